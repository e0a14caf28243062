import ArticleModel
import Bitext
import SourceText

/// Reads translation memories, TMX 1.4: of the languages of each unit, one pair.
final class TMXReader: XMLEvents {
  private var builder = UnitBuilder()
  private var problems: [ReadProblem] = []
  private var sourceLanguage: Language?
  private var targetLanguage: Language?
  /// Whether the source language is stated, by the header or the caller.
  private var hasRoot = false
  private var native = 0
  /// Of the variant that is being read; nil where it is of another language.
  private var isSource: Bool?
  private var depth = 0
  private var unitEnd = 0

  private init(_ stated: StatedLanguages) {
    sourceLanguage = stated.source
    targetLanguage = stated.target
  }

  static func read(_ decoded: DecodedText, _ languages: StatedLanguages) -> BilingualResult {
    let reader = TMXReader(languages)
    reader.builder.reserve(decoded.text.bytes.count)
    let faults = XMLStream.read(decoded.text.bytes, reader)
    reader.builder.finish()
    if !reader.builder.sources.isEmpty, !reader.builder.targets.isEmpty { reader.close() }
    if !reader.hasRoot, faults.isEmpty {
      reader.problems.append(
        ReadProblem(
          rule: "malformed-xml", isError: true, range: TextRange(at: 0),
          message: "this is not TMX: its root is not 'tmx'"))
    }
    return BilingualResult(
      document: reader.builder.document(decoded, reader.sourceLanguage, reader.targetLanguage),
      problems: (faults + reader.problems).map { problem in
        var problem = problem
        problem.range = decoded.origin.fileRange(problem.range)
        return problem
      })
  }

  func start(_ name: XMLName, _ attributes: XMLAttributes, at range: TextRange) {
    switch name.local {
    case "tmx": hasRoot = true
    case "header":
      if sourceLanguage == nil, let tag = attributes["srclang"], tag != "*all*" {
        sourceLanguage = Language(tag: tag)
      }
    case "tuv":
      guard let tag = attributes["xml:lang"] ?? attributes["lang"], let language = Language(tag: tag) else {
        problems.append(
          ReadProblem(
            rule: "no-languages", isError: problems.isEmpty, range: range,
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
    if sourceLanguage == nil { sourceLanguage = language }
    if language == sourceLanguage { return builder.sources.isEmpty ? true : nil }
    if targetLanguage == nil { targetLanguage = language }
    return language == targetLanguage && builder.targets.isEmpty ? false : nil
  }

  func end(_ name: XMLName, at range: TextRange) {
    switch name.local {
    case "seg": builder.finish()
    case "bpt", "ept", "it", "ph", "ut", "sub": native = max(0, native - 1)
    case "hi": builder.addCode("</hi>")
    case "tu":
      unitEnd = range.lower
      close()
    default: break
    }
  }

  private func close() { builder.close(state: .translated, context: 0, place: unitEnd) }

  func text(_ bytes: UnsafeBufferPointer<UInt8>, at range: TextRange) {
    if native == 0 { builder.append(bytes, at: range) }
  }
}
