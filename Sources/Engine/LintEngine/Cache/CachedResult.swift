import Diagnostics
import SourceText

/// What is kept of a linted file: its diagnostics before any filter, and why it could not be read.
struct CachedResult: Equatable {
  var diagnostics: [Diagnostic]
  /// The reason of the report's failure.
  var failure: String?
  /// How many findings were not gathered, by rule.
  var leftOut: [String: Int] = [:]

  /// The bytes that `init(reading:)` takes.
  var bytes: [UInt8] {
    var writer = ByteWriter()
    writer.add(failure ?? "")
    writer.add(diagnostics.count)
    for diagnostic in diagnostics { writer.add(diagnostic) }
    writer.add(leftOut.count)
    for (rule, count) in leftOut.sorted(by: { $0.key < $1.key }) {
      writer.add(rule)
      writer.add(count)
    }
    return writer.bytes
  }

  init(diagnostics: [Diagnostic], failure: String?, leftOut: [String: Int] = [:]) {
    self.diagnostics = diagnostics
    self.failure = failure
    self.leftOut = leftOut
  }

  /// Reads what `bytes` wrote; nil for anything else, in particular for ranges outside a file of `size`
  /// bytes.
  init?(reading bytes: ArraySlice<UInt8>, size: Int) {
    var reader = ByteReader(bytes, size: size)
    guard let failure = reader.text(), let count = reader.number(), count <= bytes.count else { return nil }
    self.failure = failure.isEmpty ? nil : failure
    diagnostics = []
    for _ in 0..<count {
      guard let diagnostic = reader.diagnostic() else { return nil }
      diagnostics.append(diagnostic)
    }
    guard let rules = reader.number(), rules <= bytes.count else { return nil }
    for _ in 0..<rules {
      guard let rule = reader.text(), let count = reader.number() else { return nil }
      leftOut[rule] = count
    }
    guard reader.isAtEnd else { return nil }
  }
}

/// Writes values one after the other; numbers in groups of seven bits, texts with their length before.
private struct ByteWriter {
  var bytes: [UInt8] = []

  mutating func add(_ number: Int) {
    var rest = UInt64(bitPattern: Int64(number))
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  mutating func add(_ text: String) {
    add(text.utf8.count)
    bytes.append(contentsOf: text.utf8)
  }

  mutating func add(_ range: TextRange) {
    add(range.lower)
    add(range.upper)
  }

  mutating func add(_ diagnostic: Diagnostic) {
    add(diagnostic.rule)
    add(diagnostic.severity.rawValue)
    add(diagnostic.range)
    add(diagnostic.message)
    add(diagnostic.related.count)
    for place in diagnostic.related {
      add(place.range)
      add(place.message)
    }
    add(diagnostic.fixes.count)
    for fix in diagnostic.fixes {
      add(fix.title)
      add(fix.safety.rawValue)
      add(fix.edits.count)
      for edit in fix.edits {
        add(edit.range)
        add(edit.text)
      }
    }
    add(diagnostic.suggestFor ?? "")
    add(diagnostic.readAs.map { "=" + $0 } ?? "")
    add(diagnostic.article ?? "")
    add(diagnostic.segment ?? "")
    add(diagnostic.isHabit ? 1 : 0)
  }
}

/// Reads what `ByteWriter` wrote; nil wherever it is anything else.
private struct ByteReader {
  private var rest: ArraySlice<UInt8>
  /// Bytes of the file that ranges lie in.
  private let size: Int

  init(_ bytes: ArraySlice<UInt8>, size: Int) {
    rest = bytes
    self.size = size
  }

  var isAtEnd: Bool { rest.isEmpty }

  mutating func number() -> Int? {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while let byte = rest.popFirst(), shift < 63 {
      value |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return Int(exactly: value) }
      shift += 7
    }
    return nil
  }

  mutating func text() -> String? {
    guard let count = number(), count <= rest.count else { return nil }
    defer { rest = rest.dropFirst(count) }
    return String(decoding: rest.prefix(count), as: UTF8.self)
  }

  private mutating func range() -> TextRange? {
    guard let start = number(), let end = number(), start <= end, end <= size else { return nil }
    return TextRange(start, end)
  }

  /// So many values, each read by `value`; never more than there are bytes for.
  private mutating func list<Value>(_ value: (inout ByteReader) -> Value?) -> [Value]? {
    guard let count = number(), count <= rest.count else { return nil }
    var values: [Value] = []
    for _ in 0..<count {
      guard let next = value(&self) else { return nil }
      values.append(next)
    }
    return values
  }

  mutating func diagnostic() -> Diagnostic? {
    guard let rule = text(), let severity = text().flatMap(Severity.init(rawValue:)), let place = range(),
      let message = text(), let related = list({ $0.relatedPlace() }), let fixes = list({ $0.fix() }),
      let suggestFor = text(), let readAs = text(), let article = text(), let segment = text(),
      let habit = number()
    else { return nil }
    var diagnostic = Diagnostic(
      rule, severity, at: place, message, related: related, fixes: fixes,
      suggestFor: suggestFor.isEmpty ? nil : suggestFor)
    if !readAs.isEmpty { diagnostic.readAs = String(readAs.dropFirst()) }
    diagnostic.article = article.isEmpty ? nil : article
    diagnostic.segment = segment.isEmpty ? nil : segment
    diagnostic.isHabit = habit == 1
    return diagnostic
  }

  private mutating func relatedPlace() -> RelatedPlace? {
    guard let place = range(), let message = text() else { return nil }
    return RelatedPlace(place, message)
  }

  private mutating func fix() -> Fix? {
    guard let title = text(), let safety = text().flatMap(FixSafety.init(rawValue:)),
      let edits = list({ $0.edit() })
    else { return nil }
    return Fix(title, safety, edits)
  }

  private mutating func edit() -> Edit? {
    guard let place = range(), let text = text() else { return nil }
    return Edit(place, text)
  }
}
