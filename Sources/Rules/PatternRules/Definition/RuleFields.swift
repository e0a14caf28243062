import MarkedYAML
import RuleKit

/// The keys of a rule file with their types, each asked for once; what is left over is unknown.
struct RuleFields {
  private let entries: [YAMLNode.Entry]
  /// Vale's keys have no fixed case.
  private let keys: [String]
  let place: YAMLPlace
  /// Whether `'true'` and `1` are flags as well: Vale converts what it can.
  var isLenient = false
  private var known: [String] = []

  init(_ node: YAMLNode) throws(YAMLError) {
    guard let entries = node.entries else {
      throw YAMLError(at: node.place, "a rule file holds 'key: value' lines, this one \(node.kind)")
    }
    self.entries = entries
    keys = entries.map { $0.key.utf8.contains { $0 < 0x61 && $0 > 0x40 } ? $0.key.lowercased() : $0.key }
    place = node.place
  }

  mutating func node(_ key: String) -> YAMLNode? {
    known.append(key)
    return keys.firstIndex(of: key).map { entries[$0].value }
  }

  mutating func text(_ key: String) throws(YAMLError) -> String? {
    guard let node = node(key), !node.isEmpty else { return nil }
    guard let text = node.text else {
      throw YAMLError(at: node.place, "'\(key)' takes a text, not \(node.kind)")
    }
    return text
  }

  mutating func flag(_ key: String) throws(YAMLError) -> Bool? {
    guard let node = node(key), !node.isEmpty else { return nil }
    if isLenient, let text = node.text {
      switch text.lowercased() {
      case "true", "t", "1", "yes", "on": return true
      case "false", "f", "0", "no", "off", "": return false
      default: break
      }
    }
    guard let flag = node.flag else {
      throw YAMLError(at: node.place, "'\(key)' is true or false, not '\(node.text ?? node.kind)'")
    }
    return flag
  }

  mutating func number(_ key: String) throws(YAMLError) -> Int? {
    guard let node = node(key), !node.isEmpty else { return nil }
    guard let number = node.number ?? (isLenient ? node.text.flatMap { Int($0) } : nil), number >= 0 else {
      throw YAMLError(at: node.place, "'\(key)' is a whole number, not '\(node.text ?? node.kind)'")
    }
    return number
  }

  mutating func decimal(_ key: String) throws(YAMLError) -> Double? {
    guard let node = node(key), !node.isEmpty else { return nil }
    guard let number = node.text.flatMap({ Double($0) }) else {
      throw YAMLError(at: node.place, "'\(key)' is a number, not '\(node.text ?? node.kind)'")
    }
    return number
  }

  /// The texts of a list; a single text counts as a list of one.
  mutating func texts(_ key: String) throws(YAMLError) -> [(text: String, place: YAMLPlace)] {
    guard let node = node(key), !node.isEmpty else { return [] }
    var result: [(text: String, place: YAMLPlace)] = []
    for item in node.items ?? [node] {
      guard let text = item.text else {
        throw YAMLError(at: item.place, "'\(key)' takes a list of texts, not of \(item.kind)")
      }
      result.append((text, item.place))
    }
    return result
  }

  /// The pairs of a mapping; a list of mappings counts as one.
  mutating func pairs(
    _ key: String
  ) throws(YAMLError) -> [(key: String, place: YAMLPlace, value: String)] {
    guard let node = node(key), !node.isEmpty else { return [] }
    var result: [(key: String, place: YAMLPlace, value: String)] = []
    for mapping in node.items ?? [node] {
      guard let entries = mapping.entries else {
        throw YAMLError(at: mapping.place, "'\(key)' takes 'observed: expected' lines, not \(mapping.kind)")
      }
      for entry in entries {
        guard let value = entry.value.text else {
          throw YAMLError(
            at: entry.value.place, "'\(key)' takes a text for '\(entry.key)', not \(entry.value.kind)")
        }
        result.append((entry.key, entry.place, value))
      }
    }
    return result
  }

  /// An error for the first key that nothing has asked for.
  func rejectOthers(kind: String) throws(YAMLError) {
    for (entry, key) in zip(entries, keys) where !known.contains(key) {
      let hint = Nearest.match(entry.key, in: known).map { "; did you mean '\($0)'?" }
      throw YAMLError(
        at: entry.place,
        "'\(entry.key)' is no key of a rule that extends '\(kind)'\(hint ?? "; it takes \(known.sorted().joined(separator: ", "))")"
      )
    }
  }
}
