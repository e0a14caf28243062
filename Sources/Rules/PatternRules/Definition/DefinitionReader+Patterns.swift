import Lexicon
import MarkedYAML

extension DefinitionReader {
  /// A checked pattern.
  func text(_ pattern: (text: String, place: YAMLPlace), isWord: Bool) throws(YAMLError)
    -> PatternText
  {
    let text = PatternText(pattern.text, at: pattern.place, isWord: isWord, flows: !isVale)
    if pattern.text.isEmpty, !isVale { throw YAMLError(at: pattern.place, "the pattern is empty") }
    if !isChecked { try text.check(forSpeed: !isVale) }
    return text
  }

  func list(
    _ patterns: [(text: String, place: YAMLPlace)], isWord: Bool
  ) throws(YAMLError) -> [PatternText] {
    var result: [PatternText] = []
    for pattern in patterns { result.append(try text(pattern, isWord: isWord)) }
    return result
  }

  mutating func required(_ key: String) throws(YAMLError) -> (text: String, place: YAMLPlace) {
    guard let node = fields.node(key), let text = node.text, !text.isEmpty else {
      throw YAMLError(at: fields.node(key)?.place ?? fields.place, "'\(key)' is missing: the rule needs it")
    }
    return (text, node.place)
  }

  mutating func exceptions() throws(YAMLError) -> ExceptionTerms {
    ExceptionTerms(
      // Vale takes exceptions as whole words, the longest first.
      patterns: try list(try fields.texts("exceptions"), isWord: isVale),
      usesVocabulary: try fields.flag("vocab") ?? true)
  }

  /// What the keys of a kind say. `place`: where the kind is named.
  mutating func kind(_ name: String, _ place: YAMLPlace) throws(YAMLError) -> any PatternKind {
    if let kind = kinds.first(where: { $0.name == name }) { return try kind.init(reading: &self) }
    if name == "script" { return try script(place) }
    let names = kinds.map { $0.name }
    throw YAMLError(
      at: place,
      "'extends' names no kind of rule: '\(name)'; there are \(names.dropLast().joined(separator: ", ")) and \(names.last ?? "none")"
    )
  }

  /// What is said of a script that can not.
  static let scriptRefusal = "rules that extend 'script' run programs of Vale's and are not supported"

  /// A script that can be said as a pattern.
  private mutating func script(_ place: YAMLPlace) throws(YAMLError) -> any PatternKind {
    let refusal = YAMLError(at: place, DefinitionReader.scriptRefusal)
    guard isVale, let node = fields.node("script"), var script = node.text,
      try fields.texts("scope").map(\.text) == ["raw"]
    else { throw refusal }
    if script.hasSuffix(".tengo") {
      guard let read = StyleDictionaries.script(script, in: folders) else {
        throw YAMLError(at: node.place, "there is no script '\(script)' in the style's folders")
      }
      script = read
    }
    switch ScriptTranslation.rule(of: script) {
    case .existence(let pattern):
      return ExistenceKind(
        [try text((pattern, node.place), isWord: false)],
        exceptions: ExceptionTerms(
          patterns: [try text(("\\n", node.place), isWord: false)], usesVocabulary: false))
    case .lacking(let pattern):
      return OccurrenceKind(lacking: try text((pattern, node.place), isWord: false))
    case nil: throw refusal
    }
  }
}
