extension FileFormat {
  /// Gettext's catalogues. Their templates have no translations yet: in folders they are passed over.
  package static let catalogue = FileFormat(
    "po", "Gettext PO", extensions: ["po"], namedExtensions: ["pot"], editorNames: ["po", "gettext"],
    reading: .segments { POReader($0, $1) })
}
