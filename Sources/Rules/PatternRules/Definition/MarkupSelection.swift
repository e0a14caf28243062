import ArticleModel
import SourceText

/// What one of Vale's scopes selects of marked-up text (shared/vale/SEMANTICS.md, section 5): parts joined by
/// `&`, each of which may be negated by `~` and end in a format.
struct MarkupSelection: Hashable, Sendable {
  /// What blocks are looked at as.
  enum Unit: Hashable, Sendable {
    case block
    case sentence
    /// All that is selected, from the first to the last.
    case whole
  }

  private(set) var unit = Unit.block
  /// Kinds that a block must have one of; nil: those that Vale reads at all.
  private var wanted: MarkupKinds?
  private var unwanted: MarkupKinds = []
  /// The format that a part ends in, as the readers name it.
  private var format: String?
  private var isPossible = true

  /// What Vale reads of a page: the text of images is a block of its own, and front matter is none.
  private static let unread: MarkupKinds = [.alternative, .frontMatter]
  /// By the extension that a scope ends in.
  static let formats = ["md": "markdown", "html": "html", "txt": "plain"]

  init(_ scope: String) {
    for part in scope.split(separator: "&") {
      var names = part.filter { $0 != " " }
      let isNegated = names.hasPrefix("~")
      if isNegated { names.removeFirst() }
      var path = names.split(separator: ".").map(String.init)
      if path.count > 1, let last = path.last, let format = MarkupSelection.formats[last] {
        self.format = format
        path.removeLast()
      }
      add(path, isNegated: isNegated)
    }
  }

  private mutating func add(_ path: [String], isNegated: Bool) {
    switch path.first {
    case "text", "summary": isPossible = isPossible && !isNegated
    case "raw":
      unit = .whole
      isPossible = isPossible && !isNegated
    case "sentence":
      unit = .sentence
      add(.paragraph, isNegated)
    default:
      guard let kinds = MarkupSelection.kinds(path) else {
        isPossible = isPossible && isNegated
        return
      }
      add(kinds, isNegated)
    }
  }

  private mutating func add(_ kinds: MarkupKinds, _ isNegated: Bool) {
    if isNegated {
      unwanted.formUnion(kinds)
    } else {
      wanted = wanted.map { $0.intersection(kinds) } ?? kinds
    }
  }

  private static func kinds(_ path: [String]) -> MarkupKinds? {
    let rest = path.dropFirst().first
    switch path.first {
    case "paragraph": return .paragraph
    case "list": return .list
    case "blockquote": return .blockquote
    case "alt": return .alternative
    case "figure": return .figureCaption
    case "heading":
      guard let rest else { return .headings }
      guard rest.count == 2, rest.hasPrefix("h"), let level = rest.last?.wholeNumberValue else { return nil }
      return (1...6).contains(level) ? .heading(level) : nil
    case "table":
      switch rest {
      case nil: return .tables
      case "header": return .tableHeader
      case "cell": return .tableCell
      case "caption": return .tableCaption
      default: return nil
      }
    default: return nil
    }
  }

  /// The ranges that it selects of an article, sorted.
  func ranges(of article: Article) -> [TextRange] {
    guard isPossible, format == nil || format == article.metadata.format else { return [] }
    let blocks = article.blocks.filter(selects).map(\.range)
    switch unit {
    case .block: return blocks
    case .sentence: return blocks.flatMap { BlockSentences.ranges(of: article, in: $0) }
    case .whole:
      guard let first = blocks.first, let last = blocks.last else { return [] }
      return [first.union(last)]
    }
  }

  private func selects(_ block: MarkupBlock) -> Bool {
    guard block.kinds.isDisjoint(with: unwanted) else { return false }
    guard let wanted else { return block.kinds.isDisjoint(with: MarkupSelection.unread) }
    return !block.kinds.isDisjoint(with: wanted)
  }
}
