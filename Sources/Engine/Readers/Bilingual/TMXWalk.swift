import ArticleModel
import Bitext
import SourceText

/// Takes the events of a translation memory, TMX 1.4: of the languages of each unit, one pair.
final class TMXWalk: UnitWalk {
  static let format = (name: "TMX", root: "tmx")
  var builder = UnitBuilder()
  private(set) var problems: [ReadProblem] = []
  private(set) var languages: StatedLanguages
  private(set) var hasRoot = false
  private(set) var places = UnitPlaces()
  private var native = 0
  /// Of the variant that is being read; nil where it is of another language.
  private var isSource: Bool?

  init(_ stated: StatedLanguages) { languages = stated }

  func start(_ name: XMLName, _ attributes: XMLAttributes, at range: TextRange) {
    switch name.local {
    case "tmx": hasRoot = true
    case "header":
      if languages.source == nil, let tag = attributes["srclang"], tag != "*all*" {
        languages.source = Language(tag: tag)
      }
    case "tu":
      places.begin(at: range.lower, id: attributes["tuid"])
      // Notes stand before the variants.
      places.setNote(at: range.upper)
    case "tuv":
      guard let tag = attributes["xml:lang"] ?? attributes["lang"], let language = Language(tag: tag) else {
        problems.append(
          ReadProblem(
            kind: .noLanguages, isError: problems.isEmpty, range: range,
            message: "a 'tuv' without xml:lang is not read"))
        isSource = nil
        return
      }
      isSource = side(of: language)
    case "seg":
      if let isSource { builder.begin(isSource: isSource, id: "", place: range.upper, separator: "\n\n") }
    case "bpt", "ept", "it", "ph", "ut":
      builder.addCode("<\(name.local) \(attributes["i"] ?? attributes["x"] ?? "")/>")
      native += 1
    case "hi": builder.addCode("<hi>")
    case "sub": native += 1
    default: break
    }
  }

  /// Which side a variant is; nil: neither.
  private func side(of language: Language) -> Bool? {
    if languages.source == nil { languages.source = language }
    if language == languages.source { return builder.sources.isEmpty ? true : nil }
    if languages.target == nil { languages.target = language }
    return language == languages.target && builder.targets.isEmpty ? false : nil
  }

  func end(_ name: XMLName, at range: TextRange) {
    switch name.local {
    case "seg": builder.finish()
    case "bpt", "ept", "it", "ph", "ut", "sub": native = max(0, native - 1)
    case "hi": builder.addCode("</hi>")
    case "tu": close(range.lower)
    default: break
    }
  }

  private func close(_ place: Int) { builder.close(state: .translated, context: 0, place: place) }

  var wantsPause: Bool { builder.isPiece && !builder.isOpen && builder.sources.isEmpty }

  func finish() {
    builder.finish()
    if !builder.sources.isEmpty, !builder.targets.isEmpty { close(0) }
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>, at range: TextRange) {
    if native == 0 { builder.append(bytes, at: range) }
  }
}
