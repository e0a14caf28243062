/// One file of the site.
package struct SitePage: Sendable {
  /// Below the site's root: `rules/quote-unclosed.html`.
  package var path: String
  /// As HTTP names it.
  package var type: String
  /// The bytes of the file.
  package var content: [UInt8]

  static func html(_ path: String, title: String, body: String, leadsToForm: Bool) -> SitePage {
    let up = String(repeating: "../", count: path.split(separator: "/").count - 1)
    let form = leadsToForm ? " <a href=\"\(up.isEmpty ? "./" : up)\">Check a story</a>" : ""
    let page = """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>\(MarkdownHTML.escaped(title)) · wirelint</title>
      <link rel="stylesheet" href="\(up)site.css">
      </head>
      <body>
      <a class="skip" href="#content">To the content</a>
      <header><nav aria-label="Pages"><a href="\(up)index.html"><strong>wirelint</strong></a>
      <a href="\(up)rules/index.html">Rules</a> <a href="\(up)docs/index.html">Guide</a>\(form)</nav></header>
      <main id="content">
      \(body)
      </main>
      <footer><p>wirelint, a linter for news copy</p></footer>
      </body>
      </html>

      """
    return SitePage(path: path, type: "text/html; charset=utf-8", content: Array(page.utf8))
  }
}
