import ArticleModel
import Bitext
import SourceText

/// Which languages a caller says the sides are in; nil: as the file says.
package struct StatedLanguages: Sendable, Equatable {
  /// The language of the source side; nil: as the file says.
  package var source: Language?
  /// The language of the target side; nil: as the file says.
  package var target: Language?

  /// Nothing stated of a side that is nil.
  package init(source: Language? = nil, target: Language? = nil) {
    self.source = source
    self.target = target
  }
}

/// Takes a file of one format apart into segments, piece by piece.
protocol SegmentReader: AnyObject {
  /// The segments of the next piece; nil at the end of the file. A piece may be without segments.
  func next() -> BilingualDocument?
  /// What is wrong with the file so far; ranges in the decoded text.
  var problems: [ReadProblem] { get }
  /// The units that were read so far; offsets of the decoded text.
  var places: UnitPlaces { get }
}

extension SegmentReader {
  var places: UnitPlaces { UnitPlaces() }
}

/// When the segments that were read so far are handed on.
enum PieceSize {
  /// Segments of a piece, and bytes of its target side: what rules of articles take for one text.
  private static let mostSegments = 1000
  private static let mostBytes = 1 << 17

  static func isFull(_ segments: Int, _ targetBytes: Int) -> Bool {
    segments >= mostSegments || targetBytes > mostBytes
  }
}

/// The way from the bytes of a bilingual file to segments, read piece by piece so that no more of a file is
/// taken apart than is being worked on. It never fails: what cannot be read becomes a problem.
package final class BilingualReader {
  private let decoded: DecodedText
  private let segments: any SegmentReader
  private var (hasSegment, isDone) = (false, false)

  /// `format` is a bilingual one; another is read as a table.
  package init(_ file: SourceText, as format: FileFormat, languages: StatedLanguages) {
    decoded = TextDecoder.decode(file)
    guard case .segments(let make) = format.reading else {
      segments = DelimitedReader(decoded, delimiter: nil, languages)
      return
    }
    segments = make(decoded, languages)
  }

  /// The next piece of the file; nil at its end.
  package func next() -> BilingualDocument? {
    while let piece = segments.next() {
      if !piece.segments.isEmpty {
        hasSegment = true
        return piece
      }
    }
    isDone = true
    return nil
  }

  /// Whether the file is its own text.
  package var isUTF8: Bool { decoded.origin.isIdentity }

  /// The units of the file as far as it has been read; offsets of the file.
  package var places: UnitPlaces {
    decoded.origin.isIdentity
      ? segments.places
      : segments.places.mapped { [origin = decoded.origin] in origin.fileRange(TextRange(at: $0)).lower }
  }

  /// What is wrong with the file as far as it has been read, in its order; ranges in the file.
  package var problems: [ReadProblem] {
    let own = segments.problems.map { problem in
      var problem = problem
      problem.range = decoded.origin.fileRange(problem.range)
      return problem
    }
    var all = (decoded.problems + own).sorted { $0.range.start < $1.range.start }
    if isDone, !hasSegment, !all.contains(where: \.isError) {
      all.append(
        ReadProblem(
          kind: .nothingToRead, isError: false, range: TextRange(at: 0),
          message: "no segment in this file"))
    }
    return all
  }

  /// One plain text as a side of a document, and what is wrong with its bytes.
  package static func plain(_ file: SourceText) -> (side: BilingualSide, problems: [ReadProblem]) {
    let decoded = TextDecoder.decode(file)
    return (BilingualSide(text: decoded.text, origin: decoded.origin, language: nil), decoded.problems)
  }
}
