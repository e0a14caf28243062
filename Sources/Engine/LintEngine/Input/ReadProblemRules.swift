import Readers
import RuleKit

/// What is said of a file that readers cannot take as it is: one rule for each kind of problem.
enum ReadProblemRules {
  /// Every one, in the order of the kinds.
  static let all = ReadProblem.Kind.allCases.map(info)

  /// The rule of a kind of problem.
  static func info(_ kind: ReadProblem.Kind) -> RuleInfo {
    switch kind {
    case .assumedEncoding: assumedEncoding
    case .binaryFile: binaryFile
    case .encodingMismatch: encodingMismatch
    case .malformedData: malformedData
    case .malformedHTML: malformedHTML
    case .malformedJSON: malformedJSON
    case .malformedCatalogue: malformedCatalogue
    case .malformedTable: malformedTable
    case .malformedXML: malformedXML
    case .noLanguages: noLanguages
    case .nothingToRead: nothingToRead
    case .undecodableBytes: undecodableBytes
    }
  }

  private static let assumedEncoding =
    RuleInfo(
      id: "assumed-encoding", category: .input, severity: .note,
      summary: "A file that is not UTF-8 is read as Windows-1252.",
      rationale:
        "Its bytes are no UTF-8 and all of them are letters and marks in Windows-1252, which is what older systems send. Save the file as UTF-8: quotation marks and letters beyond ASCII cannot be put right in it.",
      examples: []
    )
    .reading(.all, onlyEnglish: false)

  private static let binaryFile =
    RuleInfo(
      id: "binary-file", category: .input, severity: .error,
      summary: "A file with a NUL byte is no text, and is not read.",
      rationale:
        "Pictures, archives and word processors' own formats are no copy. Where the file is meant to be a story, save it as text in UTF-8.",
      examples: []
    )
    .reading(.all, onlyEnglish: false)

  private static let encodingMismatch =
    RuleInfo(
      id: "encoding-mismatch", category: .input, severity: .error,
      summary: "A file says that it is in one character set and is in another.",
      rationale:
        "Whoever goes by the declaration reads `â€™` for an apostrophe, or refuses the file: an XML parser has to. The file is read as what its bytes are. Correct the declaration, or save the file in what it says. Of a web page, whose server may say otherwise, it is a note.",
      examples: []
    )
    .reading(.all, onlyEnglish: false)

  private static let malformedData =
    RuleInfo(
      id: "malformed-data", category: .input, severity: .error,
      summary: "A data file cannot be read by the view that a .vale.ini has of it.",
      rationale:
        "Views (`View = NAME`) say which texts of JSON, YAML and TOML files are read. The file is no such document, or an expression of the view takes too many steps on it. The message says what is wrong and the place where it shows; nothing of the file is checked.",
      examples: []
    )
    .reading(.all, onlyEnglish: false)

  private static let malformedHTML =
    RuleInfo(
      id: "malformed-html", category: .input, severity: .error,
      summary: "A page nests deeper than any page does, and is not read.",
      rationale:
        "Elements a thousand deep come from a broken program or from somebody who wants to stop another one. The place is that of the first element too many.",
      examples: []
    )
    .reading(.all, onlyEnglish: false)

  private static let malformedJSON =
    RuleInfo(
      id: "malformed-json", category: .input, severity: .error,
      summary: "A file is no well-formed JSON.",
      rationale:
        "A comma, bracket or quotation mark is missing or stands where it must not, so that nobody can tell where the story ends. What stands before the place was read.",
      examples: []
    )
    .reading(.all, onlyEnglish: false)

  private static let malformedCatalogue =
    RuleInfo(
      id: "malformed-po", category: .input, severity: .error,
      summary: "A line of a gettext catalogue cannot be read.",
      rationale:
        "A string is not closed, or a line stands where the format has none; the other entries are checked. `msgfmt --check` names the same line.",
      examples: []
    )
    .reading(.all, onlyEnglish: false)

  private static let malformedTable =
    RuleInfo(
      id: "malformed-table", category: .input, severity: .error,
      summary: "A row of a bilingual table cannot be read.",
      rationale:
        "A quotation mark is not closed, or the source or target cell is missing; the other rows are checked.",
      examples: []
    )
    .reading(.all, onlyEnglish: false)

  private static let malformedXML =
    RuleInfo(
      id: "malformed-xml", category: .input, severity: .error,
      summary: "A file is no well-formed XML, or not of the format that its name says.",
      rationale:
        "A tag is not closed, a reference is not known, or the root is another. What stands before the place was read.",
      examples: []
    )
    .reading(.all, onlyEnglish: false)

  private static let noLanguages =
    RuleInfo(
      id: "no-languages", category: .input, severity: .error,
      summary: "A bilingual file does not say which languages it holds.",
      rationale:
        "Numbers, dates and names can be compared only between languages that are known. Name them in the header of a table or in the attributes of the format, or pass `--source-language` and `--target-language`.",
      examples: []
    )
    .reading(.all, onlyEnglish: false)

  private static let nothingToRead =
    RuleInfo(
      id: "nothing-to-read", category: .input, severity: .warning,
      summary: "Nothing of a file was read.",
      rationale:
        "It is empty or blank, or its format has neither a headline nor a body in it: often a file of another kind with the same ending. A run that names such a file ends with exit code 3, as with other files that cannot be read. Of a file that was found in a folder, where settings and tables stand beside stories, it is a note; the last line of the run counts both.",
      examples: []
    )
    .reading(.all, onlyEnglish: false)

  private static let undecodableBytes =
    RuleInfo(
      id: "undecodable-bytes", category: .input, severity: .error,
      summary: "Some bytes of a file are no text in its encoding.",
      rationale:
        "They are shown as U+FFFD where the story is read. The file was cut in the middle of a character, or parts in two encodings were put together; save it as UTF-8.",
      examples: []
    )
    .reading(.all, onlyEnglish: false)
}
