import ArticleModel
import SourceText

/// Reads files for styles made for Vale: the text that Vale's rules see, block by block, with the scopes of each
/// and the way back to the file.
///
/// The file as it stands comes last, for rules of the scope `raw`.
package enum ScopeReader {
  /// The document of a marked-up file, or of a data file that there is a view of; nil where it is neither.
  package static func read(_ file: SourceText, _ options: ScopeOptions) -> ReadResult? {
    let name = DocumentReader.fileExtension(of: file.name)
    let markup = options.markup(ofExtension: name)
    guard markup != nil || options.view != nil || options.transform != nil else { return nil }
    let decoded = TextDecoder.decode(file)
    guard !decoded.problems.contains(where: { $0.kind == .binaryFile }) else { return nil }
    if let view = options.view, let result = view.read(decoded, named: name, options) { return result }
    if let transform = options.transform, markup == nil,
      decoded.text.bytes.first(where: { !MappedText.isSpace($0) && $0 < 0x80 }) == UInt8(ascii: "<")
    {
      return TransformedPage.read(decoded, named: name, options, transform)
    }
    guard let markup else { return nil }
    return ReadResult(
      document: document(decoded, markup, named: name, options), problems: decoded.problems)
  }

  private static func document(
    _ decoded: DecodedText, _ markup: String, named name: String, _ options: ScopeOptions
  ) -> ReadDocument {
    var text = ScopedText()
    add(decoded, as: markup, to: &text, options)
    text.addRaw(decoded)
    return text.document(decoded, format: name)
  }

  /// Adds the blocks of a marked-up text. `key`: what is added to their scopes.
  static func add(
    _ decoded: DecodedText, as markup: String, to text: inout ScopedText, _ options: ScopeOptions,
    key: String = ""
  ) {
    let matter = decoded.text.bytes.withUnsafeBufferPointer { FrontMatter($0) }
    if markup != "html", options.readsFrontMatter { text.add(matter, of: decoded) }
    let edited = edited(decoded, matter, markup, options)
    var walk = ScopeWalk(options, isRestructured: markup == "rst")
    var source = edited
    switch markup {
    case "html":
      var page = MappedText()
      page.append(edited.text.bytes, at: 0)
      walk.run(page)
    case "rst": walk.run(RestructuredPage.page(of: edited.text.bytes))
    case "adoc": walk.run(AsciiDocPage.page(of: edited.text.bytes))
    default:
      source = MarkdownPage.prepared(edited)
      walk.run(MarkdownPage.page(of: source.text.bytes))
    }
    for block in walk.blocks { text.add(block, from: source.origin, key: key) }
  }

  /// The text without what front matter and patterns of the configuration take out of it.
  private static func edited(
    _ decoded: DecodedText, _ matter: FrontMatter, _ markup: String, _ options: ScopeOptions
  ) -> DecodedText {
    var text = decoded
    if markup != "html" {
      var edits = EditedText()
      if matter.end > 0 { edits.replace(TextRange(0, matter.end), with: []) }
      for (range, _) in options.ignoredBlocks(decoded.text.bytes) where range.lower >= matter.end {
        edits.replace(range, with: [.made("\n\n")])
      }
      text = edits.applied(to: decoded)
      let marks = markup == "adoc" || markup == "md" || markup == "mdx" ? "`" : markup == "rst" ? "``" : "="
      edits = EditedText()
      for (range, kept) in options.ignoredTokens(text.text.bytes) {
        edits.replace(range, with: [.made(marks), .kept(kept), .made(marks)])
      }
      text = edits.applied(to: text)
    }
    guard let comments = options.comments else { return text }
    var edits = EditedText()
    for (mark, standard) in [(comments.open, "<!--"), (comments.close, "-->")] where !mark.isEmpty {
      var i = 0
      let bytes = Array(mark.utf8)
      while let at = ByteSearch.first(bytes, in: text.text.bytes, from: i) {
        edits.replace(TextRange(at, at + bytes.count), with: [.made(standard)])
        i = at + bytes.count
      }
    }
    return edits.applied(to: text)
  }
}

/// The text of all blocks, parted by blank lines, while it is written.
struct ScopedText {
  private var bytes: [UInt8] = []
  private var segments: [OriginMap.Segment] = []
  private var layers: [EscapeLayer] = []
  private var blocks: [MarkupBlock] = []

  /// Adds a block whose places are those of the text that `source` leads from.
  mutating func add(_ block: ScopeWalk.Block, from source: OriginMap, key: String = "") {
    var origin = OriginBuilder()
    block.text.write(to: &origin)
    add(
      block.text.bytes, source.composed(with: OriginMap(segments: origin.segments), count: block.text.count),
      block.kinds, key: key)
  }

  /// Adds a text without mark-up as one block.
  mutating func add(whole text: DecodedText, key: String) {
    add(text.text.bytes, text.origin, [], key: key)
  }

  /// Adds the values of keys above the story.
  mutating func add(_ matter: FrontMatter, of decoded: DecodedText) {
    for (key, range) in matter.texts(in: decoded.text.bytes) {
      var origin = OriginBuilder()
      origin.append(count: range.count, textUnit: 1, fileStart: range.lower, fileUnit: 1)
      add(
        Array(decoded.text.bytes[range.lower..<range.upper]),
        decoded.origin.composed(with: OriginMap(segments: origin.segments), count: range.count), .frontMatter,
        key: key)
    }
  }

  /// Adds the whole file.
  mutating func addRaw(_ decoded: DecodedText) {
    let identity = OriginMap(segments: [OriginMap.Segment(textStart: 0, fileStart: 0)])
    add(decoded.text.bytes, decoded.origin.isIdentity ? identity : decoded.origin, .raw)
  }

  private mutating func add(_ text: [UInt8], _ origin: OriginMap, _ kinds: MarkupKinds, key: String = "") {
    guard !text.isEmpty else { return }
    if !bytes.isEmpty {
      segments.append(OriginMap.Segment(textStart: bytes.count, fileStart: 0, fileUnit: 0))
      bytes += [0x0A, 0x0A]
    }
    let start = bytes.count
    for var segment in origin.segments {
      segment.textStart += UInt32(truncatingIfNeeded: start)
      segments.append(segment)
    }
    layers = origin.layers
    bytes += text
    blocks.append(MarkupBlock(range: TextRange(start, bytes.count), kinds: kinds, key: key))
  }

  /// What the parser is handed.
  func document(_ decoded: DecodedText, format: String) -> ReadDocument {
    ReadDocument(
      text: SourceText(name: decoded.text.name, bytes: bytes),
      origin: OriginMap(segments: segments, layers: layers),
      metadata: ArticleMetadata(format: format), blocks: blocks)
  }
}

extension FrontMatter {
  /// Keys with the values that are text, in the order of the file: neither numbers nor dates nor flags.
  func texts(in bytes: [UInt8]) -> [(key: String, range: TextRange)] {
    all.sorted { $0.value < $1.value }.compactMap { key, range in
      let value = String(decoding: bytes[range.lower..<range.upper], as: UTF8.self)
      let isQuoted = range.lower > 0 && "\"'".utf8.contains(bytes[range.lower - 1])
      let isText =
        isQuoted
        || Double(value) == nil
          && !["true", "false", "yes", "no", "on", "off", "null", "~"].contains(value.lowercased())
          && !FrontMatter.isDate(value)
      return isText ? (key, range) : nil
    }
  }

  private static func isDate(_ value: String) -> Bool {
    let figures = value.prefix(10)
    return figures.count == 10
      && figures.enumerated().allSatisfy { i, c in i == 4 || i == 7 ? c == "-" : c.isNumber }
  }
}
