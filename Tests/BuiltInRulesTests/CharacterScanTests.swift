import SourceText
import Testing

@testable import BuiltInRules

@Suite struct CharacterScanTests {
  /// What each byte of ASCII is to the scan, wherever it stands among plain ones and line feeds.
  @Test(arguments: 0..<19) func everyByteIsNotedAtEveryPlace(_ place: Int) {
    for byte in UInt8(0)..<0x80 {
      for neighbour in Array("a z\n~!".utf8) {
        var bytes = [UInt8](repeating: neighbour, count: 19)
        bytes[place] = byte
        let scan = CharacterScan(bytes)
        let at = [UInt32(place)]
        #expect(scan.ampersands == (byte == 0x26 ? at : []))
        #expect(scan.angles == (byte == 0x3C ? at : []))
        #expect(scan.backslashes == (byte == 0x5C ? at : []))
        #expect(scan.braces == (byte == 0x7B ? at : []))
        #expect(scan.carriageReturn == (byte == 0x0D ? at[0] : nil))
        let isControl = byte < 0x20 && ![0x09, 0x0A, 0x0D].contains(byte) || byte == 0x7F
        #expect(scan.places.map(\.range) == (isControl ? [TextRange(place, place + 1)] : []))
      }
    }
  }
}
