import Diagnostics
import SourceText

/// What a rule's `action` offers for a match (vale.sh/docs/actions): texts to put in its place.
enum RuleAction {
  /// The texts that stand instead of a match; nil where the action offers none.
  static func texts(
    _ action: PatternDefinition.Action, for match: String, replacing: (String, String, String) -> String?
  ) -> [String]? {
    let parameters = action.parameters
    switch action.name {
    case "replace": return parameters.isEmpty ? nil : parameters
    case "remove": return [""]
    case "convert": return parameters.first == "simple" ? [simple(match)] : nil
    case "edit": return edited(match, parameters, replacing).map { [$0] }
    default: return nil
    }
  }

  /// A text with signs that are typed for those that are not.
  private static func simple(_ match: String) -> String {
    var text = match
    for (mark, plain) in [("\u{2018}", "'"), ("\u{2019}", "'"), ("\u{201C}", "\""), ("\u{201D}", "\"")] {
      text = text.replacing(mark, with: plain)
    }
    return text
  }

  private static func edited(
    _ match: String, _ parameters: [String], _ replacing: (String, String, String) -> String?
  ) -> String? {
    guard let name = parameters.first else { return nil }
    switch name {
    case "regex":
      guard parameters.count > 2 else { return nil }
      return replacing(parameters[1], parameters[2], match)
    case "trim", "remove":
      guard parameters.count > 1 else { return nil }
      if name == "remove" { return match.replacing(parameters[1], with: "") }
      let marks = Set(parameters[1])
      var text = Substring(match)
      while let first = text.first, marks.contains(first) { text.removeFirst() }
      while let last = text.last, marks.contains(last) { text.removeLast() }
      return String(text)
    case "trim_left", "trim_right":
      guard parameters.count > 1 else { return nil }
      let marks = Set(parameters[1])
      var text = Substring(match)
      if name == "trim_left" {
        while let first = text.first, marks.contains(first) { text.removeFirst() }
      } else {
        while let last = text.last, marks.contains(last) { text.removeLast() }
      }
      return String(text)
    case "split":
      guard parameters.count > 2, let index = Int(parameters[2]) else { return nil }
      let parts = match.split(separator: parameters[1], omittingEmptySubsequences: false)
      return parts.indices.contains(index) ? String(parts[index]) : nil
    case "truncate":
      guard parameters.count > 1 else { return nil }
      return match.split(separator: parameters[1], omittingEmptySubsequences: false).first.map(String.init)
    default: return nil
    }
  }
}

extension PatternFinder {
  /// The fixes that the rule's action offers for a match.
  func actionFixes(for range: TextRange) -> [Fix] {
    guard let safety = rule.fixSafety, !rule.action.name.isEmpty else { return [] }
    let match = text(range)
    guard let texts = RuleAction.texts(rule.action, for: match, replacing: replaced) else { return [] }
    if texts == [""] { return [Fix("Remove it", safety, [.delete(removable(range))])] }
    return texts.filter { $0 != match }.map { .replace(range, with: $0, texts.count == 1 ? safety : .choice) }
  }

  /// A match that goes takes one of the blanks around it along.
  private func removable(_ range: TextRange) -> TextRange {
    let bytes = article.bytes
    let isBlankBefore = range.lower == 0 || bytes[range.lower - 1] == 0x20 || bytes[range.lower - 1] == 0x0A
    if isBlankBefore, range.upper < bytes.count, bytes[range.upper] == 0x20 {
      return TextRange(range.lower, range.upper + 1)
    }
    if range.lower > 0, bytes[range.lower - 1] == 0x20,
      range.upper == bytes.count || ".,;:!?)\n".utf8.contains(bytes[range.upper])
    {
      return TextRange(range.lower - 1, range.upper)
    }
    return range
  }

  /// A text with what a pattern finds in it written otherwise, `$1` and its kin filled in.
  private func replaced(_ pattern: String, _ replacement: String, _ text: String) -> String? {
    guard let compiled = try? CompiledPattern(PatternText.translated(pattern)) else { return nil }
    let bytes = Array(text.utf8)
    var out: [UInt8] = []
    let scratch = MatchScratch()
    bytes.withUnsafeBufferPointer { subject in
      var at = 0
      while at <= subject.count, case .match = compiled.search(subject, from: at, with: scratch),
        let match = scratch[0]
      {
        out += subject[at..<match.lowerBound]
        out += RuleAction.filled(replacement) { group in scratch[group].map { Array(subject[$0]) } ?? [] }
        if match.isEmpty, match.lowerBound < subject.count { out.append(subject[match.lowerBound]) }
        at = match.isEmpty ? match.upperBound + 1 : match.upperBound
      }
      if at < subject.count { out += subject[at...] }
    }
    return String(validating: out, as: UTF8.self)
  }
}

extension RuleAction {
  /// A replacement with the text of groups for `$1` and `${1}`.
  static func filled(_ replacement: String, group: (Int) -> [UInt8]) -> [UInt8] {
    var out: [UInt8] = []
    let bytes = Array(replacement.utf8)
    var i = 0
    while i < bytes.count {
      if bytes[i] == UInt8(ascii: "$"), i + 1 < bytes.count {
        let isBraced = bytes[i + 1] == UInt8(ascii: "{")
        let start = i + (isBraced ? 2 : 1)
        let digits = bytes[min(start, bytes.count)...].prefix { $0 &- 0x30 < 10 }
        if let number = Int(String(decoding: digits, as: UTF8.self)) {
          out += group(number)
          i = digits.endIndex + (isBraced ? 1 : 0)
          continue
        }
      }
      out.append(bytes[i])
      i += 1
    }
    return out
  }
}
