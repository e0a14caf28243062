import ArticleModel
import Readers
import SourceText
import Testing

@Suite struct ReadingWindows1252 {
  /// Python's codec wrote the same bytes for these characters.
  private static let bytes: [Unicode.Scalar: UInt8] = [
    "é": 0xE9, "ä": 0xE4, "É": 0xC9, "ß": 0xDF, "“": 0x93, "”": 0x94, "’": 0x92, "–": 0x96, "€": 0x80,
    "…": 0x85, "\u{A0}": 0xA0, "Ž": 0x8E, "ž": 0x9E, "°": 0xB0, "ü": 0xFC, "«": 0xAB, "»": 0xBB, "à": 0xE0,
    "ç": 0xE7, "ê": 0xEA,
  ]

  private func encode(_ copy: String) -> [UInt8] {
    copy.unicodeScalars.map { Self.bytes[$0] ?? UInt8(truncatingIfNeeded: $0.value) }
  }

  private func decode(_ file: [UInt8]) -> String {
    var out = String.UnicodeScalarView()
    for byte in file { out.append(Self.bytes.first { $0.value == byte }?.key ?? Unicode.Scalar(byte)) }
    return String(out)
  }

  @Test(arguments: [
    "The café is free: Éric’s, née Müller.", "“We’re done,” said Mr. Žižek – twice. “Yes.”",
    "It’s 5 €, at 20 °C\u{A0}… “Hm.”", "« Je suis à la fenêtre, ça va », dit-il à l’été.", "Straße",
  ])
  func isTakenWhereItIsCertain(_ copy: String) {
    let file = encode(copy)
    let result = read(file)
    #expect(result.string == copy)
    #expect(result.rules == ["assumed-encoding"])
    #expect(result.problems.first?.isError == false)
    #expect(result.problems.first?.range.lower == file.firstIndex { $0 >= 0x80 })
    #expect(result.document.origin.layers.map(\.name) == ["windows-1252"])
    #expect(result.misled(file, decode: decode) == [])
  }

  @Test(
    arguments: [
      // A byte that is not defined, and UTF-8 beside it.
      [0x63, 0x61, 0x66, 0xE9, 0x20, 0x81], [0x63, 0x61, 0x66, 0xE9, 0x20, 0xC3, 0xA9],
      // Cyrillic, Polish and an apostrophe of the Macintosh.
      [0xCC, 0xEE, 0xF1, 0xEA, 0xE2, 0xE0, 0x2C, 0x20, 0xF1, 0xF0, 0xE5, 0xE4, 0xE0],
      [0x6D, 0x61, 0xB3, 0x79, 0x20, 0x77, 0xB1, 0x73, 0x6B, 0x69], [0x69, 0x74, 0xD5, 0x73],
      // Rubbish, and UTF-8 that is cut off.
      [0x61, 0x20, 0xFF, 0xFE, 0xFA, 0x20, 0x62], [0x61, 0xE2, 0x80],
    ] as [[UInt8]])
  func isNotTakenElsewhere(_ file: [UInt8]) {
    let result = read(file)
    #expect(Set(result.rules) == ["undecodable-bytes"])
    #expect(Set(result.problems.map { $0.isError }) == [true])
    #expect(result.string.contains("\u{FFFD}"))
  }
}
