import CExpat
import SourceText

/// Streams the events of an XML document through expat, all at once or with pauses.
///
/// Nothing outside the document is ever opened, and entities that it declares are not expanded in text: a reference
/// to one is left out, and said to be. Where every word counts, a declaration by itself is an error. The names that
/// HTML and NITF give to characters are known without a declaration. Depth and the growth of attributes are limited.
final class XMLStream {
  /// Elements within elements.
  private static let deepest = 256
  private static let blockSize = 1 << 16

  private let bytes: [UInt8]
  private let events: any XMLEvents
  private let parser: OpaquePointer
  /// How much of the document the parser has.
  private var at = 0
  private var state = State.reading
  private var depth = 0
  private(set) var problems: [ReadProblem] = []
  /// References that were left out.
  private var entities = 0
  private var declarations = 0
  /// Whether a text that lacks what an entity stands for is no reading of the file: of a translation, it is none.
  private let isStrict: Bool
  /// Names by the hash of how expat gives them.
  private var names: [UInt64: XMLName] = [:]

  private enum State { case reading, paused, done }

  /// A document whose events are told on demand; nil where there is no memory for a parser.
  init?(_ bytes: [UInt8], _ events: any XMLEvents, isStrict: Bool = false) {
    guard let parser = XML_ParserCreateNS("UTF-8", 1) else { return nil }
    self.bytes = bytes
    self.events = events
    self.isStrict = isStrict
    self.parser = parser
    setHandlers()
  }

  deinit { XML_ParserFree(parser) }

  /// Reads a document to its end or its first fault; what is wrong with it.
  static func read(_ bytes: [UInt8], _ events: any XMLEvents) -> [ReadProblem] {
    guard let stream = XMLStream(bytes, events) else { return [noParser] }
    while stream.resume() {}
    return stream.problems
  }

  static let noParser = ReadProblem(
    kind: .malformedXML, isError: true, range: TextRange(at: 0), message: "no memory for an XML parser")

  /// Tells events up to the next pause; false at the end of the document or behind its first fault.
  func resume() -> Bool {
    while state != .done {
      let status = state == .paused ? XML_ResumeParser(parser) : parseBlock()
      switch status {
      case XML_STATUS_SUSPENDED:
        state = .paused
        return true
      case XML_STATUS_OK:
        state = at == bytes.count ? .done : .reading
      default:
        state = .done
        addFault(bytes.count)
      }
    }
    return false
  }

  private func parseBlock() -> XML_Status {
    let count = min(XMLStream.blockSize, bytes.count - at)
    let start = at
    at += count
    return bytes.withUnsafeBufferPointer { p in
      // An empty document has no address; the parser is told of its end all the same.
      guard let base = p.baseAddress else { return XML_Parse(parser, nil, 0, 1) }
      return base.withMemoryRebound(to: CChar.self, capacity: p.count) {
        XML_Parse(parser, $0 + start, Int32(count), start + count == p.count ? 1 : 0)
      }
    }
  }

  private func pauseIfWanted() { if events.wantsPause { XML_StopParser(parser, 1) } }

  private func addFault(_ size: Int) {
    let code = XML_GetErrorCode(parser)
    // A callback that stopped the parser has said why.
    if code == XML_ERROR_ABORTED, !problems.isEmpty { return }
    let offset = min(max(0, XML_GetCurrentByteIndex(parser)), size)
    let reason = XML_ErrorString(code).map { String(cString: $0) } ?? "not well-formed"
    problems.append(
      ReadProblem(
        kind: .malformedXML, isError: true, range: TextRange(offset, min(size, offset + 1)),
        message: "malformed XML: \(reason); what follows is not read"))
  }

  /// Where the event that is being told stands.
  private var range: TextRange {
    let start = XML_GetCurrentByteIndex(parser)
    return TextRange(start, start + Int(XML_GetCurrentByteCount(parser)))
  }

  private func setHandlers() {
    XML_SetUserData(parser, Unmanaged.passUnretained(self).toOpaque())
    XML_SetBillionLaughsAttackProtectionActivationThreshold(parser, 1 << 18)
    XML_SetElementHandler(
      parser, { data, name, attributes in XMLStream.of(data)?.start(name, attributes) },
      { data, name in XMLStream.of(data)?.end(name) })
    XML_SetCharacterDataHandler(parser) { data, text, count in XMLStream.of(data)?.text(text, Int(count)) }
    // A default handler keeps expat from expanding entities in text.
    XML_SetDefaultHandler(parser) { _, _, _ in }
    XML_SetCdataSectionHandler(
      parser, { XMLStream.of($0)?.events.cdata(true) }, { XMLStream.of($0)?.events.cdata(false) })
    XML_SetSkippedEntityHandler(parser) { data, name, isParameter in
      if isParameter == 0 { XMLStream.of(data)?.skipped(name) }
    }
    guard isStrict else { return }
    XML_SetEntityDeclHandler(parser) { data, name, _, _, _, _, system, _, _ in
      XMLStream.of(data)?.declared(name, isExternal: system != nil)
    }
  }

  private static func of(_ data: UnsafeMutableRawPointer?) -> XMLStream? {
    data.map { Unmanaged<XMLStream>.fromOpaque($0).takeUnretainedValue() }
  }

  private func start(
    _ name: UnsafePointer<CChar>?, _ attributes: UnsafeMutablePointer<UnsafePointer<CChar>?>?
  ) {
    guard let name else { return }
    depth += 1
    guard depth <= XMLStream.deepest else {
      problems.append(
        ReadProblem(
          kind: .malformedXML, isError: true, range: range,
          message: "more than \(XMLStream.deepest) elements within one another; what follows is not read"))
      XML_StopParser(parser, 0)
      return
    }
    events.start(self.name(name), XMLAttributes(list: attributes), at: range)
    pauseIfWanted()
  }

  private func end(_ name: UnsafePointer<CChar>?) {
    depth -= 1
    if let name { events.end(self.name(name), at: range) }
    pauseIfWanted()
  }

  private func text(_ text: UnsafePointer<CChar>?, _ count: Int) {
    guard let text else { return }
    text.withMemoryRebound(to: UInt8.self, capacity: count) {
      events.text(UnsafeBufferPointer(start: $0, count: count), at: range)
    }
  }

  /// A reference in text to an entity that the document declares, or that stands in a DTD which is not read.
  private func skipped(_ name: UnsafePointer<CChar>?) {
    guard let name else { return }
    let (shown, range) = (String(cString: name), range)
    let reference = Array("&\(shown);".utf8)
    // No character has a longer name.
    if reference.count < 40, let text = reference.withUnsafeBufferPointer(HTMLReference.decoded) {
      return text.withUnsafeBufferPointer { events.text($0, at: range) }
    }
    entities += 1
    events.omitted(at: range)
    if entities < FaultLog.limit {
      problems.append(
        ReadProblem(
          kind: .malformedXML, isError: isStrict, range: range,
          message:
            "the entity '\(String(shown.prefix(40)))' is not expanded; the text that it stands for is left out"
        ))
    }
  }

  /// A declaration of an entity: the first one is said, and each that stands for another file.
  private func declared(_ name: UnsafePointer<CChar>?, isExternal: Bool) {
    declarations += 1
    guard declarations == 1 || isExternal && declarations < FaultLog.limit else { return }
    let shown = String((name.map { String(cString: $0) } ?? "").prefix(40))
    problems.append(
      ReadProblem(
        kind: .malformedXML, isError: true, range: range,
        message: isExternal
          ? "the external entity '\(shown)' is not read; text that refers to it is left out"
          : "the document declares entities ('\(shown)'); they are not expanded, text that refers to them is left out"
      ))
  }

  /// A name that was met before costs no String.
  private func name(_ name: UnsafePointer<CChar>) -> XMLName {
    var hash = ByteHash()
    var i = 0
    while name[i] != 0 {
      hash.add(UInt8(bitPattern: name[i]))
      i += 1
    }
    if let known = names[hash.value] { return known }
    let made = XMLStream.name(name)
    if names.count < 1 << 12 { names[hash.value] = made }
    return made
  }

  private static func name(_ name: UnsafePointer<CChar>) -> XMLName {
    var i = 0
    while name[i] != 0, name[i] != 1 { i += 1 }
    if name[i] == 0 { return XMLName(space: "", local: String(cString: name)) }
    let space = name.withMemoryRebound(to: UInt8.self, capacity: i) {
      String(decoding: UnsafeBufferPointer(start: $0, count: i), as: UTF8.self)
    }
    return XMLName(space: space, local: String(cString: name + i + 1))
  }
}
