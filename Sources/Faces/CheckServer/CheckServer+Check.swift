import Bitext
import Diagnostics
import Dispatch
import LintEngine
import Readers
import RuleKit
import SourceText

/// LanguageTool's own requests.
extension CheckServer {
  /// The fields of a request, from its query and, where it has one, its body.
  func fields(_ request: HTTPRequest) throws(CheckError) -> [String: [UInt8]] {
    guard !request.body.isEmpty else { return request.query }
    let fields: [String: [UInt8]]
    switch request.mediaType {
    // Some clients state no type, and browsers `text/plain` for a form that a script wrote.
    case "application/x-www-form-urlencoded", "text/plain", nil: fields = FormFields.parse(request.body)
    case "multipart/form-data":
      let type = request.headers["content-type"] ?? ""
      if !type.contains("boundary") {
        fields = FormFields.parse(request.body)
      } else if let parts = MultipartFields.parse(request.body, type: type) {
        fields = parts
      } else {
        throw CheckError(400, "the body is no multipart/form-data with the boundary that its head states")
      }
    case "application/json":
      guard let members = JSONFields.parse(request.body) else {
        throw CheckError(400, "the body is no JSON object")
      }
      fields = members
    default:
      throw CheckError(
        415,
        "a body of '\(CheckError.shown(request.mediaType ?? ""))'; send application/x-www-form-urlencoded, multipart/form-data or application/json"
      )
    }
    return fields.merging(request.query) { body, _ in body }
  }

  /// A text with what is known of it.
  private struct Asked {
    var parameters: CheckParameters
    /// The text, behind what the client sent before of the same document.
    var bytes: [UInt8]
    /// Where the text begins in `bytes`.
    var start: Int
    var way: LinterPool.Way
  }

  private func asked(_ fields: [String: [UInt8]], _ request: HTTPRequest) throws(CheckError) -> Asked {
    let parameters = try CheckParameters(fields)
    var way = LinterPool.Way()
    // Ids of LanguageTool's own rules are none here, and no reason to fail.
    way.enabled = parameters.enabledRules.filter { pool.rules[$0] != nil }.sorted()
    way.enabled += Category.allCases.map(\.rawValue).filter {
      parameters.enabledCategories.contains($0.lowercased())
    }
    way.isPicky = parameters.isPicky
    way.dictionaries = parameters.language.dictionaries
    way.needs = parameters.needs
    way.format = parameters.format
    way.profile = parameters.profile
    var asked = Asked(parameters: parameters, bytes: parameters.text.bytes, start: 0, way: way)
    guard limits.readsFragments, way.format == .plain, parameters.source == nil, Fragment.isOne(asked.bytes)
    else { return asked }
    asked.way.isFragment = true
    if way.needs == nil { asked.way.needs = .paragraph }
    if let memory, way.needs != .story {
      let client = DocumentMemory.Client(
        address: request.client, program: String((request.headers["user-agent"] ?? "").prefix(200)),
        language: parameters.language.code)
      let before = memory.before(asked.bytes, from: client)
      asked.bytes = before + asked.bytes
      asked.start = before.count
    }
    return asked
  }

  func check(_ fields: [String: [UInt8]], _ request: HTTPRequest) throws(CheckError) -> CheckAnswer {
    let asked = try asked(fields, request)
    let parameters = asked.parameters
    let deadline = DispatchTime.now() + .seconds(limits.seconds)
    // Fragments are asked nothing that needs the story.
    let isIdle = asked.way.isFragment && asked.way.needs == .story
    let text = SourceText(name: "text.txt", bytes: isIdle ? [] : asked.bytes)
    let report = try pool.lint(text, against: parameters.source, asked.way, seconds: limits.seconds)
    let language = parameters.isAuto ? found(report, parameters) : parameters.language
    let kept = [words.accepted, parameters.accepted].filter { !$0.isEmpty }
    let wanted = report.diagnostics.lazy.filter { [pool] diagnostic in
      guard diagnostic.range.lower >= asked.start, !isIdle else { return false }
      let info = pool.rules[diagnostic.rule]
      // Of a translation its language decides which rules are asked.
      if report.comparison == nil, !language.isEnglish,
        info?.isForEnglish != false || diagnostic.rule == "story-not-in-english"
      {
        return false
      }
      let category = info?.category ?? .usage
      guard parameters.wants(diagnostic.rule, category) else { return false }
      guard FindingPipeline.wordCategories.contains(category) else { return true }
      return !kept.contains { $0.accepts(report.file[diagnostic.range]) }
    }
    var translation = MatchTranslation(
      rules: pool.rules, text: parameters.text, report: report,
      pages: limits.pages ?? CheckServer.own(request))
    translation.start = asked.start
    translation.tellsDetails = parameters.wantsDetails
    let matches = translation.matches(of: wanted) { DispatchTime.now() > deadline }
    guard let matches else { throw pool.tooSlow(limits.seconds) }
    metrics.found(matches.matches.count)
    var answer = CheckAnswer(
      software: CheckAnswer.Software(version: version),
      language: CheckAnswer.Language(
        name: language.name, code: language.code,
        detectedLanguage: detected(report, parameters, isIdle ? 0 : report.article?.tokens.count ?? 0)),
      matches: matches.matches)
    answer.warnings.incompleteResults = !matches.isWhole
    return answer
  }

  /// The language that a text is in.
  private func found(_ report: FileReport, _ parameters: CheckParameters) -> CheckLanguage {
    if let target = report.comparison?.target, target != .english { return CheckLanguage(found: target) }
    if let article = report.article, !article.isEnglish || !article.isMostlyLatin {
      let language = pool.language(of: article.bytes)
      return CheckLanguage(found: language == .english ? .other : language)
    }
    return parameters.preferred ?? .english
  }

  /// The same as answers tell it; short texts tell no language for sure.
  private func detected(
    _ report: FileReport, _ parameters: CheckParameters, _ words: Int
  ) -> CheckAnswer.DetectedLanguage {
    let language = found(report, parameters)
    let isSure = words >= 12 && language.code != "und"
    // An English text is in the kind of English that the client says it is in.
    let isStated = language.isEnglish && parameters.language.isEnglish
    return CheckAnswer.DetectedLanguage(
      name: isStated ? parameters.language.name : language.name,
      code: isStated ? parameters.language.code : language.code, confidence: isSure ? 0.99 : 0.5)
  }

  /// The address at which the client found this server; nil where it does not say.
  private static func own(_ request: HTTPRequest) -> String? {
    guard let host = request.headers["host"], (1...255).contains(host.utf8.count),
      host.utf8.allSatisfy({
        (0x30...0x5D).contains($0) || (0x61...0x7A).contains($0) || $0 == 0x2D || $0 == 0x2E
      })
    else { return nil }
    return "http://" + host
  }

  // MARK: Words

  /// The words that are kept, or what became of one that is added or taken out.
  func words(_ fields: [String: [UInt8]], at path: String) throws(CheckError) -> WordsAnswer {
    func number(_ name: String, _ standard: Int) -> Int {
      fields[name].flatMap { Int(String(decoding: $0, as: UTF8.self)) }.map { max(0, $0) } ?? standard
    }
    if path == "/v2/words" {
      return WordsAnswer(words: words.words(from: number("offset", 0), limit: min(number("limit", 10), 1000)))
    }
    guard let bytes = fields["word"], let word = String(validating: bytes, as: UTF8.self)?.trimmingSpaces
    else {
      throw CheckError(400, "'word' is missing")
    }
    if path == "/v2/words/add" { return WordsAnswer(added: try words.add(word)) }
    return WordsAnswer(deleted: try words.delete(word))
  }
}
