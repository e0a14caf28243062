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
  /// What Vale makes of it, for styles made for Vale.
  var selection = MarkupSelection([])

  /// Scopes, one of which must hold; each may have parts joined by `&` and parts negated by `~`.
  static func parse(_ scopes: [String], isVale: Bool) -> ScopeExpression {
    if isVale {
      let selection = MarkupSelection(scopes)
      var found = ScopeExpression(unit: .whole, regions: nil)
      found.isRaw = selection.selects(["raw", "txt"])
      found.isPossible =
        found.isRaw || ["text", "paragraph", "sentence"].contains { selection.selects([$0, "text", "txt"]) }
      found.selection = selection
      return found
    }
    var result: ScopeExpression?
    for scope in scopes {
      let one = parse(scope)
      guard one.isPossible else { continue }
      if var known = result {
        known.regions = known.regions.flatMap { own in one.regions.map { own.union($0) } }
        result = known
      } else {
        result = one
      }
    }
    return result ?? ScopeExpression(unit: .paragraph, regions: nil, isPossible: false)
  }

  private static func parse(_ scope: String) -> ScopeExpression {
    var result = ScopeExpression(unit: .paragraph, regions: nil)
    for part in scope.split(separator: "&") {
      var name = part.filter { $0 != " " }
      let isNegated = name.hasPrefix("~")
      if isNegated { name.removeFirst() }
      if name.hasSuffix(".txt") { name.removeLast(4) }
      // A format that plain text is none of.
      if name.hasSuffix(".md") || name.hasSuffix(".html") { result.isPossible = isNegated }
      let base = name.split(separator: ".").first.map(String.init) ?? name
      if let unit = unit(base) {
        if isNegated { result.isPossible = false } else { result.unit = unit }
        result.isRaw = base == "raw"
        if base == "summary" { result.regions = .body }
      } else if let region = region(base) {
        let own: RegionSet = isNegated ? RegionSet.prose.subtracting(region) : region
        result.regions = result.regions.map { $0.intersection(own) } ?? own
      } else if !isNegated {
        // Headings, lists and tables do not exist in plain text, nor does a format other than it.
        result.isPossible = false
      }
    }
    return result
  }

  /// The rounds in which Vale looks at plain text: its paragraphs, its sentences, and the whole of it.
  var plainRounds: [ScopeUnit] {
    let rounds: [(String, ScopeUnit)] = [
      ("paragraph", .block), ("sentence", .blockSentence), ("text", .whole),
    ]
    let found = rounds.filter { selection.selects([$0.0, "text", "txt"]) }.map(\.1)
    return found.isEmpty && isRaw ? [.whole] : found
  }

  private static func unit(_ name: String) -> ScopeUnit? {
    switch name {
    case "text", "paragraph", "summary": .paragraph
    case "sentence": .sentence
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
