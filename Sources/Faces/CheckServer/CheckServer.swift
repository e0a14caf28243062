import Diagnostics
import Dispatch
import JSONCoding
import LintEngine
import Readers
import Reporters
import RuleKit
import Site
import SourceText
import Synchronization

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
    /// Texts that may wait to be checked; further ones are answered with 503 at once.
    package var waiting = 64
    /// Whether a text without a paragraph break is read as a part of a story that is not at hand.
    package var readsFragments = true
    /// Minutes for which the paragraphs of a client are remembered; 0: not at all.
    package var remembers = 0
    /// The file of the words that clients add; nil: none are kept.
    package var words: String?
    /// Is told of each request that was answered, without anything of its text.
    package var log: (@Sendable (AccessRecord) -> Void)?

    package init() {}
  }

  let limits: Limits
  let version: String
  let pool: LinterPool
  let words: WordStore
  let memory: DocumentMemory?
  let metrics = Metrics()
  private let heads: HeadCheck
  private let guide: GuidePages
  private let isStopping = Atomic(false)
  let routes: [String: [String]] = [
    "/": ["GET", "POST"], "/v2/check": ["GET", "POST"], "/v2/languages": ["GET"], "/v2/info": ["GET"],
    "/v2/healthcheck": ["GET"], "/v2/maxtextlength": ["GET"], "/v2/configinfo": ["GET"], "/v2/words": ["GET"],
    "/v2/words/add": ["POST"], "/v2/words/delete": ["POST"], "/metrics": ["GET"], "/text": ["POST"],
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
    words = try WordStore(path: limits.words)
    memory = limits.remembers > 0 ? DocumentMemory(minutes: limits.remembers) : nil
    pool = try LinterPool(maker, jobs: limits.jobs, waiting: limits.waiting, watch: watch)
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
    // What was sent is answered; what comes now is sent away.
    isStopping.store(true, ordering: .relaxed)
    daemon.drain(seconds: limits.seconds)
    daemon.stop()
  }

  /// The answer to a request.
  package func respond(to request: HTTPRequest) -> HTTPResponse {
    let started = DispatchTime.now().uptimeNanoseconds
    metrics.began()
    let response = response(to: request)
    let took = DispatchTime.now().uptimeNanoseconds - started
    // Of what is no path of ours there is no end.
    let path =
      routes[request.path] != nil ? request.path : GuidePages.isBelow(request.path) ? "pages" : "other"
    metrics.ended(
      path: path, status: response.status, received: request.body.count, sent: response.body.count,
      nanoseconds: took)
    limits.log?(AccessRecord(request, response, nanoseconds: took))
    return response
  }

  private func response(to request: HTTPRequest) -> HTTPResponse {
    do throws(CheckError) {
      if isStopping.load(ordering: .relaxed) { throw CheckError(503, "the server is being stopped") }
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
    case "/v2/check": return json(200, try check(try fields(request), request))
    case "/v2/configinfo":
      return json(
        200,
        ConfigurationAnswer(
          software: CheckAnswer.Software(version: version),
          parameter: ConfigurationAnswer.Parameter(maxTextLength: limits.body),
          rules: pool.rules.values.sorted { $0.id < $1.id }.map(ConfigurationAnswer.Rule.init)))
    case "/v2/words", "/v2/words/add", "/v2/words/delete":
      return json(200, try words(try fields(request), at: request.path))
    case "/text":
      let name = request.query["name"].map { String(decoding: $0, as: UTF8.self) } ?? ""
      return try TryPage.text(of: request.body, named: name)
    case "/metrics":
      let text = metrics.text(waiting: pool.waiting, jobs: limits.jobs)
      return HTTPResponse(
        status: 200, type: "text/plain; version=0.0.4; charset=utf-8", body: Array(text.utf8))
    case "/v2/languages": return json(200, CheckLanguage.listed.map(LanguageEntry.init))
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

  // MARK: The page

  /// The report on a story from the page's form.
  private func page(_ fields: [String: [UInt8]]) throws(CheckError) -> HTTPResponse {
    guard let text = fields["text"] else { throw CheckError(400, "'text' is missing") }
    var way = LinterPool.Way()
    way.isPicky = fields["notes"] != nil
    way.format = try CheckParameters.format(fields)
    let report = try pool.lint(
      SourceText(name: "story", bytes: text), against: try CheckParameters.source(fields, way.format), way,
      seconds: limits.seconds)
    return TryPage.report(report, pool.rules, version: version)
  }

  // MARK: Answers

  private func json(_ status: Int, _ value: some Encodable) -> HTTPResponse {
    var encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    // Strings and numbers of our own types: there is nothing that cannot be encoded.
    let body = (try? encoder.encode(value)) ?? Array("{}".utf8)
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
