import ArticleModel

/// Whether a story writes quotation marks and apostrophes straight, so that repairs follow its style.
struct TypewriterMarks {
  private let isStraight: Bool

  /// Counts the marks of the whole text once.
  init(_ article: Article) {
    var straight = 0
    var curly = 0
    let bytes = article.bytes
    for (i, byte) in bytes.enumerated() {
      if byte == 0x27 || byte == 0x22 { straight += 1 }
      if byte == 0xE2, i + 2 < bytes.count, bytes[i + 1] == 0x80, (0x98...0x9D).contains(bytes[i + 2]) {
        curly += 1
      }
    }
    isStraight = straight > curly
  }

  /// A repaired mark as the story writes it; other text stays.
  func inStyle(_ text: String) -> String {
    guard isStraight else { return text }
    switch text {
    case "‘", "’": return "'"
    case "“", "”": return "\""
    default: return text
    }
  }
}
