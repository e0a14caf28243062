import SourceText

/// Leads from offsets of an article's text back to offsets of the file.
///
/// A segment says that from `textStart` on every `textUnit` bytes of the text come from `fileUnit`
/// bytes of the file: 1 and 1 for text as it stands, 3 and 6 for a `\u201c` inside a JSON string,
/// 1 and 2 for ASCII in UTF-16. Text that stands nowhere in the file (a paragraph break put between
/// two JSON strings) has a `fileUnit` of 0.
public struct OriginMap: Sendable {
  /// A stretch of the text that comes from one stretch of the file, unit by unit; it runs to the next
  /// segment.
  public struct Segment: Sendable, Equatable {
    /// Offset in the text of the first byte.
    public var textStart: UInt32
    /// Offset in the file of the byte that it comes from.
    public var fileStart: UInt32
    /// Bytes of the text in one unit.
    public var textUnit: UInt8
    /// Bytes of the file in one unit; 0 for text that stands nowhere in the file.
    public var fileUnit: UInt8

    /// Units must be at most 255 bytes long.
    public init(textStart: Int, fileStart: Int, textUnit: Int = 1, fileUnit: Int = 1) {
      self.textStart = UInt32(truncatingIfNeeded: textStart)
      self.fileStart = UInt32(truncatingIfNeeded: fileStart)
      self.textUnit = UInt8(truncatingIfNeeded: textUnit)
      self.fileUnit = UInt8(truncatingIfNeeded: fileUnit)
    }
  }

  /// Sorted by `textStart`; none where the text is the file.
  public let segments: [Segment]
  /// What lies between the file and the text, the file's own character set first; where the file holds parts of
  /// its text in several ways, that of the first part.
  public let layers: [EscapeLayer]
  /// The parts that are held otherwise than `layers` says, from an offset of the text on; sorted.
  public let zones: [Zone]

  /// A part of the text whose layers are its own: a title beside escaped HTML in one feed.
  public struct Zone: Sendable {
    /// Offset in the text of the first byte.
    public var start: Int
    /// The layers over this part, the one nearest to the bytes of the file first.
    public var layers: [EscapeLayer]

    /// A part that begins at a byte of the text, with its layers from the file to the text.
    public init(start: Int, layers: [EscapeLayer]) {
      self.start = start
      self.layers = layers
    }
  }

  /// The text is the file.
  public static let identity = OriginMap(segments: [])

  /// Segments must be sorted by `textStart`; the first must start at 0.
  public init(segments: [Segment], layers: [EscapeLayer] = [], zones: [Zone] = []) {
    self.segments = segments
    self.layers = layers
    self.zones = zones
  }

  /// The layers over a range of the text; an empty range belongs to what stands before it.
  public func layers(at range: TextRange) -> [EscapeLayer] {
    if zones.isEmpty { return layers }
    let offset = range.isEmpty ? max(0, range.lower - 1) : range.lower
    let next = zones.partitioningIndex { $0.start > offset }
    return next > 0 ? zones[next - 1].layers : layers
  }

  /// Whether offsets are the same on both sides.
  public var isIdentity: Bool { segments.isEmpty }

  /// The file's bytes from which a range of the text comes.
  public func fileRange(_ range: TextRange) -> TextRange {
    if segments.isEmpty { return range }
    let start = fileOffset(range.lower, roundUp: false)
    if range.isEmpty { return TextRange(at: start) }
    return TextRange(start, max(start, fileOffset(range.upper - 1, roundUp: true)))
  }

  /// Where the file's bytes of the text before an offset end; nil where the reader made that text up, and at the start.
  public func fileEnd(before offset: Int) -> Int? {
    guard offset > 0, !segments.isEmpty else { return offset > 0 ? offset : nil }
    guard segments[place(of: offset - 1)].fileUnit > 0 else { return nil }
    return fileOffset(offset - 1, roundUp: true)
  }

  /// Whether no byte of the range was made up by the reader, so that an edit there can be written.
  public func isWritable(_ range: TextRange) -> Bool {
    if segments.isEmpty { return true }
    var i = place(of: range.lower)
    if range.isEmpty, segments[i].fileUnit == 0 { return isBehindText(range.lower, i) }
    while i < segments.count, Int(segments[i].textStart) < max(range.upper, range.lower + 1) {
      if segments[i].fileUnit == 0 { return false }
      // Text on both sides of a gap in the file (a tag between) must not be replaced as one piece.
      if i + 1 < segments.count, Int(segments[i + 1].textStart) < range.upper,
        Int(segments[i + 1].fileStart) != end(of: i)
      {
        return false
      }
      i += 1
    }
    return true
  }

  /// Whether an offset in made-up text is its start, so that what goes in there goes in at the end of the
  /// text before it.
  private func isBehindText(_ offset: Int, _ i: Int) -> Bool {
    guard i > 0, offset == Int(segments[i].textStart), segments[i - 1].fileUnit > 0 else { return false }
    return end(of: i - 1) == Int(segments[i].fileStart)
  }

  /// The file offset of a byte of the text: of its unit's first byte, or of the byte after the unit.
  private func fileOffset(_ offset: Int, roundUp: Bool) -> Int {
    let s = segments[place(of: offset)]
    let units = (offset - Int(s.textStart)) / max(1, Int(s.textUnit)) + (roundUp ? 1 : 0)
    return Int(s.fileStart) + units * Int(s.fileUnit)
  }

  private func end(of i: Int) -> Int {
    let s = segments[i]
    let length = Int(segments[i + 1].textStart) - Int(s.textStart)
    return Int(s.fileStart) + length / max(1, Int(s.textUnit)) * Int(s.fileUnit)
  }

  /// Index of the segment that holds a text offset.
  private func place(of offset: Int) -> Int {
    return max(0, segments.partitioningIndex { Int($0.textStart) > offset } - 1)
  }

  /// The map of a text that was taken out of this map's text: `outer` leads from the new text to
  /// this one's text, the result from the new text to the file.
  ///
  /// The units of `outer` that are not single bytes must be ASCII in this one's text, as escapes are.
  /// `count`: bytes of the new text, where it is known.
  public func composed(with outer: OriginMap, count: Int = .max) -> OriginMap {
    if isIdentity, layers.isEmpty { return outer }
    if isIdentity {
      return OriginMap(
        segments: outer.segments, layers: layers + outer.layers,
        zones: outer.zones.map { Zone(start: $0.start, layers: layers + $0.layers) })
    }
    if outer.isIdentity { return self }
    let zones = outer.zones.map { Zone(start: $0.start, layers: layers + $0.layers) }
    var result: [Segment] = []
    for (i, s) in outer.segments.enumerated() {
      let mapped = Int(s.fileStart)
      if s.textUnit == 1, s.fileUnit == 1 {
        let start = Int(s.textStart)
        let isLast = i + 1 == outer.segments.count
        let next = isLast ? count : Int(outer.segments[i + 1].textStart)
        let end = next == .max ? next : mapped + next - start
        append(mapped..<end, at: start, to: &result)
        continue
      }
      // Escapes may be wide in the file; made-up text has no bytes there.
      let range = fileRange(TextRange(mapped, mapped + Int(s.fileUnit)))
      result.append(
        Segment(
          textStart: Int(s.textStart), fileStart: range.lower, textUnit: Int(s.textUnit),
          fileUnit: range.count))
    }
    return OriginMap(segments: result, layers: layers + outer.layers, zones: zones)
  }

  /// Appends this map's segments of a range of its text, which starts at an offset of the new text.
  private func append(_ range: Range<Int>, at textStart: Int, to result: inout [Segment]) {
    var k = place(of: range.lowerBound)
    var from = range.lowerBound
    while k < segments.count, from < range.upperBound {
      result.append(
        Segment(
          textStart: textStart + from - range.lowerBound, fileStart: fileOffset(from, roundUp: false),
          textUnit: Int(segments[k].textUnit), fileUnit: Int(segments[k].fileUnit)))
      k += 1
      from = k < segments.count ? Int(segments[k].textStart) : range.upperBound
    }
  }
}
