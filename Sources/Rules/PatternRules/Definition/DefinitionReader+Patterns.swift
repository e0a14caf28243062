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

  mutating func kind(
    _ name: String, _ place: YAMLPlace
  ) throws(YAMLError) -> PatternDefinition.Kind {
    switch name {
    case "existence": return .existence(try existence())
    case "substitution": return .substitution(try substitution())
    case "occurrence":
      let token = try required("token")
      let terms = OccurrenceTerms(
        token: try text(token, isWord: false), ignoresCase: try fields.flag("ignorecase") ?? false,
        maximum: try fields.number("max").flatMap { $0 == 0 ? nil : $0 }, minimum: try fields.number("min"))
      if terms.maximum == nil, terms.minimum == nil {
        throw YAMLError(at: token.place, "neither 'max' nor 'min' says how often 'token' may occur")
      }
      return .occurrence(terms)
    case "repetition": return .repetition(try repetition())
    case "consistency": return .consistency(try consistency())
    case "conditional":
      let second = try required("second")
      // Vale reads the key and never uses it.
      let ignoresCase = try fields.flag("ignorecase") ?? false
      return .conditional(
        ConditionalTerms(
          first: try text(try required("first"), isWord: false), second: try text(second, isWord: false),
          ignoresCase: ignoresCase && !isVale, hasGroup: PatternText.hasGroup(second.text),
          exceptions: try exceptions()))
    case "capitalization": return .capitalization(try capitalization())
    case "metric": return .metric(try metric())
    case "readability": return .readability(try readability())
    case "spelling": return .spelling(try spelling())
    case "sequence": return .sequence(try sequence())
    case "script": return try script(place)
    default:
      throw YAMLError(
        at: place,
        "'extends' names no kind of rule: '\(name)'; there are existence, substitution, occurrence, repetition, consistency, conditional, capitalization, metric, readability, spelling and sequence"
      )
    }
  }

  /// What is said of a script that can not.
  static let scriptRefusal = "rules that extend 'script' run programs of Vale's and are not supported"

  /// A script that can be said as a pattern.
  private mutating func script(_ place: YAMLPlace) throws(YAMLError) -> PatternDefinition.Kind {
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
      return .existence(
        ExistenceTerms(
          patterns: [try text((pattern, node.place), isWord: false)], ignoresCase: false,
          exceptions: ExceptionTerms(
            patterns: [try text(("\\n", node.place), isWord: false)], usesVocabulary: false)))
    case .lacking(let pattern):
      return .occurrence(
        OccurrenceTerms(
          token: try text((pattern, node.place), isWord: false), ignoresCase: false, maximum: nil, minimum: 1)
      )
    case nil: throw refusal
    }
  }
}
