import SourceText

/// The block of keys above a Markdown story: YAML between `---` or TOML between `+++`, as Jekyll and Hugo have
/// it. Only values of one line at the outermost level are read.
struct FrontMatter {
  /// Offset behind the block; 0 without one.
  private(set) var end = 0
  /// Ranges of values without their quotation marks.
  private var values: [String: TextRange] = [:]

  /// Where the value of each key stands.
  var all: [String: TextRange] { values }
  private let p: UnsafeBufferPointer<UInt8>

  init(_ p: UnsafeBufferPointer<UInt8>) {
    self.p = p
    // A byte-order mark is no part of the first line.
    var at = p.count >= 3 && p[0] == 0xEF && p[1] == 0xBB && p[2] == 0xBF ? 3 : 0
    guard let fence = fence(at) else { return }
    at = lineEnd(at)
    while at < p.count {
      let next = lineEnd(at)
      if self.fence(at) == fence {
        end = next
        return
      }
      read(at, next, fence == UInt8(ascii: "-") ? UInt8(ascii: ":") : UInt8(ascii: "="))
      at = next
    }
    // Without an end it was none.
    values = [:]
  }

  /// Where the value of a key stands.
  func range(_ key: String) -> TextRange? { values[key] }

  /// The value of a key.
  func string(_ key: String) -> String? {
    values[key].map { String(decoding: p[$0.lower..<$0.upper], as: UTF8.self) }
  }

  private func lineEnd(_ start: Int) -> Int {
    p[start...].firstIndex(of: 0x0A).map { $0 + 1 } ?? p.count
  }

  /// The mark of a line of three marks and nothing else.
  private func fence(_ start: Int) -> UInt8? {
    guard start + 3 <= p.count, p[start] == UInt8(ascii: "-") || p[start] == UInt8(ascii: "+") else {
      return nil
    }
    guard p[start + 1] == p[start], p[start + 2] == p[start] else { return nil }
    return p[(start + 3)..<lineEnd(start)].allSatisfy { $0 <= 0x20 } ? p[start] : nil
  }

  private mutating func read(_ start: Int, _ lineEnd: Int, _ separator: UInt8) {
    guard start < lineEnd, p[start] > 0x20,
      let mark = p[start..<lineEnd].firstIndex(of: separator), mark - start <= 40
    else { return }
    var from = mark + 1
    var to = lineEnd
    while to > from, p[to - 1] <= 0x20 { to -= 1 }
    while from < to, p[from] <= 0x20 { from += 1 }
    if to - from >= 2, p[from] == p[to - 1], p[from] == UInt8(ascii: "\"") || p[from] == UInt8(ascii: "'") {
      from += 1
      to -= 1
    }
    // Lists, mappings and blocks of several lines are no single value; escapes would move what follows them.
    guard from < to, !"[{|>&*\\".utf8.contains(p[from]), !p[from..<to].contains(UInt8(ascii: "\\")) else {
      return
    }
    let key = String(decoding: p[start..<mark], as: UTF8.self).filter { !$0.isWhitespace }.lowercased()
    values[key] = TextRange(from, to)
  }
}
