import CGumbo
import SourceText

/// A node of gumbo's tree, as long as the tree lives.
typealias HTMLNode = UnsafeMutablePointer<GumboNode>

extension UnsafeMutablePointer where Pointee == GumboNode {
  var isElement: Bool { pointee.type == GUMBO_NODE_ELEMENT || pointee.type == GUMBO_NODE_TEMPLATE }

  var isText: Bool {
    pointee.type == GUMBO_NODE_TEXT || pointee.type == GUMBO_NODE_WHITESPACE
      || pointee.type == GUMBO_NODE_CDATA
  }

  /// The element's tag; `GUMBO_TAG_LAST` for other nodes.
  var tag: GumboTag { isElement ? pointee.v.element.tag : GUMBO_TAG_LAST }

  /// In small letters; empty for what is no element, or none of HTML's.
  var name: String {
    guard isElement, let name = gumbo_normalized_tagname(pointee.v.element.tag) else { return "" }
    return String(cString: name)
  }

  var children: [HTMLNode] {
    let list =
      isElement
      ? pointee.v.element.children
      : pointee.type == GUMBO_NODE_DOCUMENT ? pointee.v.document.children : GumboVector()
    guard let data = list.data else { return [] }
    return (0..<Int(list.length)).compactMap { data[$0]?.assumingMemoryBound(to: GumboNode.self) }
  }

  func attribute(_ name: String) -> String? {
    guard isElement, let found = gumbo_get_attribute(&pointee.v.element.attributes, name),
      let value = found.pointee.value
    else { return nil }
    return String(cString: value)
  }

  func has(_ attribute: String) -> Bool {
    isElement && gumbo_get_attribute(&pointee.v.element.attributes, attribute) != nil
  }

  /// The text of a text node.
  var string: String {
    guard isText, let text = pointee.v.text.text else { return "" }
    return String(cString: text)
  }

  /// Every element below and with this one, in the order of the page.
  func forEachElement(_ body: (HTMLNode) -> Void) {
    var waiting = [self]
    while let node = waiting.popLast() {
      guard node.isElement || node.pointee.type == GUMBO_NODE_DOCUMENT else { continue }
      if node.isElement { body(node) }
      waiting += node.children.reversed()
    }
  }
}
