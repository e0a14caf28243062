/// Files of other programs, by their first bytes: people name them as stories, and should be told what they named.
enum KnownBinary {
  /// What a file is; nil for text, and for what is not known.
  static func name(_ bytes: [UInt8]) -> String? {
    known.first { bytes.starts(with: $0.beginning) }?.name
  }

  /// Sources: the formats' own specifications; PRONOM of the National Archives.
  private static let known: [(beginning: [UInt8], name: String)] = [
    (Array("PK\u{03}\u{04}".utf8), "an archive, and neither a Word nor an OpenDocument text"),
    (Array("%PDF-".utf8), "a PDF document"),
    (Array("{\\rtf".utf8), "a document in Rich Text (RTF), which is not read"),
    ([0xD0, 0xCF, 0x11, 0xE0], "a document of an old Office (.doc), which is not read"),
    ([0x89, 0x50, 0x4E, 0x47], "a picture (PNG)"),
    ([0xFF, 0xD8, 0xFF], "a picture (JPEG)"), (Array("GIF8".utf8), "a picture (GIF)"),
    ([0x1F, 0x8B], "compressed (gzip)"), (Array("<MIFFile".utf8), "a FrameMaker document"),
  ]
}
