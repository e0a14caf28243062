import ArticleModel

/// What an element of a marked-up story is for its readers.
enum ElementRole: Sendable {
  /// Part of the line that it stands in; what is not in the table.
  case inline
  /// A container: what is before it and behind it are paragraphs of their own.
  case block
  /// A paragraph of a kind.
  case paragraph(RegionKind)
  /// Somebody else's words, without marks of their own.
  case quoted
  /// Text that is laid out by blanks.
  case preformatted
  /// Code inside a line: read for its neighbours' sake, never reported on.
  case verbatim
  case lineBreak
  /// Shown in the line, without text of the story: an image, a formula, a field.
  case object
  /// Nothing of it is the story: scripts, menus, forms, metadata.
  case skipped

  /// Roles by local name, in small letters. Sources: the HTML standard's content categories; NITF 3.6 and
  /// the XHTML inside NewsML (IPTC); DOMAIN.md 2.3, 2.4 and 2.7 for what newsrooms put in them.
  static let byName: [String: ElementRole] = {
    var roles: [String: ElementRole] = [:]
    func set(_ role: ElementRole, _ names: String) {
      for name in names.split(separator: " ") { roles[String(name)] = role }
    }
    set(
      .block,
      "html body div section article main header address ul ol dl table thead tbody tfoot tr figure details "
        + "dialog hgroup center fieldset nitf body.head body.content body.end block hedline contentset inlinexml"
    )
    set(.paragraph(.body), "p li dt dd summary")
    set(.paragraph(.headline), "h1 hl1")
    set(.paragraph(.crosshead), "h2 h3 h4 h5 h6 hl2")
    set(.paragraph(.caption), "figcaption caption media-caption")
    set(.paragraph(.table), "td th")
    set(.paragraph(.byline), "byline")
    set(.paragraph(.dateline), "dateline")
    set(.paragraph(.signOff), "tagline")
    set(.paragraph(.editorNote), "note")
    set(.quoted, "blockquote bq")
    set(.preformatted, "pre")
    set(.verbatim, "code kbd samp var tt")
    set(.lineBreak, "br")
    set(
      .object,
      "img picture svg math canvas audio video iframe object embed input button select textarea meter progress"
    )
    set(
      .skipped,
      "script style template title noscript nav aside footer form head map media-metadata media-producer "
        + "media-reference docdata datalist legend")
    return roles
  }()
}
