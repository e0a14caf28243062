extension FileFormat {
  /// Translation memories, TMX 1.4.
  package static let tmx = FileFormat(
    "tmx", "TMX", extensions: ["tmx"], reading: .segments { UnitReader($0, TMXWalk($1)) })
}
