import ArticleModel
import MarkedYAML
import SourceText

/// A view of Vale's (vale.sh/docs/views): which texts of a data file are read, and as what.
///
/// Of its engines `dasel` is read, on JSON, YAML and TOML; `tree-sitter`, `textfsm` and commands are not.
package struct DataView: Sendable {
  /// One query.
  struct Scope: Sendable {
    /// What is added to the scopes of its blocks; empty: nothing.
    var name: String
    var selector: DataSelector
    /// The mark-up of its texts, `md`, `html`, `rst` or `adoc`; nil: none.
    var markup: String?
    /// What stands between the texts of a list that are read as one; nil: each by itself.
    var join: String?
  }

  let scopes: [Scope]

  /// Reads a view's file; throws what cannot be used of it, with its place in the file.
  package init(_ bytes: [UInt8]) throws(YAMLError) {
    let start = YAMLPlace(line: 1, column: 1)
    guard let root = try YAMLDocument.parse(bytes), root.entries != nil else {
      throw YAMLError(at: start, "a view states an 'engine' and 'scopes'")
    }
    guard let engine = root["engine"] else { throw YAMLError(at: root.place, "a view states an 'engine'") }
    guard engine.text == "dasel" else {
      throw YAMLError(
        at: engine.place, "views of the engine '\(engine.text ?? "")' are not supported; 'dasel' is")
    }
    var scopes: [Scope] = []
    for item in root["scopes"]?.items ?? [] {
      guard let expression = item["expr"], let text = expression.text else {
        throw YAMLError(at: item.place, "a scope states an 'expr'")
      }
      do throws(DataFault) {
        scopes.append(
          Scope(
            name: item["name"]?.text ?? "", selector: try DataSelector(text),
            markup: item["type"]?.text.flatMap { ScopeOptions().markup(ofExtension: $0) },
            join: item["join"]?.text))
      } catch {
        throw YAMLError(at: expression.place, error.reason)
      }
    }
    guard !scopes.isEmpty else { throw YAMLError(at: root.place, "a view states 'scopes'") }
    self.scopes = scopes
  }

  /// The formats that views read, by extension.
  private static func format(of name: String) -> String? {
    switch name {
    case "json", "ipynb", "geojson", "webmanifest": "json"
    case "yml", "yaml", "cff": "yaml"
    case "toml": "toml"
    default: nil
    }
  }

  /// Extensions of the files that are read so.
  package static let extensions: Set<String> = ["json", "ipynb", "yml", "yaml", "toml"]

  /// The texts of a file, one after the other; nil where the file is none of the formats.
  func read(_ decoded: DecodedText, named name: String, _ options: ScopeOptions) -> ReadResult? {
    guard let format = DataView.format(of: options.formats[name] ?? name) ?? DataView.format(of: name) else {
      return nil
    }
    var problems = decoded.problems
    var text = ScopedText()
    do throws(DataFault) {
      let bytes = decoded.text.bytes
      guard bytes.count <= DataValue.largest else {
        throw DataFault("the file has more than \(DataValue.largest >> 20) MiB")
      }
      let root =
        switch format {
        case "json": try JSONData.value(of: bytes)
        case "yaml": try YAMLData.value(of: bytes)
        default: try TOMLData.value(of: bytes)
        }
      for scope in scopes { try add(scope, of: root, to: &text, decoded, options) }
    } catch {
      let place = min(error.offset, max(0, decoded.text.bytes.count - 1))
      problems.append(
        ReadProblem(
          kind: .malformedData, isError: true,
          range: decoded.origin.fileRange(TextRange(place, min(place + 1, decoded.text.bytes.count))),
          message: "the view cannot read the file: \(error.reason)"))
    }
    text.addRaw(decoded)
    return ReadResult(document: text.document(decoded, format: name), problems: problems)
  }

  private func add(
    _ scope: Scope, of root: DataValue, to text: inout ScopedText, _ decoded: DecodedText,
    _ options: ScopeOptions
  ) throws(DataFault) {
    var texts = try scope.selector.texts(in: root)
    // What two steps of an expression lead to is read once.
    var seen: Set<Int> = []
    texts = texts.filter { !$0.isEmpty && seen.insert($0.source(0).lowerBound).inserted }
    if let join = scope.join, let first = texts.first {
      texts = [
        texts.dropFirst().reduce(into: first) { whole, next in
          whole.append(made: join, near: next.source(0).lowerBound)
          whole.append(next, 0..<next.count)
        }
      ]
    }
    for value in texts {
      var origin = OriginBuilder()
      value.write(to: &origin)
      let own = DecodedText(
        text: SourceText(name: decoded.text.name, bytes: value.bytes),
        origin: decoded.origin.composed(with: OriginMap(segments: origin.segments), count: value.count),
        problems: [])
      guard let markup = scope.markup else {
        text.add(whole: own, key: scope.name)
        continue
      }
      ScopeReader.add(own, as: markup, to: &text, options, key: scope.name)
    }
  }
}
