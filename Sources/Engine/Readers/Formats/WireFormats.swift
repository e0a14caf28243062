/// Messages of the telegraph wires: their frame tells them, whatever they are called.
extension FileFormat {
  /// ANPA 1312: AP and its clients, Kyodo.
  package static let anpa = FileFormat(
    "anpa", "ANPA 1312", extensions: ["anpa", "tst"], namedExtensions: ["txt", "text"],
    traits: [.sharesExtensions, .toldByBeginning], begins: { WireMessage.kind($0) == .anpa },
    reading: .articles(ANPAReader.reader))

  /// IPTC 7901: dpa, Keystone-ATS and others.
  package static let iptc7901 = FileFormat(
    "iptc7901", "IPTC 7901", extensions: ["iptc"], namedExtensions: ["txt", "text", "tst"],
    traits: [.sharesExtensions, .toldByBeginning], begins: { WireMessage.kind($0) == .iptc7901 },
    reading: .articles(IPTC7901Reader.reader))
}
