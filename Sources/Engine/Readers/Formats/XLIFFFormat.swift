extension FileFormat {
  /// XLIFF 1.2, 2.0 and 2.1, and what CAT tools make of 1.2.
  package static let xliff = FileFormat(
    "xliff", "XLIFF", extensions: ["xlf", "xliff", "sdlxliff", "mqxliff", "mxliff", "txlf"],
    editorNames: ["xliff"], reading: .segments { UnitReader($0, XLIFFWalk($1)) })
}
