import SourceText

/// What tells that a file is of a format.
package enum FormatReason: Sendable, Equatable {
  /// An option or the configuration says so.
  case stated
  /// The ending of its name.
  case ending
  /// The ending, which several formats share, and how the file begins.
  case endingAndBeginning
  /// How the file begins: its name tells nothing.
  case beginning
  /// Nothing: whatever is not told otherwise is plain text.
  case nothing

  /// As a clause behind the format's name, for a file with an ending (without its dot; may be empty).
  package func clause(ending: String) -> String {
    switch self {
    case .stated: "as was stated"
    case .ending: "by its ending '.\(ending)'"
    case .endingAndBeginning: "by its ending '.\(ending)' and by how it begins"
    case .beginning:
      ending.isEmpty ? "by how it begins" : "by how it begins; the ending '.\(ending)' tells nothing"
    case .nothing:
      ending.isEmpty
        ? "as neither a name nor its beginning tells another format"
        : "as neither the ending '.\(ending)' nor its beginning tells another format"
    }
  }
}

extension FileFormat {
  /// The format of an article by its name, and where that tells nothing by its first bytes, and which of them told.
  ///
  /// Where several formats share an extension it is the last of them that the file begins as: general ones come
  /// first in `all`.
  static func told(
    _ name: String, _ bytes: [UInt8], among formats: [FileFormat] = all
  ) -> (format: FileFormat, reason: FormatReason) {
    let named = DocumentReader.fileExtension(of: name)
    let candidates = formats.filter { !$0.isBilingual && $0.has(extension: named) }
    if let told = candidates.last(where: { $0.traits.contains(.sharesExtensions) && $0.begins(bytes) }) {
      return (told, .endingAndBeginning)
    }
    if let told = candidates.first(where: { !$0.traits.contains(.sharesExtensions) })
      ?? candidates.first(where: { $0.extensions.contains(named) && !$0.traits.contains(.toldByBeginning) })
    {
      return (told, .ending)
    }
    return formats.last { !$0.isBilingual && $0.begins(bytes) }.map { ($0, .beginning) } ?? (plain, .nothing)
  }

  /// What a file is read as, and why: `stated` where somebody says what it is.
  package static func choice(
    of file: SourceText, stated: FileFormat?
  ) -> (format: FileFormat, reason: FormatReason) {
    if let stated { return (stated, .stated) }
    if let bilingual = bilingual(file) { return (bilingual, .ending) }
    if let packed = packed(file, stated: nil) {
      return (packed, of(file) == packed ? .ending : .beginning)
    }
    let decoded = TextDecoder.decode(file, isWire: WireMessage.kind(file.bytes) != nil)
    return told(file.name, decoded.text.bytes)
  }
}
