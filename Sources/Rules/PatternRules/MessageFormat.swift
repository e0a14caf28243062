/// Messages of rule files: `%s` in turn, `%[n]s` by number, `%d` for counts, `%%` for a per cent sign.
enum MessageFormat {
  /// The message with its texts. What is asked for and not there is empty; a lone `%` stays.
  static func text(
    _ format: String, _ arguments: [String], number: Int? = nil, isVale: Bool = false
  ) -> String {
    let format = Array(format.utf8)
    var out: [UInt8] = []
    out.reserveCapacity(format.count + arguments.reduce(0) { $0 + $1.utf8.count })
    var next = 0
    func put(_ index: Int) {
      if arguments.indices.contains(index) { out += arguments[index].utf8 }
    }
    var i = 0
    while i < format.count {
      guard format[i] == UInt8(ascii: "%"), i + 1 < format.count else {
        out.append(format[i])
        i += 1
        continue
      }
      switch format[i + 1] {
      case UInt8(ascii: "s"):
        if let number {
          // Go prints a number that is asked for as text in this way, and so does Vale.
          out += (isVale ? "%!s(int=\(number))" : String(number)).utf8
        } else {
          put(next)
          next += 1
        }
        i += 2
      case UInt8(ascii: "d"):
        if let number { out += String(number).utf8 } else { put(next) }
        next += 1
        i += 2
      case UInt8(ascii: "%"):
        out.append(UInt8(ascii: "%"))
        i += 2
      case UInt8(ascii: "["):
        guard let (place, end) = numbered(format, from: i + 2) else { fallthrough }
        if let number { out += String(number).utf8 } else { put(place - 1) }
        next = place
        i = end
      default:
        out.append(UInt8(ascii: "%"))
        i += 1
      }
    }
    return String(decoding: out, as: UTF8.self)
  }

  /// The number, from 1, in `n]s` at an offset, and where what comes after that begins; nil where there is none.
  private static func numbered(_ format: [UInt8], from start: Int) -> (place: Int, end: Int)? {
    guard let close = format[start...].firstIndex(of: UInt8(ascii: "]")), close + 1 < format.count,
      let place = Int(String(decoding: format[start..<close], as: UTF8.self)), place > 0
    else { return nil }
    var end = close + 2
    while end < format.count, format[end] & 0xC0 == 0x80 { end += 1 }
    return (place, end)
  }

  /// A match as messages show it.
  static func onOneLine(_ text: String) -> String {
    // What has no control byte and no byte that a line end outside ASCII begins with has no line end.
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0xC2 && $0 != 0xE2 }) { return text }
    return String(text.map { $0.isNewline ? " " : $0 })
  }
}
