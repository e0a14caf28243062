import SourceText

/// The elements of an XML document with their attributes, in their order.
enum XMLStructure {
  static func add(_ bytes: [UInt8], to hash: inout ByteHash) {
    let walk = Walk(hash)
    let problems = XMLStream.read(bytes, walk)
    hash = walk.hash
    for problem in problems { hash.add(problem.message.utf8) }
  }

  private final class Walk: XMLEvents {
    var hash: ByteHash

    init(_ hash: ByteHash) { self.hash = hash }

    func start(_ name: XMLName, _ attributes: XMLAttributes, at range: TextRange) {
      hash.add(name.space.utf8)
      hash.add(name.local.utf8)
      attributes.add(to: &hash)
    }

    func end(_ name: XMLName, at range: TextRange) { hash.add(unit: 0x101) }

    func text(_ bytes: UnsafeBufferPointer<UInt8>, at range: TextRange) {}
  }
}
