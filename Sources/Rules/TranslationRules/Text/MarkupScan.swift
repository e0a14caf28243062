import Bitext
import SourceText

/// Finds tags and placeholders that stand in the text itself: `<b>`, `</b>`, `%s`, `%1$d`, `{name}`.
enum MarkupScan {
  struct Item: Equatable {
    var text: String
    var range: TextRange
    /// What is compared; the text where nothing says otherwise.
    var key: String

    init(_ text: String, _ range: TextRange) {
      (self.text, self.range, key) = (text, range, text)
    }
  }

  // MARK: Tags

  /// Tags of HTML and its kin: those that close, end with a slash or have attributes, names of HTML, and names whose
  /// closing tag stands in the text as well. `<process ID>` and `<file>` are words to translate, `<jan@velm.example>`
  /// is an address.
  static func tags(_ side: SideReading) -> [Item] {
    let found = items(side, first: UInt8(ascii: "<")) { p, i, end in
      var k = i + 1
      if k < end, p[k] == UInt8(ascii: "/") { k += 1 }
      guard k < end, isLetter(p[k]) else { return nil }
      while k < end, k - i < 200, p[k] != UInt8(ascii: ">") {
        if p[k] == UInt8(ascii: "<") { return nil }
        k += 1
      }
      return k < end && p[k] == UInt8(ascii: ">") ? k + 1 : nil
    }
    if found.isEmpty { return found }
    let closed = Set(found.filter { $0.text.hasPrefix("</") }.map { name($0.text) })
    return found.filter { isTag($0.text, closed, side.lexicon) }
  }

  private static func isTag(_ text: String, _ closed: Set<Substring>, _ lexicon: TranslationLexicon) -> Bool {
    let inner = text.dropFirst().dropLast()
    let name = name(text)
    if inner.first == "/" { return inner.dropFirst().allSatisfy(isNameLetter) }
    let rest = inner.dropFirst(name.count)
    // An address in angle brackets.
    if rest.hasPrefix("//") { return false }
    if rest.isEmpty { return closed.contains(name) || lexicon.isTag(name.lowercased()) }
    if rest.last == "/" { return true }
    return rest.first?.isWhitespace == true && rest.contains("=")
  }

  /// The name of a tag, without its slash.
  private static func name(_ text: String) -> Substring {
    text.dropFirst().drop { $0 == "/" }.prefix(while: isNameLetter)
  }

  private static func isNameLetter(_ letter: Character) -> Bool {
    letter.isASCII && (letter.isLetter || letter.isNumber) || letter == "-" || letter == "_" || letter == ":"
      || letter == "."
  }

  // MARK: Placeholders

  /// Placeholders of the usual kinds: of printf (POSIX, fprintf), Python, and names in braces (ICU MessageFormat,
  /// whose branches are text with placeholders of their own).
  static func placeholders(_ side: SideReading) -> [Item] {
    // In an address a per cent sign stands before the number of a byte.
    items(side, first: UInt8(ascii: "%"), end: conversionEnd).filter { item in
      let next = side.addresses.partitioningIndex { $0.start > item.range.start }
      return next == 0 || !side.addresses[next - 1].contains(item.range)
    } + braced(side)
  }

  /// The end of a conversion of printf that begins at a per cent sign.
  private static func conversionEnd(_ p: UnsafeBufferPointer<UInt8>, _ i: Int, _ end: Int) -> Int? {
    if i > 0, p[i - 1] &- 0x30 < 10 { return nil }
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
    return k + 1 < end && isLetter(p[k + 1]) ? nil : k + 1
  }

  /// Names in braces, and those of ICU's plurals and choices, each once however many branches have it.
  private static func braced(_ side: SideReading) -> [Item] {
    var found: [Item] = []
    var inBranches: Set<String> = []
    for opener in items(side, first: UInt8(ascii: "{"), end: { _, i, _ in i + 1 }) {
      let start = opener.range.lower
      if let end = argumentEnd(side, start) {
        let name = side.text(TextRange(start, end)) + "}"
        if inBranches.insert(name).inserted { found.append(Item(name, TextRange(start, end))) }
        continue
      }
      guard !isBranch(side, start, isInMessage: !inBranches.isEmpty), let end = nameEnd(side, start) else {
        continue
      }
      let item = Item(side.text(TextRange(start, end)), TextRange(start, end))
      // Every branch of a plural may name it.
      if !inBranches.isEmpty, !inBranches.insert(item.text).inserted { continue }
      found.append(item)
    }
    return found
  }

  /// The end of the name in `{count, plural, …`; nil where no such message begins.
  private static func argumentEnd(_ side: SideReading, _ start: Int) -> Int? {
    var k = start + 1
    while k < side.range.upper, k - start < 60, isNameByte(side.p[k]) { k += 1 }
    guard k > start + 1, k < side.range.upper, side.p[k] == UInt8(ascii: ",") else { return nil }
    let end = k
    k += 1
    while k < side.range.upper, side.p[k] == 0x20 { k += 1 }
    let rest = UnsafeBufferPointer(rebasing: side.p[k..<min(k + 16, side.range.upper)])
    return ["plural", "select", "selectordinal"].contains { rest.starts(with: ($0 + ",").utf8) } ? end : nil
  }

  /// Whether a brace opens a branch: its selector (`=1`, `other`) stands before it, and an argument's comma or another
  /// branch's brace before that.
  private static func isBranch(_ side: SideReading, _ start: Int, isInMessage: Bool) -> Bool {
    guard isInMessage else { return false }
    var k = start - 1
    while k >= side.range.lower, side.p[k] == 0x20 { k -= 1 }
    let selector = k
    while k >= side.range.lower, isNameByte(side.p[k]) || side.p[k] == UInt8(ascii: "=") { k -= 1 }
    guard k < selector, k >= side.range.lower else { return false }
    while k >= side.range.lower, side.p[k] == 0x20 || side.p[k] == 0x0A { k -= 1 }
    guard k >= side.range.lower else { return false }
    if side.p[k] == UInt8(ascii: ",") { return isKind(side, before: k) }
    return side.p[k] == UInt8(ascii: "}")
  }

  /// Whether `plural` or `select` stands before a comma.
  private static func isKind(_ side: SideReading, before comma: Int) -> Bool {
    var k = comma - 1
    while k >= side.range.lower, isNameByte(side.p[k]) { k -= 1 }
    return ["plural", "select", "selectordinal"].contains(side.text(TextRange(k + 1, comma)))
  }

  private static func nameEnd(_ side: SideReading, _ start: Int) -> Int? {
    var k = start + 1
    while k < side.range.upper, k - start < 60, side.p[k] != UInt8(ascii: "}") {
      if side.p[k] == 0x20 || side.p[k] == 0x0A || side.p[k] >= 0x80 || side.p[k] == UInt8(ascii: "{") {
        return nil
      }
      k += 1
    }
    return k < side.range.upper && side.p[k] == UInt8(ascii: "}") && k > start + 1 ? k + 1 : nil
  }

  /// Placeholders of Qt and KDE: `%1`. Only where a source has them are they looked for: some languages write `%5` for
  /// five per cent.
  static func numbered(_ side: SideReading) -> [Item] {
    items(side, first: UInt8(ascii: "%")) { p, i, end in
      if i > 0, p[i - 1] &- 0x30 < 10 { return nil }
      var k = i + 1
      while k < end, k - i < 3, p[k] &- 0x30 < 10 { k += 1 }
      guard k > i + 1, p[i + 1] != UInt8(ascii: "0") else { return nil }
      if k < end, isLetter(p[k]) || p[k] &- 0x30 < 10 || p[k] == UInt8(ascii: "$") { return nil }
      return k
    }
  }

  // MARK: Parts

  private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    isLetter(byte) || byte &- 0x30 < 10 || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ".")
  }

  private static func items(
    _ side: SideReading, first: UInt8, end: (UnsafeBufferPointer<UInt8>, Int, Int) -> Int?
  ) -> [Item] {
    var found: [Item] = []
    var i = side.range.lower
    while i < side.range.upper {
      if side.p[i] == first, let stop = end(side.p, i, side.range.upper) {
        let range = TextRange(i, stop)
        found.append(Item(side.text(range), range))
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
    for item in others { left[item.key, default: 0] += 1 }
    return wanted.filter { item in
      guard let count = left[item.key], count > 0 else { return true }
      left[item.key] = count - 1
      return false
    }
  }
}
