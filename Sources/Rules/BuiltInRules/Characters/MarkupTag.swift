import ArticleModel
import SourceText

/// A tag of HTML or NITF as it stands in copy.
struct MarkupTag {
  /// From `<` to `>`, or their escaped forms.
  var range: TextRange
  /// Whether it divides lines rather than words.
  var isBlock: Bool

  /// No tag is longer, its attributes included.
  private static let longest = 600

  /// Reads a tag behind its opening bracket; nil where none stands. `closers`: what ends it.
  init?(from start: Int, behind open: Int, closedBy closers: [[UInt8]], in article: Article) {
    let bytes = article.bytes
    var i = open
    if i < bytes.count, bytes[i] == 0x2F { i += 1 }
    let name = i
    while i < bytes.count, i - name < 20, MarkupTag.isNameByte(bytes[i]) { i += 1 }
    guard i > name, i < bytes.count,
      let fields = article.vocabulary["markup-tags"].fields(ByteHash.of(Folding.fold(bytes[name..<i])))
    else { return nil }
    guard let end = MarkupTag.end(from: i, closers, bytes),
      !MarkupTag.isCompany(bytes[open..<i], bytes[i..<end], behind: start, bytes, isLone: fields.count > 1)
    else { return nil }
    range = TextRange(start, end)
    isBlock = fields.first != "inline"
  }

  /// `USAir <U> said` and `<Mark Resources Inc>`: business copy sets tickers and names of companies in the
  /// brackets of tags. A ticker stands behind a name, and names hold capitals where attributes have `=`.
  private static func isCompany(
    _ name: ArraySlice<UInt8>, _ rest: ArraySlice<UInt8>, behind start: Int, _ bytes: [UInt8], isLone: Bool
  ) -> Bool {
    func isCapital(_ byte: UInt8) -> Bool { byte &- 0x41 < 26 }
    guard name.first.map(isCapital) ?? false else { return false }
    if rest.first == 0x20 {
      return rest.dropFirst().first.map(isCapital) ?? false && !rest.contains(0x3D)
    }
    guard !isLone, name.allSatisfy(isCapital), start > 1, bytes[start - 1] == 0x20 else { return false }
    let word = bytes[..<(start - 1)].suffix(24)
    // `Varel's <V> offer`: behind a possessive as well.
    let first = word.lastIndex { !isNameByte($0) && $0 != 0x27 }.map { $0 + 1 } ?? word.startIndex
    return first < word.endIndex && isCapital(word[first])
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || byte == 0x2D
  }

  /// The offset behind the closing bracket: right behind the name, or behind attributes.
  private static func end(from start: Int, _ closers: [[UInt8]], _ bytes: [UInt8]) -> Int? {
    guard bytes[start] == 0x20 || bytes[start] == 0x2F || closers.contains(where: { $0[0] == bytes[start] })
    else { return nil }
    var i = start
    while i < min(bytes.count, start + longest) {
      for closer in closers where bytes[i...].starts(with: closer) { return i + closer.count }
      if bytes[i] == 0x3C || bytes[i] == 0x0A { return nil }
      i += 1
    }
    return nil
  }
}
