import SourceText

extension FileFormat {
  /// JSON Lines: an article a line.
  package static let jsonLines = FileFormat(
    "jsonl", "JSON Lines", extensions: ["jsonl", "ndjson"], namedExtensions: ["json"],
    traits: .sharesExtensions,
    begins: { bytes in
      // A first line that is an object, and a second that begins as one.
      let lines = bytes.prefix(1 << 16).split(maxSplits: 2, omittingEmptySubsequences: true) {
        $0 == 0x0A || $0 == 0x0D
      }
      guard lines.count >= 2 else { return false }
      func isObject(_ line: ArraySlice<UInt8>) -> Bool {
        line.first == UInt8(ascii: "{") && line.last { $0 > 0x20 } == UInt8(ascii: "}")
      }
      return isObject(lines[0]) && lines[1].first == UInt8(ascii: "{") && lines[0].count > 2
    }, reading: .articles { NinjsReader($0, isLines: true) })
}
