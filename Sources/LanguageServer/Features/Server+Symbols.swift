import ArticleModel
import LanguageServerProtocol
import SourceText

/// `textDocument/documentSymbol`: the parts of an article, and who is quoted where.
extension Server {
  func symbols(_ id: LSP.RequestID, _ parameters: LSP.DocumentParams) throws(LSP.ResponseError) {
    try whenLinted(id, parameters.textDocument.uri) { [self] (document, linted) in
      guard let article = linted.report.article else { return respond(id, [LSP.DocumentSymbol]()) }
      let tree = SymbolTree(article, linted.lines).symbols
      if client.textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport == true {
        return respond(id, tree)
      }
      respond(id, Server.flat(tree, document.uri, container: nil))
    }
  }

  private static func flat(
    _ tree: [LSP.DocumentSymbol], _ uri: String, container: String?
  ) -> [LSP.SymbolInformation] {
    tree.flatMap { symbol in
      let name = symbol.detail.map { "\($0): \(symbol.name)" } ?? symbol.name
      let own = LSP.SymbolInformation(
        name: name, kind: symbol.kind, location: LSP.Location(uri: uri, range: symbol.range),
        containerName: container)
      return [own] + flat(symbol.children, uri, container: symbol.name)
    }
  }
}

/// The outline of an article: headline, byline, dateline, then sections by crosshead with the quotations
/// in them.
struct SymbolTree {
  private(set) var symbols: [LSP.DocumentSymbol] = []
  private let article: Article
  private let lines: ClientLines

  init(_ article: Article, _ lines: ClientLines) {
    self.article = article
    self.lines = lines
    var section: Int?
    var quotation = 0
    let quoted = article.quotations.filter { $0.depth == 1 && !$0.style.isSingle }
    for region in article.regions {
      switch region.kind {
      case .body:
        section = section ?? open(region, named: "Story")
        if let section { extend(section, to: region.range) }
      case .crosshead: section = open(region, named: article.excerpt(region.range))
      case .headline, .byline, .dateline, .caption, .table, .editorNote, .furniture, .signOff:
        _ = open(region, named: article.excerpt(region.range))
      }
      while quotation < quoted.count, quoted[quotation].range.start < region.range.end {
        add(quoted[quotation], to: region.kind == .body ? section : nil)
        quotation += 1
      }
    }
  }

  /// Adds a symbol for a region; its index.
  private mutating func open(_ region: Region, named name: String) -> Int {
    let range = lines.range(article.origin.fileRange(region.range))
    let detail = region.kind == .body ? nil : region.kind.name
    symbols.append(
      LSP.DocumentSymbol(
        name: name.isEmpty ? region.kind.name : name, detail: detail,
        kind: region.kind == .crosshead || region.kind == .body ? .namespace : .string, range: range,
        selectionRange: range))
    return symbols.count - 1
  }

  private mutating func extend(_ section: Int, to range: TextRange) {
    symbols[section].range.end = lines.range(article.origin.fileRange(range)).end
  }

  private mutating func add(_ quotation: Quotation, to section: Int?) {
    let range = lines.range(article.origin.fileRange(quotation.range))
    let symbol = LSP.DocumentSymbol(
      name: article.excerpt(quotation.range, limit: 50),
      detail: QuotationSpeaker.name(of: quotation, article),
      kind: .event, range: range, selectionRange: range)
    guard let section else { return symbols.append(symbol) }
    // A quotation can run over the end of the region in which it begins.
    symbols[section].children.append(symbol)
    let end = symbols[section].range.end
    if (range.end.line, range.end.character) > (end.line, end.character) {
      symbols[section].range.end = range.end
    }
  }
}

/// Who says the words of a quotation, as far as the sentence around it tells.
enum QuotationSpeaker {
  /// Tokens on each side of the marks that are looked through for the attribution.
  private static let reach = 24

  /// The name beside the verb of saying that stands nearest to the quotation, in the same paragraph.
  static func name(of quotation: Quotation, _ article: Article) -> String? {
    let paragraphs = quotation.paragraphs
    let last = article.paragraphs[paragraphs.upperBound].tokens
    let first = article.paragraphs[paragraphs.lowerBound].tokens
    let after = quotation.tokens.upperBound..<max(quotation.tokens.upperBound, last.upperBound)
    let before = min(first.lowerBound, quotation.tokens.lowerBound)..<quotation.tokens.lowerBound
    return speaker(after.prefix(reach), article) ?? speaker(before.suffix(reach).reversed(), article)
  }

  /// The mention next to the first verb of saying among tokens, before the next quotation.
  private static func speaker(_ tokens: some Sequence<Int>, _ article: Article) -> String? {
    for i in tokens {
      if article.tokens[i].kind == .doubleQuote || article.tokens[i].shape.contains(.quoted) { return nil }
      guard article.isSpeechVerb(i) else { continue }
      // `Brekkestad said` and `said Brekkestad`: the nearer of the two.
      let near = article.mentions.filter { mention in
        mention.tokens.upperBound <= i && i - mention.tokens.upperBound <= 3
          || mention.tokens.lowerBound > i && mention.tokens.lowerBound - i <= 6
      }
      let mention = near.min { distance($0, i) < distance($1, i) }
      return mention.map { article.text[$0.range] }
    }
    return nil
  }

  private static func distance(_ mention: Mention, _ verb: Int) -> Int {
    mention.tokens.upperBound <= verb ? verb - mention.tokens.upperBound : mention.tokens.lowerBound - verb
  }
}
