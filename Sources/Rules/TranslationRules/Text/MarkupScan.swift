import Bitext
import SourceText

/// Finds tags and placeholders that stand in the text itself: `<b>`, `</b>`, `%s`, `%1$d`, `{name}`.
enum MarkupScan {
  struct Item: Equatable {
    var text: String
    var range: TextRange
  }

  /// Tags of HTML and its kin.
  static func tags(_ side: SideReading) -> [Item] {
    items(side, first: UInt8(ascii: "<")) { p, i, end in
      var k = i + 1
      if k < end, p[k] == UInt8(ascii: "/") { k += 1 }
      guard k < end, (p[k] | 0x20) &- 0x61 < 26 else { return nil }
      while k < end, k - i < 200, p[k] != UInt8(ascii: ">") {
        if p[k] == UInt8(ascii: "<") { return nil }
        k += 1
      }
      return k < end && p[k] == UInt8(ascii: ">") ? k + 1 : nil
    }
  }

  /// Placeholders of the usual kinds. Source of the printf form: POSIX, fprintf.
  static func placeholders(_ side: SideReading) -> [Item] {
    let percent = items(side, first: UInt8(ascii: "%")) { p, i, end in
      if i > side.range.lower, p[i - 1] &- 0x30 < 10 { return nil }
      var k = i + 1
      if k < end, p[k] == UInt8(ascii: "(") {
        while k < end, p[k] != UInt8(ascii: ")"), k - i < 60 { k += 1 }
        k += 1
      }
      while k < end, p[k] &- 0x30 < 10 || [0x24, 0x2E, 0x2B, 0x2D, 0x23].contains(p[k]) { k += 1 }
      while k < end, p[k] == UInt8(ascii: "l") || p[k] == UInt8(ascii: "h") || p[k] == UInt8(ascii: "z") {
        k += 1
      }
      guard k < end, Array("sdifuxXocCeEgG@".utf8).contains(p[k]) else { return nil }
      // `5 %de`: a letter behind is a word.
      if k + 1 < end, (p[k + 1] | 0x20) &- 0x61 < 26 { return nil }
      return k + 1
    }
    return percent
      + items(side, first: UInt8(ascii: "{")) { p, i, end in
        var k = i + 1
        while k < end, k - i < 60, p[k] != UInt8(ascii: "}") {
          if p[k] == 0x20 || p[k] == 0x0A || p[k] >= 0x80 { return nil }
          k += 1
        }
        return k < end && p[k] == UInt8(ascii: "}") && k > i + 1 ? k + 1 : nil
      }
  }

  private static func items(
    _ side: SideReading, first: UInt8, end: (UnsafeBufferPointer<UInt8>, Int, Int) -> Int?
  ) -> [Item] {
    var found: [Item] = []
    var i = side.range.lower
    while i < side.range.upper {
      if side.p[i] == first, let stop = end(side.p, i, side.range.upper) {
        let range = TextRange(i, stop)
        found.append(Item(text: side.text(range), range: range))
        i = stop
      } else {
        i += 1
      }
    }
    return found
  }

  /// What one list has and another lacks, as often as it does.
  static func missing(_ wanted: [Item], in others: [Item]) -> [Item] {
    var left: [String: Int] = [:]
    for item in others { left[item.text, default: 0] += 1 }
    return wanted.filter { item in
      guard let count = left[item.text], count > 0 else { return true }
      left[item.text] = count - 1
      return false
    }
  }
}
