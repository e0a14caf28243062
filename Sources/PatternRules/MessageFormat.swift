/// Messages of rule files: `%s` in turn, `%[n]s` by number, `%d` for counts, `%%` for a per cent sign.
enum MessageFormat {
  /// The message with its texts. What is asked for and not there is empty; a lone `%` stays.
  static func text(
    _ format: String, _ arguments: [String], number: Int? = nil, isVale: Bool = false
  ) -> String {
    var out = ""
    var next = 0
    let scalars = Array(format.unicodeScalars)
    var i = 0
    func argument(_ index: Int) -> String { arguments.indices.contains(index) ? arguments[index] : "" }
    while i < scalars.count {
      guard scalars[i] == "%", i + 1 < scalars.count else {
        out.unicodeScalars.append(scalars[i])
        i += 1
        continue
      }
      switch scalars[i + 1] {
      case "s":
        if let number {
          // Go prints a number that is asked for as text in this way, and so does Vale.
          out += isVale ? "%!s(int=\(number))" : String(number)
        } else {
          out += argument(next)
          next += 1
        }
        i += 2
      case "d":
        out += number.map { String($0) } ?? argument(next)
        next += 1
        i += 2
      case "%":
        out += "%"
        i += 2
      case "[":
        guard let close = scalars[i...].firstIndex(of: "]"), close + 1 < scalars.count,
          let place = Int(String(String.UnicodeScalarView(scalars[(i + 2)..<close]))), place > 0
        else { fallthrough }
        out += number.map { String($0) } ?? argument(place - 1)
        next = place
        i = close + 2
      default:
        out += "%"
        i += 1
      }
    }
    return out
  }

  /// A match as messages show it.
  static func onOneLine(_ text: String) -> String {
    String(text.map { $0.isNewline ? " " : $0 })
  }
}
