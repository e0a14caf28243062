import CYAML

/// Reads a YAML file into nodes that know their places, through libyaml.
///
/// Configuration comes from strangers too (a pull request, a style pack), so size, depth and what
/// aliases may unfold to are bounded.
package enum YAMLDocument {
  /// What a file may be at most.
  package struct Limits: Sendable {
    /// Bytes of the file.
    package var size = 4 << 20
    /// Lists and mappings inside one another.
    package var depth = 64
    /// Nodes, each alias counted as all that it stands for.
    package var nodes = 1_000_000

    package init() {}
  }

  /// The first document of a file; nil where it holds nothing but comments. A second document in the
  /// file is an error.
  package static func parse(_ bytes: [UInt8], limits: Limits = Limits()) throws(YAMLError) -> YAMLNode? {
    guard bytes.count <= limits.size else {
      throw YAMLError(
        at: YAMLPlace(line: 1, column: 1),
        "the file has \(bytes.count) bytes; at most \(limits.size) are read")
    }
    return try YAMLComposer(bytes, limits).document()
  }
}

/// Turns libyaml's events into nodes. A class because it owns the C parser until it is deleted.
private final class YAMLComposer {
  private var parser = yaml_parser_t()
  private let input: UnsafeMutableBufferPointer<UInt8>
  private let limits: YAMLDocument.Limits
  /// Anchored nodes, each with the number of nodes that it holds.
  private var anchors: [String: (node: YAMLNode, size: Int)] = [:]
  private var count = 0

  init(_ bytes: [UInt8], _ limits: YAMLDocument.Limits) {
    self.limits = limits
    // libyaml keeps the pointer while it parses, so the bytes need an address of their own.
    input = .allocate(capacity: max(bytes.count, 1))
    _ = input.update(fromContentsOf: bytes)
    yaml_parser_initialize(&parser)
    yaml_parser_set_input_string(&parser, input.baseAddress, bytes.count)
  }

  deinit {
    yaml_parser_delete(&parser)
    input.deallocate()
  }

  func document() throws(YAMLError) -> YAMLNode? {
    var root: YAMLNode?
    while true {
      let event = try next()
      defer { release(event) }
      switch event.type {
      case YAML_STREAM_START_EVENT, YAML_DOCUMENT_END_EVENT: continue
      case YAML_DOCUMENT_START_EVENT:
        if root != nil { throw YAMLError(at: place(event.start_mark), "a second document; one is read") }
        let first = try next()
        defer { release(first) }
        root = try node(of: first, depth: 0)
      default: return root
      }
    }
  }

  /// The next event, which the caller releases.
  private func next() throws(YAMLError) -> yaml_event_t {
    var event = yaml_event_t()
    guard yaml_parser_parse(&parser, &event) == 1 else { throw problem() }
    return event
  }

  private func release(_ event: yaml_event_t) {
    var event = event
    yaml_event_delete(&event)
  }

  private func place(_ mark: yaml_mark_t) -> YAMLPlace {
    YAMLPlace(line: Int(mark.line) + 1, column: Int(mark.column) + 1)
  }

  /// What the parser stopped at.
  private func problem() -> YAMLError {
    let reason = parser.problem.map { String(cString: $0) } ?? "no YAML"
    guard parser.error == YAML_READER_ERROR else { return YAMLError(at: place(parser.problem_mark), reason) }
    // The reader only says at which byte it stopped.
    let before = input.prefix(min(parser.problem_offset, input.count))
    let line = before.lazy.filter { $0 == 0x0A }.count + 1
    let start = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    let column = before[start...].lazy.filter { $0 & 0xC0 != 0x80 }.count + 1
    return YAMLError(at: YAMLPlace(line: line, column: column), reason)
  }

  private func node(of event: yaml_event_t, depth: Int) throws(YAMLError) -> YAMLNode {
    let place = place(event.start_mark)
    guard depth <= limits.depth else {
      throw YAMLError(at: place, "more than \(limits.depth) lists and mappings inside one another")
    }
    let before = count
    try add(1, at: place)
    switch event.type {
    case YAML_SCALAR_EVENT:
      let scalar = event.data.scalar
      let text = String(
        decoding: UnsafeBufferPointer(start: scalar.value, count: Int(scalar.length)), as: UTF8.self)
      let isPlain = scalar.style == YAML_PLAIN_SCALAR_STYLE
      return keep(.scalar(text, isPlain: isPlain), at: place, as: scalar.anchor, since: before)
    case YAML_SEQUENCE_START_EVENT:
      let items = try sequence(depth: depth)
      return keep(.sequence(items), at: place, as: event.data.sequence_start.anchor, since: before)
    case YAML_MAPPING_START_EVENT:
      let entries = try mapping(depth: depth)
      return keep(.mapping(entries), at: place, as: event.data.mapping_start.anchor, since: before)
    case YAML_ALIAS_EVENT:
      let name = event.data.alias.anchor.map { String(cString: $0) } ?? ""
      guard let known = anchors[name] else {
        throw YAMLError(at: place, "'*\(name)' stands for nothing; no '&\(name)' comes before it")
      }
      try add(known.size, at: place)
      return YAMLNode(content: known.node.content, place: place)
    default:
      throw YAMLError(at: place, "no value")
    }
  }

  private func add(_ nodes: Int, at place: YAMLPlace) throws(YAMLError) {
    count += nodes
    guard count <= limits.nodes else {
      throw YAMLError(at: place, "more than \(limits.nodes) values, aliases unfolded")
    }
  }

  /// The node of a content; remembered where it is anchored.
  private func keep(
    _ content: YAMLNode.Content, at place: YAMLPlace, as anchor: UnsafeMutablePointer<UInt8>?, since: Int
  ) -> YAMLNode {
    let node = YAMLNode(content: content, place: place)
    if let anchor { anchors[String(cString: anchor)] = (node, count - since) }
    return node
  }

  private func sequence(depth: Int) throws(YAMLError) -> [YAMLNode] {
    var items: [YAMLNode] = []
    while true {
      let event = try next()
      defer { release(event) }
      if event.type == YAML_SEQUENCE_END_EVENT { return items }
      items.append(try node(of: event, depth: depth + 1))
    }
  }

  private func mapping(depth: Int) throws(YAMLError) -> [YAMLNode.Entry] {
    var entries: [YAMLNode.Entry] = []
    var places: [String: YAMLPlace] = [:]
    while true {
      let event = try next()
      defer { release(event) }
      if event.type == YAML_MAPPING_END_EVENT { return entries }
      let key = try node(of: event, depth: depth + 1)
      guard let name = key.text else { throw YAMLError(at: key.place, "a key that is \(key.kind)") }
      let first = places.updateValue(key.place, forKey: name)
      if let first {
        throw YAMLError(at: key.place, "'\(name)' comes twice; first in line \(first.line)")
      }
      let follower = try next()
      defer { release(follower) }
      let value = try node(of: follower, depth: depth + 1)
      entries.append(YAMLNode.Entry(key: name, place: key.place, value: value))
    }
  }
}
