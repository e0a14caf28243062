/// Which numbers the forms of a plural stand for, by the `Plural-Forms` line of a catalogue: an expression of C over
/// the number `n` that gives the form (GNU gettext manual, 11.2.6 Plural forms).
struct PluralForms {
  /// How many of the numbers from 0 to 1000 each form stands for, as far as they were counted.
  private let counts: [Int]

  /// A form for fewer numbers than these need not state its number. Source: gettext's msgfmt, which lets the formats of
  /// such a form lack a directive.
  private static let often = 5
  /// Numbers that are tried.
  private static let tried = 0...1000
  private static let mostForms = 64

  /// Reads `nplurals=2; plural=(n != 1);`; nil for what is no such line.
  init?(header: Substring) {
    guard let start = header.range(of: "plural=", after: "nplurals=") else { return nil }
    let text = header[start...].prefix { $0 != ";" }
    var reader = PluralExpression(Array(text.utf8))
    guard let expression = reader.read() else { return nil }
    var counts = [Int](repeating: 0, count: PluralForms.mostForms)
    for n in PluralForms.tried {
      guard let form = expression(n), counts.indices.contains(form) else { return nil }
      counts[form] += 1
    }
    self.counts = counts
  }

  /// Whether a form stands for hardly more than one number.
  func isOfFewNumbers(_ form: Int) -> Bool {
    counts.indices.contains(form) && counts[form] > 0 && counts[form] < PluralForms.often
  }
}

extension Substring {
  /// Where the text behind `word` begins, the first one that stands behind `front`.
  fileprivate func range(of word: String, after front: String) -> Index? {
    guard let start = firstEnd(of: front) else { return nil }
    return self[start...].firstEnd(of: word)
  }

  private func firstEnd(of word: String) -> Index? {
    var i = startIndex
    while i < endIndex {
      if self[i...].hasPrefix(word) { return index(i, offsetBy: word.count) }
      i = index(after: i)
    }
    return nil
  }
}

/// Reads an expression of C with the number `n`, by precedence: `?:`, `||`, `&&`, `== !=`, `< > <= >=`, `+ -`,
/// `* / %`, `!`.
struct PluralExpression {
  typealias Value = @Sendable (Int) -> Int?

  private let text: [UInt8]
  private var i = 0
  /// Brackets and signs that are open: a hostile header opens no more than these.
  private var depth = 0

  private static let deepest = 40
  private static let levels: [[String]] = [
    ["||"], ["&&"], ["==", "!="], ["<=", ">=", "<", ">"], ["+", "-"], ["*", "/", "%"],
  ]

  init(_ text: [UInt8]) { self.text = text.filter { $0 > 0x20 } }

  /// The whole expression; nil where it is none.
  mutating func read() -> Value? {
    guard let value = choice(), i == text.count else { return nil }
    return value
  }

  private mutating func take(_ sign: String) -> Bool {
    guard text[i...].starts(with: sign.utf8) else { return false }
    i += sign.utf8.count
    return true
  }

  private mutating func choice() -> Value? {
    depth += 1
    defer { depth -= 1 }
    guard depth < PluralExpression.deepest, let test = level(0) else { return nil }
    guard take("?") else { return test }
    guard let yes = choice(), take(":"), let no = choice() else { return nil }
    return { n in test(n).flatMap { $0 != 0 ? yes(n) : no(n) } }
  }

  private mutating func level(_ k: Int) -> Value? {
    guard k < PluralExpression.levels.count else { return unary() }
    guard var left = level(k + 1) else { return nil }
    var terms = 0
    while terms < PluralExpression.deepest, let sign = PluralExpression.levels[k].first(where: { take($0) }) {
      guard let right = level(k + 1) else { return nil }
      left = PluralExpression.joined(left, sign, right)
      terms += 1
    }
    return left
  }

  private static func joined(_ a: @escaping Value, _ sign: String, _ b: @escaping Value) -> Value {
    { n in
      guard let x = a(n), let y = b(n) else { return nil }
      switch sign {
      case "||": return x != 0 || y != 0 ? 1 : 0
      case "&&": return x != 0 && y != 0 ? 1 : 0
      case "==": return x == y ? 1 : 0
      case "!=": return x != y ? 1 : 0
      case "<=": return x <= y ? 1 : 0
      case ">=": return x >= y ? 1 : 0
      case "<": return x < y ? 1 : 0
      case ">": return x > y ? 1 : 0
      case "+": return x &+ y
      case "-": return x &- y
      case "*": return x &* y
      case "/": return y == 0 ? nil : x / y
      default: return y == 0 ? nil : x % y
      }
    }
  }

  private mutating func unary() -> Value? {
    depth += 1
    defer { depth -= 1 }
    guard depth < PluralExpression.deepest else { return nil }
    if take("!") {
      guard let value = unary() else { return nil }
      return { n in value(n).map { $0 == 0 ? 1 : 0 } }
    }
    if take("(") {
      guard let value = choice(), take(")") else { return nil }
      return value
    }
    if take("n") { return { $0 } }
    var number = 0
    var digits = 0
    while i < text.count, text[i] &- 0x30 < 10, digits < 9 {
      number = number * 10 + Int(text[i] - 0x30)
      digits += 1
      i += 1
    }
    guard digits > 0 else { return nil }
    let value = number
    return { _ in value }
  }
}
