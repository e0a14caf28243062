import Diagnostics
import Dispatch
import FoundationEssentials
import LintEngine
import Readers
import Reporters
import RuleKit
import Site
import SourceText

/// An HTTP server that checks texts: LanguageTool's `/v2/check` for its many clients, and a page for people.
package final class CheckServer: Sendable {
  /// What the server takes and from whom.
  package struct Limits: Sendable {
    /// Largest body in bytes.
    package var body = 4 << 20
    /// Seconds for a request to arrive, and again for its text to be checked.
    package var seconds = 20
    /// Connections at one time; each has a thread.
    package var connections = 64
    /// Texts checked at one time.
    package var jobs = 1
    /// Origins whose pages may send texts and read answers; `*` for any.
    package var origins: [String] = []
    /// The numeric address to listen on.
    package var address = "127.0.0.1"
    /// The address of the site of the rules' pages, as clients know it; nil: answers do not link to them.
    package var pages: String?

    package init() {}
  }

  private let limits: Limits
  private let version: String
  private let pool: LinterPool
  private let heads: HeadCheck
  private let guide: GuidePages
  let routes: [String: [String]] = [
    "/": ["GET", "POST"], "/v2/check": ["GET", "POST"], "/v2/languages": ["GET"], "/v2/info": ["GET"],
    "/v2/healthcheck": ["GET"], "/v2/maxtextlength": ["GET"],
  ]

  /// Reads configuration and lists; throws what is wrong with them.
  ///
  /// - Parameters:
  ///   - version: Of the program, as answers state it.
  ///   - guide: The pages of rules and of the guide; they are asked for once, when somebody first looks.
  ///   - watch: Where another process watches this one: what it is told of the texts that are checked, by the
  ///     numbers that stand for their bytes.
  package init(
    _ maker: PlanMaker, version: String, _ limits: Limits, watch: RunWatch? = nil,
    guide: @escaping @Sendable () -> [SitePage] = { [] }
  ) throws(UsageError) {
    self.guide = GuidePages(guide)
    self.limits = limits
    self.version = version
    heads = HeadCheck(address: limits.address, origins: limits.origins, body: limits.body)
    pool = try LinterPool(maker, jobs: limits.jobs, watch: watch)
  }

  /// Listens until `wait` comes back; `listening` is told the port. Throws where it cannot listen.
  package func serve(
    port: UInt16, listening: (UInt16) -> Void, wait: () -> Void
  ) throws(UsageError) {
    let address = limits.address
    let refusal = answer(heads.tooLarge, to: nil)
    let daemon = HTTPDaemon(
      HTTPDaemon.Limits(body: limits.body, seconds: limits.seconds, connections: limits.connections),
      refusal: refusal,
      judge: { [self] head in heads.fault(of: head).map { refused(head, $0) } },
      answer: { [self] request in respond(to: request) })
    do throws(HTTPDaemon.StartError) {
      listening(try daemon.start(address: address, port: port))
    } catch {
      let reason = error.reason.map { ": \($0)" } ?? ""
      throw UsageError("cannot listen on \(address) port \(port)\(reason)")
    }
    wait()
    daemon.stop()
  }

  /// The answer to a request.
  package func respond(to request: HTTPRequest) -> HTTPResponse {
    do throws(CheckError) {
      if let fault = heads.fault(of: request) { throw fault }
      return finished(try route(request), request)
    } catch {
      return refused(request, error)
    }
  }

  private func refused(_ request: HTTPRequest, _ error: CheckError) -> HTTPResponse {
    finished(answer(error, to: request), request)
  }

  /// A response with the headers that all have.
  private func finished(_ response: HTTPResponse, _ request: HTTPRequest) -> HTTPResponse {
    var response = response
    allowOrigin(of: request, &response)
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response
  }

  private func route(_ request: HTTPRequest) throws(CheckError) -> HTTPResponse {
    guard let methods = methods(of: request.path) else {
      throw CheckError(
        404,
        "there is no '\(CheckError.shown(request.path))'; paths are \((routes.keys + GuidePages.roots).sorted().joined(separator: ", "))"
      )
    }
    if request.method == "OPTIONS" { return HTTPResponse(status: 204, type: "text/plain", body: []) }
    guard methods.contains(request.method) || request.method == "HEAD" && methods.contains("GET") else {
      throw CheckError(405, "'\(request.path)' takes \(methods.joined(separator: " and ")) only")
    }
    switch request.path {
    case "/v2/check": return json(200, try check(try fields(request)))
    case "/v2/languages": return json(200, CheckLanguage.allCases.map(LanguageEntry.init))
    case "/v2/info": return json(200, ["software": CheckAnswer.Software(version: version)])
    case "/v2/healthcheck":
      return HTTPResponse(status: 200, type: "text/plain; charset=utf-8", body: Array("OK".utf8))
    case "/v2/maxtextlength":
      return HTTPResponse(
        status: 200, type: "text/plain; charset=utf-8", body: Array(String(limits.body).utf8))
    case "/": return request.method == "POST" ? try page(try fields(request)) : TryPage.form
    default:
      guard let page = guide.answer(to: request.path) else {
        throw CheckError(404, "there is no page '\(CheckError.shown(request.path))'")
      }
      return page
    }
  }

  /// What a path may be asked by; nil where there is nothing at it.
  private func methods(of path: String) -> [String]? {
    routes[path] ?? (GuidePages.isBelow(path) ? ["GET"] : nil)
  }

  /// The fields of a request, from its query and, where it has one, its form.
  private func fields(_ request: HTTPRequest) throws(CheckError) -> [String: [UInt8]] {
    guard !request.body.isEmpty else { return request.query }
    // Some clients state no type.
    guard ["application/x-www-form-urlencoded", nil].contains(request.mediaType) else {
      throw CheckError(
        415,
        "a body of '\(CheckError.shown(request.mediaType ?? ""))'; send application/x-www-form-urlencoded")
    }
    return FormFields.parse(request.body).merging(request.query) { body, _ in body }
  }

  // MARK: Checks

  private func check(_ fields: [String: [UInt8]]) throws(CheckError) -> CheckAnswer {
    let asked = try CheckParameters(fields)
    let deadline = DispatchTime.now() + .seconds(limits.seconds)
    var way = LinterPool.Way()
    // Ids of LanguageTool's own rules are none here, and no reason to fail.
    way.enabled = asked.enabledRules.filter { pool.rules[$0] != nil }.sorted()
    way.isPicky = asked.isPicky
    way.language = asked.language
    let report = try pool.lint(
      SourceText(name: "text.txt", bytes: asked.text.bytes), way, seconds: limits.seconds)
    let wanted = report.diagnostics.lazy.filter { [pool] in
      asked.wants($0.rule, pool.rules[$0.rule]?.category ?? .usage)
    }
    let translation = MatchTranslation(
      rules: pool.rules, text: asked.text, report: report, pages: limits.pages)
    let found = translation.matches(of: wanted) { DispatchTime.now() > deadline }
    guard let found else { throw pool.tooSlow(limits.seconds) }
    let language = asked.language
    var answer = CheckAnswer(
      software: CheckAnswer.Software(version: version),
      language: CheckAnswer.Language(
        name: language.name, code: language.rawValue,
        detectedLanguage: CheckAnswer.DetectedLanguage(name: language.name, code: language.rawValue)),
      matches: found.matches)
    answer.warnings.incompleteResults = !found.isWhole
    return answer
  }

  /// The report on a story from the page's form.
  private func page(_ fields: [String: [UInt8]]) throws(CheckError) -> HTTPResponse {
    guard let text = fields["text"] else { throw CheckError(400, "'text' is missing") }
    var way = LinterPool.Way()
    way.isPicky = fields["notes"] != nil
    let stated = fields["format"].map { String(decoding: $0, as: UTF8.self) } ?? "plain"
    guard let format = TryPage.formats.first(where: { $0.name == stated }) else {
      throw CheckError(
        400, "'format' is \(TryPage.formats.map(\.name).sorted().joined(separator: ", "))")
    }
    way.format = format
    let report = try pool.lint(SourceText(name: "story", bytes: text), way, seconds: limits.seconds)
    return TryPage.report(report, pool.rules, version: version)
  }

  // MARK: Answers

  private func json(_ status: Int, _ value: some Encodable) -> HTTPResponse {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    // Strings and numbers of our own types: there is nothing that cannot be encoded.
    let body = (try? encoder.encode(value)) ?? FoundationEssentials.Data("{}".utf8)
    return HTTPResponse(status: status, type: "application/json", body: Array(body))
  }

  private func answer(_ error: CheckError, to request: HTTPRequest?) -> HTTPResponse {
    var response = json(error.status, ErrorAnswer(error))
    if error.status == 503 { response.headers["Retry-After"] = "1" }
    if error.status == 405, let methods = request.flatMap({ self.methods(of: $0.path) }) {
      response.headers["Allow"] = (methods + ["OPTIONS"]).joined(separator: ", ")
    }
    return response
  }

  /// Lets pages of allowed origins read the answer.
  private func allowOrigin(of request: HTTPRequest, _ response: inout HTTPResponse) {
    guard !limits.origins.isEmpty else { return }
    response.headers["Vary"] = "Origin"
    guard let origin = request.headers["origin"] else { return }
    let isAny = limits.origins.contains("*")
    guard isAny || limits.origins.contains(origin) else { return }
    response.headers["Access-Control-Allow-Origin"] = isAny ? "*" : origin
    guard request.method == "OPTIONS" else { return }
    response.headers["Access-Control-Allow-Methods"] = "GET, POST, OPTIONS"
    response.headers["Access-Control-Allow-Headers"] = "Content-Type, Accept"
    response.headers["Access-Control-Max-Age"] = "86400"
  }
}
