import ArticleModel

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

  /// The next `count` bytes of the text stand nowhere in the file; they lie behind what came before.
  mutating func appendMadeUp(count: Int) {
    append(count: count, textUnit: 1, fileStart: fileEnd, fileUnit: 0)
  }
}
