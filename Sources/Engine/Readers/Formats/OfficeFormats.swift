import SourceText

extension FileFormat {
  /// Documents of Word since 2007.
  package static let word = FileFormat(
    "docx", "Word", extensions: ["docx"], namedExtensions: ["docm", "dotx"],
    reading: .packed { (file) throws(ZipFault) in try WordReader.read(file) })

  /// Texts of LibreOffice and others.
  package static let openDocument = FileFormat(
    "odt", "OpenDocument text", extensions: ["odt"], namedExtensions: ["ott"],
    reading: .packed { (file) throws(ZipFault) in try OpenDocumentReader.read(file) })

  /// The format of a file, where that is an archive; nil for others.
  static func packed(_ file: SourceText, stated: FileFormat?) -> FileFormat? {
    if let stated { return stated.isPacked ? stated : nil }
    if let named = of(file) { return named.isPacked ? named : nil }
    guard ZipArchive.begins(file.bytes) else { return nil }
    // The type of an OpenDocument is the content of its first member, which is not packed.
    let type = Array("mimetypeapplication/vnd.oasis.opendocument.text".utf8)
    if file.bytes.dropFirst(30).starts(with: type) { return openDocument }
    return ByteSearch.first(Array("word/document.xml".utf8), in: file.bytes, from: 0) == nil ? nil : word
  }

  /// Whether files are archives of parts.
  var isPacked: Bool {
    if case .packed = reading { true } else { false }
  }
}
