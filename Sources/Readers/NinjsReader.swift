import ArticleModel
import SourceText

/// Reads ninjs, the IPTC's news in JSON: versions 1 (`headline`, `byline`, `body_text`), 2 and 3
/// (`headlines`, `bodies`).
enum NinjsReader {
  /// The article of a JSON text; ranges and origins are in that text.
  static func read(_ text: SourceText) -> ReadResult {
    let strings = JSONStrings(text)
    var build = TextBuild()
    var stated: [Region] = []
    for (kind, range) in parts(strings, text) {
      if !build.bytes.isEmpty { build.invent("\n\n", at: range.lower) }
      let start = build.bytes.count
      append(range, of: text, to: &build)
      stated.append(Region(kind: kind, range: TextRange(start, build.bytes.count)))
    }
    var problems: [ReadProblem] = []
    if let fault = strings.fault {
      problems.append(
        ReadProblem(
          rule: "malformed-json", isError: true,
          range: TextRange(fault.offset, min(text.bytes.count, fault.offset + 1)), message: fault.message))
    } else if stated.isEmpty {
      let isHTML = strings.values.contains { $0.path == ["body_html"] || $0.path == ["body_xhtml"] }
      problems.append(
        ReadProblem(
          rule: "nothing-to-read", isError: false, range: TextRange(0, 0),
          message: isHTML
            ? "only an HTML body, which is not read yet; export body_text as well"
            : "no headline or body_text in this JSON"))
    }
    let metadata = ArticleMetadata(
      format: "ninjs",
      date: value(["versioncreated", "versionCreated", "firstcreated", "firstCreated"], strings, text),
      language: value(["language"], strings, text))
    let document = ReadDocument(
      text: SourceText(name: text.name, bytes: build.bytes), origin: build.origin(.jsonString),
      metadata: metadata,
      stated: stated)
    return ReadResult(document: document, problems: problems)
  }

  private static func value(_ names: [String], _ strings: JSONStrings, _ text: SourceText) -> String? {
    for name in names {
      if let found = strings.values.first(where: { $0.path == [name] }) { return text[found.range] }
    }
    return nil
  }

  /// Headline, byline and body in the order in which they are read.
  private static func parts(_ strings: JSONStrings, _ text: SourceText) -> [(RegionKind, TextRange)] {
    func first(_ name: String) -> TextRange? {
      strings.values.first { $0.path == [name] && !$0.range.isEmpty }?.range
    }
    func listed(_ name: String) -> TextRange? {
      let values = strings.values.filter { $0.path == [name, "value"] }
      // A plain-text body where one is marked as such, else the first that is not marked as HTML.
      let types = strings.values.filter {
        $0.path == [name, "contentType"] || $0.path == [name, "contenttype"]
      }
      func type(_ value: JSONStrings.Value) -> String? {
        types.first { $0.object == value.object }.map { text[$0.range] }
      }
      return
        (values.first { type($0)?.contains("plain") ?? false }
        ?? values.first { !(type($0)?.contains("html") ?? false) })?.range
    }
    let candidates: [(RegionKind, TextRange?)] = [
      (.headline, first("headline") ?? listed("headlines")),
      (.byline, first("byline") ?? first("by")),
      (.body, first("body_text") ?? listed("bodies")),
    ]
    return candidates.compactMap { kind, range in range.map { (kind, $0) } }
  }

  /// Appends the text of a JSON string, escapes decoded.
  private static func append(_ range: TextRange, of text: SourceText, to build: inout TextBuild) {
    let bytes = text.bytes
    var at = range.lower
    var i = range.lower
    while i < range.upper {
      guard bytes[i] == 0x5C, i + 1 < range.upper else {
        i += 1
        continue
      }
      build.copy(bytes[at..<i], from: at)
      let (value, length) = escape(bytes, at: i, end: range.upper)
      build.append(value, from: i, length: length)
      i += length
      at = i
    }
    build.copy(bytes[at..<range.upper], from: at)
  }

  /// The scalar of an escape and its length in bytes; an escape that is none stands for its letter.
  private static func escape(_ bytes: [UInt8], at i: Int, end: Int) -> (UInt32, Int) {
    switch bytes[i + 1] {
    case 0x6E: return (0x0A, 2)
    case 0x72: return (0x0D, 2)
    case 0x74: return (0x09, 2)
    case 0x62: return (0x08, 2)
    case 0x66: return (0x0C, 2)
    case 0x75:
      guard let first = hex(bytes, at: i + 2, end: end) else { return (0xFFFD, 2) }
      if (0xD800..<0xDC00).contains(first), i + 7 < end, bytes[i + 6] == 0x5C, bytes[i + 7] == 0x75,
        let second = hex(bytes, at: i + 8, end: end), (0xDC00..<0xE000).contains(second)
      {
        return (0x10000 + (first - 0xD800) << 10 + (second - 0xDC00), 12)
      }
      return ((0xD800..<0xE000).contains(first) ? 0xFFFD : first, 6)
    default: return bytes[i + 1] < 0x80 ? (UInt32(bytes[i + 1]), 2) : (0x5C, 1)
    }
  }

  private static func hex(_ bytes: [UInt8], at i: Int, end: Int) -> UInt32? {
    guard i + 4 <= end else { return nil }
    return UInt32(String(decoding: bytes[i..<(i + 4)], as: UTF8.self), radix: 16)
  }
}
