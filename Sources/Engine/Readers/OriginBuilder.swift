import ArticleModel
import SourceText

/// Collects the segments of an `OriginMap` while a text is written from front to back; neighbours of
/// the same kind become one segment.
struct OriginBuilder {
  private(set) var segments: [OriginMap.Segment] = []
  private var textEnd = 0
  private var fileEnd = 0

  /// The next `count` units of the text, `textUnit` bytes each, come from as many units of `fileUnit`
  /// bytes of the file from `fileStart` on.
  mutating func append(count: Int = 1, textUnit: Int, fileStart: Int, fileUnit: Int) {
    guard count > 0 else { return }
    if segments.isEmpty || fileStart != fileEnd || Int(segments[segments.count - 1].textUnit) != textUnit
      || Int(segments[segments.count - 1].fileUnit) != fileUnit
    {
      segments.append(
        OriginMap.Segment(
          textStart: textEnd, fileStart: fileStart, textUnit: textUnit, fileUnit: fileUnit))
    }
    textEnd += count * textUnit
    fileEnd = fileStart + count * fileUnit
  }

  /// Segments of a text of `length` bytes that is appended as a whole.
  mutating func append(_ map: OriginMap, length: Int) {
    for segment in map.segments {
      segments.append(
        OriginMap.Segment(
          textStart: textEnd + Int(segment.textStart), fileStart: Int(segment.fileStart),
          textUnit: Int(segment.textUnit), fileUnit: Int(segment.fileUnit)))
    }
    textEnd += length
    fileEnd = length > 0 ? map.fileRange(TextRange(length - 1, length)).upper : fileEnd
  }

  /// The next `count` bytes of the text stand nowhere in the file; they lie behind what came before.
  mutating func appendMadeUp(count: Int) {
    append(count: count, textUnit: 1, fileStart: fileEnd, fileUnit: 0)
  }
}
