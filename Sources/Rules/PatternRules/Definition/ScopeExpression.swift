import ArticleModel

/// Where a rule reads: Vale's scopes, as far as copy has them.
///
/// Plain text has paragraphs, sentences and the whole. In marked-up text a style made for Vale reads what the
/// mark-up says (`MarkupSelection`); for our own rules headings, tables and captions stand for the regions
/// that the article model knows. A scope that never matches is no error, as in Vale.
struct ScopeExpression: Sendable, Equatable {
  var unit: ScopeUnit
  /// Regions that the scope names; nil: those of the rule.
  var regions: RegionSet?
  /// Whether Vale's `raw` scope is meant: the whole text at once and nothing else.
  var isRaw = false
  /// Whether the scope can match plain text at all.
  var isPossible = true
  /// What it means in marked-up text, for styles made for Vale.
  var markup: [MarkupSelection] = []

  /// Scopes, one of which must hold; each may have parts joined by `&` and parts negated by `~`.
  static func parse(_ scopes: [String], isVale: Bool) -> ScopeExpression {
    var result: ScopeExpression?
    for scope in scopes {
      let one = parse(scope, isVale: isVale)
      guard one.isPossible else { continue }
      if var known = result {
        known.regions = known.regions.flatMap { own in one.regions.map { own.union($0) } }
        result = known
      } else {
        result = one
      }
    }
    var found =
      result ?? ScopeExpression(unit: isVale ? .block : .paragraph, regions: nil, isPossible: false)
    if isVale { found.markup = scopes.map(MarkupSelection.init) }
    return found
  }

  private static func parse(_ scope: String, isVale: Bool) -> ScopeExpression {
    var result = ScopeExpression(unit: isVale ? .whole : .paragraph, regions: nil)
    for part in scope.split(separator: "&") {
      var name = part.filter { $0 != " " }
      let isNegated = name.hasPrefix("~")
      if isNegated { name.removeFirst() }
      if name.hasSuffix(".txt") { name.removeLast(4) }
      // A format that plain text is none of.
      if name.hasSuffix(".md") || name.hasSuffix(".html") { result.isPossible = isNegated }
      let base = name.split(separator: ".").first.map(String.init) ?? name
      if let unit = unit(base, isVale) {
        if isNegated { result.isPossible = false } else { result.unit = unit }
        result.isRaw = base == "raw"
        if base == "summary", !isVale { result.regions = .body }
      } else if let region = region(base), !isVale {
        let own: RegionSet = isNegated ? RegionSet.prose.subtracting(region) : region
        result.regions = result.regions.map { $0.intersection(own) } ?? own
      } else if !isNegated {
        // Headings, lists and tables do not exist in plain text, nor does a format other than it.
        result.isPossible = false
      }
    }
    return result
  }

  private static func unit(_ name: String, _ isVale: Bool) -> ScopeUnit? {
    switch name {
    // In plain text Vale reads the whole file at once, as its alerts across blank lines show.
    case "text": isVale ? .whole : .paragraph
    case "paragraph": isVale ? .block : .paragraph
    case "summary": isVale ? nil : .paragraph
    case "sentence": isVale ? .blockSentence : .sentence
    case "raw": .whole
    default: nil
    }
  }

  private static func region(_ name: String) -> RegionSet? {
    switch name {
    case "heading": [.headline, .crosshead]
    case "table": .table
    case "figure": .caption
    default: nil
    }
  }
}
