/// Globs of paths as in `.gitignore`: `*` and `?` within a name, `**` for any folders, `{a,b}` for either;
/// one without a slash is matched with the name of the file or of any folder above it.
package enum PathGlob {
  /// Whether a glob matches an absolute path below an absolute folder. Paths outside the folder never
  /// match.
  package static func matches(_ pattern: String, _ path: String, below folder: String) -> Bool {
    let root = folder.hasSuffix("/") ? folder : folder + "/"
    guard path.hasPrefix(root) else { return false }
    let names = path.utf8.dropFirst(root.utf8.count).split(separator: UInt8(ascii: "/")).map(Array.init)
    return alternatives(of: Array(pattern.utf8)).contains { matches($0, names) }
  }

  private static func matches(_ pattern: [UInt8], _ names: [[UInt8]]) -> Bool {
    var parts = pattern.split(separator: UInt8(ascii: "/")).map(Array.init)
    if !pattern.dropLast().contains(UInt8(ascii: "/")) {
      return parts.first.map { part in names.contains { matchesName(part, $0) } } ?? false
    }
    // A folder stands for all that is in it.
    if pattern.last == UInt8(ascii: "/") { parts.append(Array("**".utf8)) }
    return matchesAll(parts, names)
  }

  /// The usual two-pointer match with one point to return to, on whole names: `**` is the star.
  private static func matchesAll(_ parts: [[UInt8]], _ names: [[UInt8]]) -> Bool {
    let anyFolders = Array("**".utf8)
    var p = 0
    var n = 0
    var back: (part: Int, name: Int)?
    while n < names.count {
      if p < parts.count, parts[p] == anyFolders {
        back = (p + 1, n)
        p += 1
      } else if p < parts.count, matchesName(parts[p], names[n]) {
        p += 1
        n += 1
      } else if let (part, name) = back {
        back = (part, name + 1)
        p = part
        n = name + 1
      } else {
        return false
      }
    }
    return parts[p...].allSatisfy { $0 == anyFolders }
  }

  /// Whether a glob matches one name, such as a rule's id; `?` is any one byte but those that go on a letter.
  /// Linear in the product of the lengths at worst, without recursion.
  package static func matchesName(_ pattern: [UInt8], _ name: [UInt8]) -> Bool {
    var p = 0
    var n = 0
    var back: (Int, Int)?
    while n < name.count {
      if p < pattern.count, pattern[p] == UInt8(ascii: "*") {
        p += 1
        back = (p, n)
      } else if p < pattern.count, pattern[p] == UInt8(ascii: "?") {
        p += 1
        n += 1
        while n < name.count, name[n] & 0xC0 == 0x80 { n += 1 }
      } else if p < pattern.count, pattern[p] == name[n] {
        p += 1
        n += 1
      } else if let (part, start) = back {
        back = (part, start + 1)
        p = part
        n = start + 1
      } else {
        return false
      }
    }
    return pattern[p...].allSatisfy { $0 == UInt8(ascii: "*") }
  }

  /// The most globs that one glob's braces stand for; the rest is not tried.
  private static let mostAlternatives = 64

  /// The globs without braces that one with braces stands for.
  private static func alternatives(of pattern: [UInt8]) -> [[UInt8]] {
    var done: [[UInt8]] = []
    var waiting = [pattern]
    while let next = waiting.popLast(), done.count < mostAlternatives {
      guard let open = next.firstIndex(of: UInt8(ascii: "{")),
        let close = next[open...].firstIndex(of: UInt8(ascii: "}"))
      else {
        done.append(next)
        continue
      }
      let choices = next[(open + 1)..<close].split(
        separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
      guard waiting.count + choices.count <= mostAlternatives else { return done }
      for choice in choices { waiting.append(Array(next[..<open]) + choice + Array(next[(close + 1)...])) }
    }
    return done
  }
}
