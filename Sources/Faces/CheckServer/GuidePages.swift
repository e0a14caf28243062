import Site
import Synchronization

/// The pages of rules and of the guide, at the paths that `wirelint rules --write-site` gives them: `/rules/`, `/docs/`
/// and what they share.
final class GuidePages: Sendable {
  /// What a person types.
  static let roots = ["/docs", "/rules"]
  /// The home of the site, and what its pages load.
  private static let shared = ["/index.html", "/site.css"]

  /// Nothing is loaded from anywhere else.
  private static let policy =
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; form-action 'none'; "
    + "frame-ancestors 'self'; base-uri 'none'"

  private let make: @Sendable () -> [SitePage]
  /// By path below the root; nil until somebody asks: they take some megabytes.
  private let made = Mutex<[String: SitePage]?>(nil)

  init(_ make: @escaping @Sendable () -> [SitePage]) { self.make = make }

  /// Whether a path is one of ours, whatever is at it.
  static func isBelow(_ path: String) -> Bool {
    shared.contains(path) || roots.contains { path == $0 || path.hasPrefix($0 + "/") }
  }

  /// The page at a path; nil where there is none.
  func answer(to path: String) -> HTTPResponse? {
    if GuidePages.roots.contains(path) {
      // Links of a page are seen from its folder. The way there is relative: a proxy may have put a folder in front.
      var response = HTTPResponse(status: 308, type: "text/plain; charset=utf-8", body: [])
      response.headers["Location"] = String(path.dropFirst()) + "/"
      return response
    }
    let name = path.dropFirst() + (path.hasSuffix("/") ? "index.html" : "")
    let page = made.withLock { made in
      let pages = made ?? Dictionary(make().map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
      made = pages
      return pages[String(name)]
    }
    guard let page else { return nil }
    var response = HTTPResponse(status: 200, type: page.type, body: page.content)
    response.headers["Content-Security-Policy"] = GuidePages.policy
    response.headers["Cache-Control"] = "max-age=300"
    response.headers["Referrer-Policy"] = "same-origin"
    return response
  }
}
