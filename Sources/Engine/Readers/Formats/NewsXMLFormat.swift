extension FileFormat {
  /// NITF, NewsML 1.2 and NewsML-G2.
  package static let newsXML = FileFormat(
    "newsxml", "NITF, NewsML", extensions: ["xml", "nitf", "newsml"], editorNames: ["xml"], traits: .pasted,
    begins: { begins($0, with: ["<?xml", "<nitf"]) }, reading: .articles { NewsXMLReader($0) })
}
