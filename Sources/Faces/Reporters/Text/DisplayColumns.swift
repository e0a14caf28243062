/// How text looks on a terminal: the columns that each scalar takes, and a visible form of those that
/// would garble it.
enum DisplayColumns {
  /// The distance of tab stops.
  static let tabStop = 8

  /// Columns of a scalar as `wcwidth` of common terminals counts them: 0 for marks that combine with the
  /// scalar before and for invisible ones, 2 for wide ones, else 1. Controls are not asked for: see
  /// `visible`. Sources: Unicode's general categories, UAX #11 (East Asian Width, W and F).
  static func of(_ scalar: Unicode.Scalar) -> Int {
    let value = scalar.value
    if value < 0x300 { return 1 }
    // Hangul vowels and final consonants join the initial consonant before them.
    if (0x1160...0x11FF).contains(value) || (0xD7B0...0xD7FF).contains(value) { return 0 }
    if isWide(value) { return 2 }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: break
    }
    // Flags are two regional indicators of one column each.
    let isFlagPart = (0x1F1E6...0x1F1FF).contains(value)
    return scalar.properties.isEmojiPresentation && !isFlagPart ? 2 : 1
  }

  /// Columns that a scalar adds behind another: the selector that asks for the picture of a text symbol
  /// makes that wide (UAX #11 counts emoji presentation sequences as W).
  static func of(_ scalar: Unicode.Scalar, after previous: Unicode.Scalar?) -> Int {
    guard scalar.value == 0xFE0F, let previous, previous.properties.isEmoji else { return of(scalar) }
    return of(previous) == 1 ? 1 : 0
  }

  /// The wide ranges beside emoji, which Unicode's property of that name covers.
  private static func isWide(_ value: UInt32) -> Bool {
    switch value {
    case 0x302A...0x302D, 0x303F, 0x3099, 0x309A: false
    case 0x1100...0x115F, 0x2329, 0x232A, 0x2E80...0x303E, 0x3041...0x3247, 0x3250...0x4DBF, 0x4E00...0xA4CF,
      0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F,
      0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x16FE0...0x18DFF, 0x1AFF0...0x1B2FF, 0x1F200...0x1F265,
      0x20000...0x3FFFD:
      true
    default: false
    }
  }

  /// What is shown instead of a scalar that a terminal would obey or hide in: control pictures for C0,
  /// the code point in angle brackets for C1 controls, line separators and marks of direction.
  static func visible(_ scalar: Unicode.Scalar) -> String? {
    switch scalar.value {
    case 0x09: nil
    case 0..<0x20: Unicode.Scalar(0x2400 + scalar.value).map { String($0) }
    case 0x7F: "\u{2421}"
    case 0x80...0x9F, 0xAD, 0x61C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFFF9...0xFFFB:
      codePoint(scalar)
    default: nil
    }
  }

  /// `<U+200B>`.
  static func codePoint(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "<U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits + ">"
  }

  /// A sign of one byte so many times; `String(repeating:count:)` appends it as often.
  static func run(of sign: Unicode.Scalar, _ count: Int) -> String {
    String(decoding: [UInt8](repeating: UInt8(truncatingIfNeeded: sign.value), count: count), as: UTF8.self)
  }

  /// Whether bytes are ASCII that shows as it is, as nearly all of most texts are.
  static func arePlain(_ bytes: some Sequence<UInt8>) -> Bool {
    for byte in bytes where byte < 0x20 || byte >= 0x7F { return false }
    return true
  }

  /// A text in lines of so many columns, broken at blanks; a word that is longer has a line of its own.
  ///
  /// `first`: columns that are left for the first line, which is empty where no word has room in it.
  static func wrapped(_ text: String, first: Int, others: Int) -> [String] {
    var lines = [""]
    var column = 0
    for word in text.split(separator: " ") {
      let wide = OfferText.columns(word)
      let room = lines.count == 1 ? first : others
      // Behind the place there are no blanks of the text's own.
      if column + (column == 0 ? 0 : 1) + wide > room, column > 0 || lines.count == 1 {
        lines.append("")
        column = 0
      }
      lines[lines.count - 1] += (column == 0 ? "" : " ") + word
      column += (column == 0 ? 0 : 1) + wide
    }
    return lines
  }

  /// A text without line breaks, tabs and controls, for one line of a report; cut to `limit` scalars.
  static func oneLine(_ text: String, limit: Int = 200) -> String {
    if text.utf8.count <= limit, arePlain(text.utf8) { return text }
    var out = ""
    var left = limit
    for scalar in text.unicodeScalars {
      if left == 0 { return out + "…" }
      left -= 1
      if let shown = visible(scalar) {
        out += shown
      } else {
        out.unicodeScalars.append(scalar.value == 0x09 ? " " : scalar)
      }
    }
    return out
  }
}
