import ArticleModel
import LanguageServerProtocol
import SourceText

/// `textDocument/documentSymbol`: the parts of an article, and who is quoted where.
extension Server {
  func symbols(_ id: LSP.RequestID, _ parameters: LSP.DocumentParams) throws(LSP.ResponseError) {
    try whenLinted(id, parameters.textDocument.uri) { [self] (document, linted) in
      let articles = linted.report.articles
      // Of a feed or a message of several items, each article is a branch of its own.
      let tree = articles.flatMap { article in
        let symbols = SymbolTree(article, linted.lines).symbols
        return articles.count == 1 ? symbols : Server.branch(article, symbols).map { [$0] } ?? []
      }
      if client.textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport == true {
        return respond(id, tree)
      }
      respond(id, Server.flat(tree, document.uri, container: nil))
    }
  }

  /// The symbol of one article among several, about its parts; nil for one without any.
  private static func branch(_ article: Article, _ symbols: [LSP.DocumentSymbol]) -> LSP.DocumentSymbol? {
    guard var range = symbols.first?.range else { return nil }
    func precedes(_ a: LSP.Position, _ b: LSP.Position) -> Bool {
      (a.line, a.character) < (b.line, b.character)
    }
    // A format may hold the headline behind the text.
    for symbol in symbols {
      if precedes(symbol.range.start, range.start) { range.start = symbol.range.start }
      if precedes(range.end, symbol.range.end) { range.end = symbol.range.end }
    }
    let headline = article.paragraph(.headline).map { article.excerpt($0.range) }
    let label = article.metadata.label
    var branch = LSP.DocumentSymbol(
      name: headline ?? label ?? "article", detail: headline == nil ? nil : label, kind: .file, range: range,
      selectionRange: symbols[0].range)
    branch.children = symbols
    return branch
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
  private let graph: AttributionGraph
  private let lines: ClientLines

  init(_ article: Article, _ lines: ClientLines) {
    self.article = article
    self.lines = lines
    graph = AttributionGraph(article)
    var section: Int?
    var quotation = 0
    let quoted = article.quotations.indices.filter {
      article.quotations[$0].depth == 1 && !article.quotations[$0].style.isSingle
    }
    for region in article.regions {
      switch region.kind {
      case .body:
        section = section ?? open(region, named: "Story")
        if let section { extend(section, to: region.range) }
      case .crosshead: section = open(region, named: article.excerpt(region.range))
      case .headline, .byline, .dateline, .caption, .table, .editorNote, .furniture, .signOff,
        .abstract:
        _ = open(region, named: article.excerpt(region.range))
      }
      while quotation < quoted.count,
        article.quotations[quoted[quotation]].range.start < region.range.end
      {
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

  /// Adds a symbol for the quotation of this number.
  private mutating func add(_ number: Int, to section: Int?) {
    let quotation = article.quotations[number]
    let range = lines.range(article.origin.fileRange(quotation.range))
    let symbol = LSP.DocumentSymbol(
      name: article.excerpt(quotation.range, limit: 50),
      detail: speaker(of: number),
      kind: .event, range: range, selectionRange: range)
    guard let section else { return symbols.append(symbol) }
    // A quotation can run over the end of the region in which it begins.
    symbols[section].children.append(symbol)
    let end = symbols[section].range.end
    if (range.end.line, range.end.character) > (end.line, end.character) {
      symbols[section].range.end = range.end
    }
  }

  /// The words that name a quotation's speaker; nil where nothing does. A pronoun names the person whom it
  /// may mean, with a question mark.
  private func speaker(of number: Int) -> String? {
    guard let speaker = graph.attributions[number].speaker else { return nil }
    guard speaker.kind == .pronoun else { return article.excerpt(speaker.tokens, limit: 40) }
    return graph.personNamed(before: speaker.tokens.lowerBound, in: article).map {
      article.excerpt($0.range, limit: 40) + "?"
    }
  }
}
