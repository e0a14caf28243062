import ArticleModel
import SourceText

/// The parts of a link as it stands in copy.
struct LinkText {
  /// What a link is.
  enum Kind {
    case web
    case mail
    case handle
    case hashtag
  }

  let kind: Kind
  /// In lower case, without `www.`; empty for handles and hashtags.
  let host: String
  /// Behind the host, `/` first; empty without one.
  let path: Substring

  init(_ text: String) {
    if text.hasPrefix("@") || text.hasPrefix("#") {
      kind = text.hasPrefix("@") ? .handle : .hashtag
      host = ""
      path = ""
      return
    }
    var rest = Substring(text)
    var isWeb = false
    for scheme in ["http://", "https://"] where rest.lowercased().hasPrefix(scheme) {
      rest = rest.dropFirst(scheme.count)
      isWeb = true
    }
    if !isWeb, let at = rest.firstIndex(of: "@") {
      kind = .mail
      host = rest[rest.index(after: at)...].lowercased()
      path = ""
      return
    }
    kind = .web
    let name = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" && $0 != ":" }
    path = rest[name.endIndex...]
    let lowercased = name.lowercased()
    host = lowercased.hasPrefix("www.") ? String(lowercased.dropFirst(4)) : lowercased
  }

  /// The names of the parameters of its query.
  var parameters: [Substring] {
    guard let mark = path.firstIndex(of: "?") else { return [] }
    return path[path.index(after: mark)...].prefix { $0 != "#" }.split(separator: "&").map {
      $0.prefix { $0 != "=" }
    }
  }
}
