import SourceText

/// Says beforehand whether a page nests deeper than a parser's tree should.
enum HTMLNesting {
  /// Elements within one another. Real pages have a few dozen; what scripts compare (`i<n`) counts as well, some
  /// 900 in the worst of 400 pages of news.
  private static let deepest = 2000
  /// Elements that are closed by what follows them, or hold nothing.
  private static let unclosed: Set<String> = [
    "p", "li", "td", "th", "tr", "dt", "dd", "option", "br", "img", "hr", "input", "meta", "link", "area",
    "base",
    "col", "embed", "source", "track", "wbr", "param", "thead", "tbody", "tfoot", "colgroup",
  ]

  /// The problem of a page that is not read.
  static func fault(in bytes: [UInt8]) -> ReadProblem? {
    var depth = 0
    var i = 0
    while let open = bytes[i...].firstIndex(of: UInt8(ascii: "<")) {
      i = open + 1
      guard i < bytes.count else { break }
      let isEnd = bytes[i] == UInt8(ascii: "/")
      var end = isEnd ? i + 1 : i
      let start = end
      while end < bytes.count, end - start < 12, (bytes[end] | 0x20) &- 0x61 < 26 || bytes[end] &- 0x30 < 10 {
        end += 1
      }
      // `i<10` in a script is no tag.
      guard end > start, bytes[start] | 0x20 >= UInt8(ascii: "a") else { continue }
      let name = String(decoding: bytes[start..<end], as: UTF8.self).lowercased()
      if unclosed.contains(name) { continue }
      depth = isEnd ? max(0, depth - 1) : depth + 1
      if depth > deepest {
        return ReadProblem(
          kind: .malformedHTML, isError: true, range: TextRange(open, end),
          message: "more than \(deepest) elements within one another; the page is not read")
      }
    }
    return nil
  }
}
