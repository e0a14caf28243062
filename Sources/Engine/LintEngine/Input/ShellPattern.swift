/// A pattern of paths as git reads it: `*`, `?` and `[…]` within a name, `**` for any folders.
///
/// Source: gitignore(5) and git's `wildmatch.c` with `WM_PATHNAME`. It is run as an automaton, so that a path takes
/// its length times that of the pattern, whatever the pattern.
struct ShellPattern: Sendable {
  private enum Part: Sendable {
    case byte(UInt8)
    /// `?`
    case anyByte
    /// `[…]`: the bytes that it stands for.
    case set([Bool])
    /// `*`
    case run
    /// `**/`: no folder, or what `insideFolders` behind it takes.
    case folders
    case insideFolders
    /// `**` at the end of a path.
    case rest
  }

  private static let slash = UInt8(ascii: "/")
  /// Longer ones match nothing: no path is as long.
  private static let longest = 4096

  private let parts: [Part]
  /// The only text that it matches, where it has no wildcard.
  private let literal: [UInt8]?
  /// Whether it is no pattern and matches nothing, such as one with a bracket that is not closed.
  private let isBroken: Bool

  /// `isPath`: whether `**` stands for folders; else for what `*` does.
  init(_ pattern: some Sequence<UInt8>, isPath: Bool = true) {
    let pattern = Array(pattern)
    if let first = pattern.firstIndex(where: { "*?[\\".utf8.contains($0) }) {
      var reader = Reader(pattern, isPath)
      reader.read(plain: first)
      isBroken = reader.isBroken || pattern.count > ShellPattern.longest
      parts = reader.parts
      literal = nil
    } else {
      parts = []
      literal = pattern
      isBroken = false
    }
  }

  /// Whether it matches the whole of a path.
  func matches(_ path: some Collection<UInt8>) -> Bool {
    if let literal { return literal.count == path.count && literal.elementsEqual(path) }
    if isBroken { return false }
    // Which parts may come next; the one behind the last is the end.
    var active = [Bool](repeating: false, count: parts.count + 1)
    active[0] = true
    passOver(&active)
    for byte in path {
      var next = [Bool](repeating: false, count: parts.count + 1)
      var isAlive = false
      for i in parts.indices where active[i] {
        let (stays, goes) = take(byte, parts[i])
        if stays { next[i] = true }
        if goes { next[i + 1] = true }
        isAlive = isAlive || stays || goes
      }
      if !isAlive { return false }
      passOver(&next)
      active = next
    }
    return active[parts.count]
  }

  /// Whether a byte keeps a part waiting, and whether it ends it.
  private func take(_ byte: UInt8, _ part: Part) -> (stays: Bool, goes: Bool) {
    switch part {
    case .byte(let wanted): (false, byte == wanted)
    case .anyByte: (false, byte != ShellPattern.slash)
    case .set(let bytes): (false, byte != ShellPattern.slash && bytes[Int(byte)])
    case .run: (byte != ShellPattern.slash, false)
    case .folders: (false, false)
    case .insideFolders: (true, byte == ShellPattern.slash)
    case .rest: (true, false)
    }
  }

  /// Goes on where a part may stand for nothing.
  private func passOver(_ active: inout [Bool]) {
    for i in parts.indices where active[i] {
      switch parts[i] {
      case .run, .rest: active[i + 1] = true
      case .folders:
        active[i + 1] = true
        active[i + 2] = true
      default: break
      }
    }
  }

  /// Takes a pattern apart.
  private struct Reader {
    private let pattern: [UInt8]
    private let isPath: Bool
    private var i = 0
    /// Where the first wildcard stands.
    private var first = 0
    var parts: [Part] = []
    var isBroken = false

    init(_ pattern: [UInt8], _ isPath: Bool) {
      self.pattern = pattern
      self.isPath = isPath
    }

    /// `plain`: bytes at the beginning that mean themselves.
    mutating func read(plain: Int) {
      parts = pattern[..<plain].map { .byte($0) }
      i = plain
      first = plain
      while i < pattern.count, !isBroken {
        switch pattern[i] {
        case UInt8(ascii: "?"):
          parts.append(.anyByte)
          i += 1
        case UInt8(ascii: "*"): star()
        case UInt8(ascii: "["): set()
        case UInt8(ascii: "\\"):
          guard i + 1 < pattern.count else {
            isBroken = true
            return
          }
          parts.append(.byte(pattern[i + 1]))
          i += 2
        default:
          parts.append(.byte(pattern[i]))
          i += 1
        }
      }
    }

    private mutating func star() {
      let start = i
      while i < pattern.count, pattern[i] == UInt8(ascii: "*") { i += 1 }
      // git compares what stands before the first wildcard by itself, and what follows is a pattern of its own:
      // `do**/a` means any folder whose path begins with `do`.
      let beginsName = start == first || pattern[start - 1] == ShellPattern.slash
      let endsName = i == pattern.count || pattern[i] == ShellPattern.slash
      // More than two stars mean what two do.
      guard isPath, i - start > 1, beginsName, endsName else { return parts.append(.run) }
      if i == pattern.count { return parts.append(.rest) }
      parts += [.folders, .insideFolders]
      i += 1
    }

    private mutating func set() {
      var bytes = [Bool](repeating: false, count: 256)
      i += 1
      let isNegated =
        i < pattern.count && (pattern[i] == UInt8(ascii: "!") || pattern[i] == UInt8(ascii: "^"))
      if isNegated { i += 1 }
      let first = i
      var before: UInt8?
      while i < pattern.count, pattern[i] != UInt8(ascii: "]") || i == first {
        if pattern[i] == UInt8(ascii: "-"), let low = before, i + 1 < pattern.count,
          pattern[i + 1] != UInt8(ascii: "]")
        {
          i += pattern[i + 1] == UInt8(ascii: "\\") ? 2 : 1
          guard i < pattern.count else { break }
          if low <= pattern[i] { for byte in low...pattern[i] { bytes[Int(byte)] = true } }
          before = nil
        } else if pattern[i...].starts(with: "[:".utf8) {
          guard let known = namedClass() else {
            isBroken = true
            return
          }
          for byte in 0..<256 where known(UInt8(byte)) { bytes[byte] = true }
          before = nil
          continue
        } else {
          if pattern[i] == UInt8(ascii: "\\") { i += 1 }
          guard i < pattern.count else { break }
          bytes[Int(pattern[i])] = true
          before = pattern[i]
        }
        i += 1
      }
      guard i < pattern.count else {
        isBroken = true
        return
      }
      i += 1
      parts.append(.set(isNegated ? bytes.map { !$0 } : bytes))
    }

    /// `[:alpha:]` and its like; nil for one that POSIX does not know.
    private mutating func namedClass() -> ((UInt8) -> Bool)? {
      guard let end = pattern[(i + 2)...].firstIndex(of: UInt8(ascii: "]")),
        end > i + 2, pattern[end - 1] == UInt8(ascii: ":")
      else { return nil }
      let name = String(decoding: pattern[(i + 2)..<(end - 1)], as: UTF8.self)
      i = end + 1
      let isLetter = { (byte: UInt8) in (0x41...0x5A).contains(byte & 0xDF) && byte < 0x80 }
      let isDigit = { (byte: UInt8) in (0x30...0x39).contains(byte) }
      switch name {
      case "alpha": return isLetter
      case "digit": return isDigit
      case "alnum": return { isLetter($0) || isDigit($0) }
      case "upper": return { (0x41...0x5A).contains($0) }
      case "lower": return { (0x61...0x7A).contains($0) }
      case "blank": return { $0 == 0x20 || $0 == 0x09 }
      case "space": return { $0 == 0x20 || (0x09...0x0D).contains($0) }
      case "cntrl": return { $0 < 0x20 || $0 == 0x7F }
      case "print": return { (0x20...0x7E).contains($0) }
      case "graph": return { (0x21...0x7E).contains($0) }
      case "punct": return { (0x21...0x7E).contains($0) && !isLetter($0) && !isDigit($0) }
      case "xdigit": return { isDigit($0) || (0x41...0x46).contains($0 & 0xDF) && $0 < 0x80 }
      default: return nil
      }
    }
  }
}
