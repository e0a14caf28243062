import RuleKit

/// The pages of rules and of the guide, as a static site: nothing is fetched from elsewhere.
package struct Site: Sendable {
  /// What is known of a rule beside its `RuleInfo`.
  package struct Entry: Sendable {
    /// What the rule says of itself.
    package var info: RuleInfo
    /// The Markdown of its page.
    package var page: String

    /// - Parameters:
    ///   - info: What the rule says of itself.
    ///   - page: The Markdown of its page.
    package init(info: RuleInfo, page: String) {
      self.info = info
      self.page = page
    }
  }

  private let entries: [Entry]
  private let guides: [(name: String, text: String)]
  /// Whether a page on which to paste a story is at the root.
  private let leadsToForm: Bool

  /// - Parameters:
  ///   - guides: The Markdown files of `docs` by name, without their ending.
  ///   - leadsToForm: Whether the pages link to the root, where `wirelint serve` has its form.
  package init(rules entries: [Entry], guides: [(name: String, text: String)], leadsToForm: Bool = false) {
    self.leadsToForm = leadsToForm
    self.entries = entries.sorted { $0.info.id < $1.info.id }
    self.guides = guides
  }

  /// All files, in the order of paths.
  package var pages: [SitePage] {
    let all =
      entries.map(page) + guides.map(guide) + [
        ruleIndex, home,
        SitePage(path: "site.css", type: "text/css; charset=utf-8", content: PackageResources.site_css),
        SitePage(
          path: "rules/search.js", type: "text/javascript; charset=utf-8", content: PackageResources.search_js
        ),
      ]
    return all.sorted { $0.path < $1.path }
  }

  private func page(_ entry: Entry) -> SitePage {
    let body = MarkdownHTML.html(entry.page) { target in
      target.hasPrefix("../../Sources") || target.hasPrefix("../packs") ? "#content" : Site.address(target)
    }
    return html(RulePage.sitePath(ofRule: entry.info.id), title: entry.info.id, body: body)
  }

  private func guide(_ guide: (name: String, text: String)) -> SitePage {
    let name = guide.name == "README" ? "index" : guide.name
    let title = guide.text.split(separator: "\n").first.map { $0.drop { $0 == "#" || $0 == " " } } ?? ""
    return html(
      "docs/\(name).html", title: String(title), body: MarkdownHTML.html(guide.text, link: Site.address))
  }

  /// The address of a link of `docs`: other guides and the index of rules are pages of the site, what else
  /// stands in the repository is not, and leads to the guide's own head.
  static func address(_ target: String) -> String {
    if target.contains("://") || target.hasPrefix("#") || target.hasPrefix("mailto:") { return target }
    let parts = target.split(separator: "#", maxSplits: 1).map(String.init)
    let anchor = parts.count > 1 ? "#" + parts[1] : ""
    guard let file = parts.first else { return anchor }
    if file == "../rules/README.md" || file == "../rules" { return "../rules/index.html" }
    if file.hasSuffix(".md"), !file.contains("/") {
      return (file == "README.md" ? "index" : String(file.dropLast(3))) + ".html" + anchor
    }
    return "index.html"
  }

  private func html(_ path: String, title: String, body: String) -> SitePage {
    .html(path, title: title, body: body, leadsToForm: leadsToForm)
  }

  private var ruleIndex: SitePage {
    var body = """
      <h1>Rules</h1>
      <p>\(entries.count) rules. Type to find one by its id or by what it flags.</p>
      <p><label for="search">Search</label> <input id="search" type="search" autocomplete="off"></p>
      <p id="count" role="status"></p>

      """
    for category in Set(entries.map(\.info.category)).sorted(by: { $0.rawValue < $1.rawValue }) {
      body +=
        "<section class=\"group\"><h2 id=\"\(category.rawValue)\">\(category.rawValue)</h2>\n<ul class=\"rules\">\n"
      for entry in entries where entry.info.category == category {
        let info = entry.info
        let state = info.isOnByDefault ? info.severity.rawValue : "off"
        body +=
          "<li><a href=\"\(MarkdownHTML.escaped(info.id)).html\">\(MarkdownHTML.escaped(info.id))</a> <span class=\"state \(state)\">\(state)</span> \(MarkdownHTML.escaped(info.summary))</li>\n"
      }
      body += "</ul></section>\n"
    }
    return html("rules/index.html", title: "Rules", body: body + "<script src=\"search.js\"></script>\n")
  }

  private var home: SitePage {
    html(
      "index.html", title: "A linter for news copy",
      body: """
        <h1>wirelint</h1>
        <p>A linter for news copy: it reads a story the way a sub-editor does and reports what should not go out.</p>
        <ul>
        <li><a href="docs/index.html">The guide</a>: configure, silence, editors, CI, server, styles, translations</li>
        <li><a href="rules/index.html">Rules</a>: what each flags, why, and what it leaves alone</li>
        </ul>
        """)
  }
}
