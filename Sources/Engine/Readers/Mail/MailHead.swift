import SourceText

/// The fields above a mail or one of its parts (RFC 5322, RFC 2045).
struct MailHead {
  /// Contents of the fields that count, folded lines and all, by name in small letters.
  private(set) var fields: [String: TextRange] = [:]
  /// Where what is below begins.
  private(set) var end: Int

  private static let wanted: Set<String> = [
    "subject", "date", "content-type", "content-transfer-encoding", "message-id", "content-language",
    "content-disposition",
  ]

  init(_ p: UnsafeBufferPointer<UInt8>, _ range: TextRange) {
    end = range.upper
    var name: String?
    var contents = TextRange(at: range.lower)
    var start = range.lower
    while start < range.upper {
      var next = start
      while next < range.upper, p[next] != 0x0A { next += 1 }
      let line = WireLines.trimmed(TextRange(start, next), of: p)
      defer { start = next + 1 }
      if line.isEmpty {
        end = min(next + 1, range.upper)
        break
      }
      if p[start] == 0x20 || p[start] == 0x09 {
        contents = TextRange(contents.lower, line.upper)
      } else if let colon = (line.lower..<line.upper).first(where: { p[$0] == UInt8(ascii: ":") }) {
        set(name, contents)
        name = String(decoding: p[line.lower..<min(colon, line.lower + 64)], as: UTF8.self).lowercased()
        contents = WireLines.trimmed(TextRange(colon + 1, line.upper), of: p)
      }
    }
    set(name, contents)
  }

  private mutating func set(_ name: String?, _ contents: TextRange) {
    guard let name, MailHead.wanted.contains(name), fields[name] == nil else { return }
    fields[name] = contents
  }

  func string(_ name: String, _ p: UnsafeBufferPointer<UInt8>) -> String? {
    fields[name].map { WireLines.string($0, of: p, atMost: 1000) }
  }

  /// `text/plain` of `text/plain; charset=utf-8`, in small letters.
  func type(_ p: UnsafeBufferPointer<UInt8>) -> String {
    let whole = string("content-type", p) ?? "text/plain"
    let type = whole.prefix { $0 != ";" }.lowercased().filter { !$0.isWhitespace }
    return type
  }

  /// A parameter of the type, such as `boundary`.
  func parameter(_ name: String, _ p: UnsafeBufferPointer<UInt8>) -> String? {
    guard let whole = string("content-type", p) else { return nil }
    for part in whole.split(separator: ";").dropFirst() {
      guard let mark = part.firstIndex(of: "=") else { continue }
      let key = part[..<mark].lowercased().filter { !$0.isWhitespace }
      if key == name {
        return part[part.index(after: mark)...].trimmingPrefix { $0.isWhitespace || $0 == "\"" }.prefix {
          $0 != "\""
        }
        .description
      }
    }
    return nil
  }
}
