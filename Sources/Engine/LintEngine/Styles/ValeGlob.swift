/// Globs of the sections of a `.vale.ini` (vale.sh/docs/vale-ini#syntax-specific-sections): `*` is any text, across
/// folders too unless the glob has a `**`, `?` one character, `[a-z]` and `[!a-z]` one of some or none of them, `{a,b}`
/// either; a `!` in front turns the whole round.
package struct ValeGlob: Sendable {
  private enum Part: Sendable {
    case byte(UInt8)
    case one(crosses: Bool)
    case any(crosses: Bool)
    case set([ClosedRange<UInt8>], isNegated: Bool)
  }

  private let isNegated: Bool
  private let alternatives: [[Part]]
  /// Whether the glob is the name of a file, which is meant wherever the file is.
  private let isName: Bool

  /// The most globs that one glob's braces stand for; the rest is not tried.
  private static let most = 256

  /// Any text is a glob; one whose braces stand for too many globs means the first of them.
  package init(_ text: String) {
    let pattern = Array(text.utf8)
    isNegated = pattern.first == UInt8(ascii: "!")
    let body = isNegated ? Array(pattern.drop { $0 == UInt8(ascii: "!") }) : pattern
    let hasFolders = ValeGlob.hasDoubleStar(body)
    alternatives = ValeGlob.unfolded(body).map { ValeGlob.parts($0, crosses: !hasFolders) }
    isName = !body.contains { "/*?[{".utf8.contains($0) }
  }

  private static func hasDoubleStar(_ pattern: [UInt8]) -> Bool {
    zip(pattern, pattern.dropFirst()).contains { $0 == UInt8(ascii: "*") && $1 == UInt8(ascii: "*") }
  }

  /// Whether the glob holds for a path, as it is written from the folder of the configuration.
  package func matches(_ path: String) -> Bool {
    let bytes = Array(path.utf8)
    var isFound = alternatives.contains { ValeGlob.matches($0, bytes) }
    if !isFound, isName, let name = bytes.split(separator: UInt8(ascii: "/")).last {
      isFound = alternatives.contains { ValeGlob.matches($0, Array(name)) }
    }
    return isFound != isNegated
  }

  /// The globs without braces; `**/` may stand for no folder.
  private static func unfolded(_ pattern: [UInt8]) -> [[UInt8]] {
    var done: [[UInt8]] = []
    var waiting = [pattern]
    while let next = waiting.popLast(), done.count < most {
      guard let open = opening(next), let close = closing(next, from: open) else {
        done.append(next)
        continue
      }
      var choices: [[UInt8]] = [[]]
      var depth = 0
      for byte in next[(open + 1)..<close] {
        if byte == UInt8(ascii: "{") { depth += 1 }
        if byte == UInt8(ascii: "}") { depth -= 1 }
        if byte == UInt8(ascii: ","), depth == 0 {
          choices.append([])
        } else {
          choices[choices.count - 1].append(byte)
        }
      }
      guard waiting.count + choices.count <= most else { return done }
      for choice in choices { waiting.append(next[..<open] + choice + next[(close + 1)...]) }
    }
    return done.flatMap { glob -> [[UInt8]] in
      let folders = Array("**/".utf8)
      guard glob.starts(with: folders) else { return [glob] }
      return [glob, Array(glob.dropFirst(folders.count))]
    }
  }

  private static func opening(_ pattern: [UInt8]) -> Int? {
    var i = 0
    while i < pattern.count {
      if pattern[i] == UInt8(ascii: "\\") { i += 1 } else if pattern[i] == UInt8(ascii: "{") { return i }
      i += 1
    }
    return nil
  }

  private static func closing(_ pattern: [UInt8], from open: Int) -> Int? {
    var depth = 0
    for i in open..<pattern.count {
      if pattern[i] == UInt8(ascii: "{") { depth += 1 }
      if pattern[i] == UInt8(ascii: "}") { depth -= 1 }
      if depth == 0 { return i }
    }
    return nil
  }

  private static func parts(_ pattern: [UInt8], crosses: Bool) -> [Part] {
    var parts: [Part] = []
    var i = 0
    while i < pattern.count {
      switch pattern[i] {
      case UInt8(ascii: "*"):
        let isDouble = i + 1 < pattern.count && pattern[i + 1] == UInt8(ascii: "*")
        parts.append(.any(crosses: crosses || isDouble))
        i += isDouble ? 1 : 0
      case UInt8(ascii: "?"): parts.append(.one(crosses: crosses))
      case UInt8(ascii: "\\") where i + 1 < pattern.count:
        i += 1
        parts.append(.byte(pattern[i]))
      case UInt8(ascii: "["):
        guard let close = pattern[(i + 1)...].firstIndex(of: UInt8(ascii: "]")), close > i + 1 else {
          parts.append(.byte(pattern[i]))
          break
        }
        parts.append(set(pattern[(i + 1)..<close]))
        i = close
      default: parts.append(.byte(pattern[i]))
      }
      i += 1
    }
    return parts
  }

  private static func set(_ members: ArraySlice<UInt8>) -> Part {
    let isNegated = members.first == UInt8(ascii: "!") || members.first == UInt8(ascii: "^")
    let members = Array(isNegated ? members.dropFirst() : members)
    var ranges: [ClosedRange<UInt8>] = []
    var i = 0
    while i < members.count {
      if i + 2 < members.count, members[i + 1] == UInt8(ascii: "-"), members[i] <= members[i + 2] {
        ranges.append(members[i]...members[i + 2])
        i += 3
      } else {
        ranges.append(members[i]...members[i])
        i += 1
      }
    }
    return .set(ranges, isNegated: isNegated)
  }

  /// The usual match with points to return to; linear in the product of the lengths.
  private static func matches(_ parts: [Part], _ path: [UInt8]) -> Bool {
    // The places of the pattern that the text so far can lead to.
    var places: Set<Int> = []
    func add(_ place: Int, to places: inout Set<Int>) {
      var place = place
      while places.insert(place).inserted, place < parts.count, case .any = parts[place] { place += 1 }
    }
    add(0, to: &places)
    for byte in path {
      var next: Set<Int> = []
      for place in places where place < parts.count {
        let isSlash = byte == UInt8(ascii: "/")
        switch parts[place] {
        case .byte(let own): if own == byte { add(place + 1, to: &next) }
        case .one(let crosses): if crosses || !isSlash { add(place + 1, to: &next) }
        case .any(let crosses): if crosses || !isSlash { add(place, to: &next) }
        case .set(let ranges, let isNegated):
          if ranges.contains(where: { $0.contains(byte) }) != isNegated { add(place + 1, to: &next) }
        }
      }
      places = next
      if places.isEmpty { return false }
    }
    return places.contains(parts.count)
  }
}
