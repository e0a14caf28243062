import ArticleModel
import SourceText
import Testing

/// How replacement text goes back through what lies between the file and the text.
@Suite struct EscapeLayerTests {
  private static let ampersand = EscapeLayer(
    "xml", isPlain: { $0 != 0x26 },
    writeASCII: { $0.unicodeScalars.map { $0.isASCII ? "\($0)" : "&#\($0.value);" }.joined() },
    write: { $0.replacing("&", with: "&amp;") })
  private static let quote = EscapeLayer(
    "json", isPlain: { $0 != 0x5C }, write: { $0.replacing("\"", with: "\\\"") })
  private static let ascii = EscapeLayer(
    "charset us-ascii", holdsASCIIAlone: true, isPlain: { _ in true },
    write: { $0.allSatisfy(\.isASCII) ? $0 : nil })

  private static func map(_ layers: [EscapeLayer], _ zones: [OriginMap.Zone] = []) -> OriginMap {
    OriginMap(segments: [.init(textStart: 0, fileStart: 0)], layers: layers, zones: zones)
  }

  @Test(arguments: [("a", "a"), ("a&\"", "a&amp;\\\""), ("", ""), ("é", "é"), ("\r\n", "\r\n")])
  func theInnermostLayerWritesFirst(_ text: String, _ written: String) {
    #expect(Self.map([Self.quote, Self.ampersand]).written(text) == written)
  }

  @Test func orderMatters() {
    let doubling = EscapeLayer("a", isPlain: { _ in true }, write: { $0 + $0 })
    let marking = EscapeLayer("b", isPlain: { _ in true }, write: { $0 + "!" })
    #expect(Self.map([doubling, marking]).written("x") == "x!x!")
    #expect(Self.map([marking, doubling]).written("x") == "xx!")
  }

  @Test func whatACharacterSetLacksIsEscapedWhereThatCanBe() {
    #expect(Self.map([Self.ascii, Self.ampersand]).written("né") == "n&#233;")
    #expect(Self.map([Self.ascii, Self.quote]).written("né") == nil)
    #expect(Self.map([Self.ascii]).written("né") == nil && Self.map([Self.ascii]).written("ne") == "ne")
  }

  @Test func zonesHaveTheirOwnLayers() {
    let map = Self.map(
      [Self.quote], [.init(start: 4, layers: [Self.ampersand]), .init(start: 8, layers: [])])
    func names(_ start: Int, _ end: Int) -> [String] { map.layers(at: TextRange(start, end)).map(\.name) }
    #expect(names(0, 4) == ["json"] && names(3, 9) == ["json"])
    #expect(names(4, 5) == ["xml"] && names(7, 9) == ["xml"] && names(8, 9) == [])
    // What goes in at a zone's start goes in at the end of the one before.
    #expect(names(4, 4) == ["json"] && names(5, 5) == ["xml"] && names(0, 0) == ["json"])
    #expect(map.written("&\"", at: TextRange(4, 5)) == "&amp;\"" && map.written("&\"") == "&\\\"")
  }

  @Test func plainBytesArePlainInEveryLayer() {
    let map = Self.map([Self.quote], [.init(start: 4, layers: [Self.ampersand])])
    #expect(map.arePlain(Array("gate".utf8)) && map.arePlain([]))
    #expect(!map.arePlain(Array("ga\\te".utf8)) && !map.arePlain(Array("ga&te".utf8)))
  }

  @Test(arguments: [
    ("windows-1252", true), ("utf-16le", true), ("charset koi8-r", true), ("json", false),
    ("xml utf-16", false),
  ])
  func characterSetsAreToldByTheirNames(_ name: String, _ isSet: Bool) {
    #expect(EscapeLayer(name, isPlain: { _ in true }, write: { $0 }).isCharacterSet == isSet)
  }

  @Test func layersAddUpFromTheFileInwards() {
    let outer = Self.map([Self.ampersand], [.init(start: 2, layers: [])])
    let all = Self.map([Self.quote]).composed(with: outer, count: 4)
    #expect(all.layers.map(\.name) == ["json", "xml"])
    #expect(all.layers(at: TextRange(2, 3)).map(\.name) == ["json"])
  }
}
