/// What stands in a file before a part of it that begins with a line.
public struct PartStart: Hashable, Sendable {
  /// Bytes before it.
  public var bytes: Int
  /// Lines before it.
  public var lines: Int
  /// Lines before it that are not blank.
  public var rows: Int

  /// The start of a file, where nothing is stated.
  public init(bytes: Int = 0, lines: Int = 0, rows: Int = 0) {
    self.bytes = bytes
    self.lines = lines
    self.rows = rows
  }

  /// Where the part behind a text begins, which ends with a line.
  public func behind(_ text: SourceText) -> PartStart {
    let index = LineIndex(SourceText(name: text.name, bytes: text.bytes))
    var rows = rows
    for line in index.lines {
      guard let range = index.range(ofLine: line) else { continue }
      if text.bytes[range.lower..<range.upper].contains(where: { $0 > 0x20 }) { rows += 1 }
    }
    return PartStart(
      bytes: bytes + text.bytes.count, lines: lines + index.lines.count - 1, rows: rows)
  }
}
