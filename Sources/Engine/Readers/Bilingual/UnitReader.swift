import ArticleModel
import Bitext
import SourceText

/// Takes the events of a bilingual XML format and gathers its units.
protocol UnitWalk: XMLEvents {
  /// The name of the format and of its root.
  static var format: (name: String, root: String) { get }
  var builder: UnitBuilder { get set }
  /// As the caller or the file says.
  var languages: StatedLanguages { get }
  var problems: [ReadProblem] { get }
  var hasRoot: Bool { get }
  var places: UnitPlaces { get }
  /// After the last event: what a file that ends inside a unit still gives.
  func finish()
}

/// Reads a bilingual XML format: a pause in the stream of events is the end of a piece.
final class UnitReader<Walk: UnitWalk>: SegmentReader {
  private let decoded: DecodedText
  private let walk: Walk
  private let stream: XMLStream?
  private var isDone = false

  init(_ decoded: DecodedText, _ walk: Walk) {
    self.decoded = decoded
    self.walk = walk
    stream = XMLStream(decoded.text.bytes, walk, isStrict: true)
  }

  func next() -> BilingualDocument? {
    guard !isDone else { return nil }
    if !(stream?.resume() ?? false) {
      isDone = true
      walk.finish()
    }
    return walk.builder.take(decoded, walk.languages)
  }

  var places: UnitPlaces { walk.places }

  var problems: [ReadProblem] {
    let faults = stream?.problems ?? [XMLStream.noParser]
    guard isDone, !walk.hasRoot, faults.isEmpty else { return faults + walk.problems }
    return walk.problems + [
      ReadProblem(
        kind: .malformedXML, isError: true, range: TextRange(at: 0),
        message: "this is not \(Walk.format.name): its root is not '\(Walk.format.root)'")
    ]
  }
}
