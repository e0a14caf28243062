import ArticleModel
import SourceText

/// A format of files, with all that the program knows of it: folders, editors, the HTTP page, comments and help
/// go by this value. A new format is a value of its own in this folder and an entry in `all`.
package struct FileFormat: Sendable {
  /// What else holds for files of a format.
  package struct Traits: OptionSet, Sendable {
    package let rawValue: UInt8
    package init(rawValue: UInt8) { self.rawValue = rawValue }

    /// `<!-- wirelint-disable … -->` means something in it.
    package static let comments = Traits(rawValue: 1)
    /// A story in it may be pasted into the HTTP server's page.
    package static let pasted = Traits(rawValue: 2)
    /// Most files with its extensions are something else: in folders only those are read that begin as it does.
    package static let toldByBeginning = Traits(rawValue: 4)
    /// Its extensions are those of other formats as well: only files that begin as it does are of it.
    package static let sharesExtensions = Traits(rawValue: 8)
  }

  /// How a file becomes text.
  enum Reading: Sendable {
    /// One article.
    case article(@Sendable (DecodedText) -> ReadResult)
    /// Any number of articles, one after the other.
    case articles(@Sendable (DecodedText) -> any ArticleReader)
    /// One article, in an archive of parts.
    case packed(@Sendable (SourceText) throws(ZipFault) -> PackedDocument)
    /// Source and target side by side.
    case segments(@Sendable (DecodedText, StatedLanguages) -> any SegmentReader)
  }

  /// What `--input-format` takes.
  package let name: String
  /// As menus and tables call it.
  package let title: String
  /// In lower case, the usual one first; files with these are read wherever they are.
  package let extensions: [String]
  /// Extensions that are read where a file is named itself, and passed over in folders.
  package let namedExtensions: [String]
  /// The format's names in editors (`languageId` of the Language Server Protocol).
  package let editorNames: [String]
  /// What holds for it beside its names: comments, pasting, how files are told.
  package let traits: Traits
  let reading: Reading
  /// What a run stated of the format, such as the fields of a story; empty for those of `all`.
  package let statement: String
  /// Whether a text without a telling extension is of this format, by its first bytes behind a byte-order mark.
  private let beginsText: (@Sendable (ArraySlice<UInt8>) -> Bool)?

  init(
    _ name: String, _ title: String, extensions: [String], namedExtensions: [String] = [],
    editorNames: [String] = [], traits: Traits = [],
    begins: (@Sendable (ArraySlice<UInt8>) -> Bool)? = nil, statement: String = "", reading: Reading
  ) {
    self.name = name
    self.title = title
    self.extensions = extensions
    self.namedExtensions = namedExtensions
    self.editorNames = editorNames
    self.traits = traits
    self.reading = reading
    self.statement = statement
    beginsText = begins
  }

  /// Every format, in the order of help.
  package static let all: [FileFormat] = [
    plain, ninjs, jsonLines, html, markdown, word, openDocument, newsXML, feed, anpa, iptc7901, subtitles,
    mail,
    xliff, tmx, catalogue, tsv, csv, columns, articleTable,
  ]

  /// The format of a name; nil where there is none.
  package init?(named name: String) {
    guard let format = FileFormat.all.first(where: { $0.name == name }) else { return nil }
    self = format
  }

  /// Whether files of the format hold source and target side by side.
  package var isBilingual: Bool {
    if case .segments = reading { true } else { false }
  }

  /// Whether bytes begin as a file of the format does.
  package func begins(_ bytes: some Collection<UInt8>) -> Bool {
    guard let beginsText else { return false }
    let bytes = ArraySlice(bytes)
    return beginsText(bytes.starts(with: TextDecoder.utf8Mark) ? bytes.dropFirst(3) : bytes)
  }

  /// The format of files with an extension, in lower case; nil where it tells nothing.
  package static func of(extension name: String, among formats: [FileFormat] = all) -> FileFormat? {
    formats.first { $0.has(extension: name) }
  }

  /// The format of a file by its name; nil where that tells nothing.
  package static func of(_ file: SourceText, among formats: [FileFormat] = all) -> FileFormat? {
    of(extension: DocumentReader.fileExtension(of: file.name), among: formats)
  }

  /// The bilingual format of a file; nil where its name tells none, or where it begins as one of articles that has the
  /// same extension.
  package static func bilingual(_ file: SourceText) -> FileFormat? {
    guard let format = of(file), format.isBilingual else { return nil }
    let ending = DocumentReader.fileExtension(of: file.name)
    let isOther = all.contains {
      !$0.isBilingual && $0.traits.contains(.sharesExtensions) && $0.has(extension: ending)
        && $0.begins(file.bytes)
    }
    return isOther ? nil : format
  }

  /// Whether `<!-- … -->` is a comment in a file; `further`: extensions of which somebody says so.
  package static func hasComments(_ file: SourceText, also further: Set<String> = []) -> Bool {
    of(file)?.traits.contains(.comments) == true
      || further.contains(DocumentReader.fileExtension(of: file.name))
  }

  /// The format of an article by its name, and where that tells nothing by its first bytes.
  static func ofArticle(_ name: String, _ bytes: [UInt8], among formats: [FileFormat] = all) -> FileFormat {
    told(name, bytes, among: formats).format
  }

  /// Whether files with an extension, in lower case, may be of the format.
  package func has(extension name: String) -> Bool {
    !name.isEmpty && (extensions.contains(name) || namedExtensions.contains(name))
  }
}

extension FileFormat: Hashable {
  /// Formats are told apart by their names.
  package static func == (a: FileFormat, b: FileFormat) -> Bool { a.name == b.name }
  /// By its name alone, as equality is.
  package func hash(into hasher: inout Hasher) { hasher.combine(name) }
}
