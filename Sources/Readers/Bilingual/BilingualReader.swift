import ArticleModel
import Bitext
import SourceText

/// What came of reading a bilingual file: always a document, empty where nothing could be read.
package struct BilingualResult: Sendable {
  package var document: BilingualDocument
  /// In the order of the file.
  package var problems: [ReadProblem]
  /// Whether some of the file could not be read.
  package var isIncomplete: Bool { problems.contains(where: \.isError) }
}

/// Which languages a caller says the sides are in; nil: as the file says.
package struct StatedLanguages: Sendable {
  package var source: Language?
  package var target: Language?

  package init(source: Language? = nil, target: Language? = nil) {
    self.source = source
    self.target = target
  }
}

/// The way from the bytes of a bilingual file to segments. It never fails: what cannot be read becomes a
/// problem of the result.
package enum BilingualReader {
  /// The bilingual format of a file by its extension, or for XML by its root; nil where it is none.
  package static func format(of file: SourceText) -> InputFormat? {
    switch DocumentReader.fileExtension(of: file.name) {
    case "xlf", "xliff", "sdlxliff", "mqxliff", "mxliff", "txlf": return .xliff
    case "tmx": return .tmx
    case "po", "pot": return .po
    case "tsv", "tab": return .tsv
    case "csv": return .csv
    default: return nil
    }
  }

  /// Reads one file.
  package static func read(
    _ file: SourceText, as format: InputFormat, languages: StatedLanguages
  ) -> BilingualResult {
    let decoded = TextDecoder.decode(file)
    var result: BilingualResult
    switch format {
    case .xliff: result = XLIFFReader.read(decoded, languages)
    case .tmx: result = TMXReader.read(decoded, languages)
    case .columns: result = ColumnsReader.read(decoded, languages)
    case .po: result = POReader.read(decoded, languages)
    case .tsv: result = DelimitedReader.read(decoded, delimiter: UInt8(ascii: "\t"), languages)
    default: result = DelimitedReader.read(decoded, delimiter: nil, languages)
    }
    result.problems = (decoded.problems + result.problems).sorted { $0.range.start < $1.range.start }
    return result
  }

  /// One plain text as a side of a document, and what is wrong with its bytes.
  package static func plain(_ file: SourceText) -> (side: BilingualSide, problems: [ReadProblem]) {
    let decoded = TextDecoder.decode(file)
    return (BilingualSide(text: decoded.text, origin: decoded.origin, language: nil), decoded.problems)
  }

  /// A document without segments.
  static func empty(_ name: String) -> BilingualDocument {
    let side = BilingualSide(text: SourceText(name: name, bytes: []), origin: .identity, language: nil)
    return BilingualDocument(source: side, target: side, segments: [])
  }
}
