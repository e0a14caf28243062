import CGumbo
import SourceText

/// The elements of a page or piece of HTML with their attributes, and its comments, in their order.
enum HTMLStructure {
  private typealias Node = UnsafeMutablePointer<GumboNode>
  private enum Step {
    case enter(Node)
    case leave
  }

  static func add(_ p: UnsafeBufferPointer<UInt8>, to hash: inout ByteHash) {
    guard let base = p.baseAddress else { return }
    // A page that nests too deep is not read, and so not mended.
    if HTMLNesting.fault(in: Array(p)) != nil { return hash.add("deep".utf8) }
    base.withMemoryRebound(to: CChar.self, capacity: p.count) { characters in
      var options = kGumboDefaultOptions
      guard let output = gumbo_parse_with_options(&options, characters, p.count) else { return }
      defer { gumbo_destroy_output(&options, output) }
      guard let document = output.pointee.document else { return }
      add(document, to: &hash)
    }
  }

  private static func add(_ root: Node, to hash: inout ByteHash) {
    var steps = [Step.enter(root)]
    while let step = steps.popLast() {
      guard case .enter(let node) = step else {
        hash.add(unit: 0x101)
        continue
      }
      let children: GumboVector
      switch node.pointee.type {
      case GUMBO_NODE_DOCUMENT:
        children = node.pointee.v.document.children
        if node.pointee.v.document.has_doctype { hash.add(node.pointee.v.document.name) }
      case GUMBO_NODE_ELEMENT, GUMBO_NODE_TEMPLATE:
        children = node.pointee.v.element.children
        add(element: node, to: &hash)
      case GUMBO_NODE_COMMENT:
        hash.add(unit: 0x102)
        hash.add(node.pointee.v.text.text)
        continue
      default: continue
      }
      steps.append(.leave)
      guard let data = children.data else { continue }
      for i in (0..<Int(children.length)).reversed() {
        if let child = data[i]?.assumingMemoryBound(to: GumboNode.self) { steps.append(.enter(child)) }
      }
    }
  }

  private static func add(element node: Node, to hash: inout ByteHash) {
    let element = node.pointee.v.element
    hash.add(unit: UInt32(element.tag.rawValue))
    hash.add(unit: UInt32(element.tag_namespace.rawValue))
    if element.tag == GUMBO_TAG_UNKNOWN, let name = element.original_tag.data {
      // `<NAME`: what a program does not know by number is known by its letters.
      let length = min(Int(element.original_tag.length), 64)
      let letters = UnsafeBufferPointer(start: name, count: length).map(UInt8.init(bitPattern:))
      hash.add(letters.dropFirst().prefix { $0 > 0x20 && $0 != 0x3E && $0 != 0x2F })
    }
    guard let data = element.attributes.data else { return }
    for i in 0..<Int(element.attributes.length) {
      guard let attribute = data[i]?.assumingMemoryBound(to: GumboAttribute.self) else { continue }
      hash.add(attribute.pointee.name)
      hash.add(attribute.pointee.value)
    }
  }
}
