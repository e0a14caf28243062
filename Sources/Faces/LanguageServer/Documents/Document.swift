import LanguageServerProtocol
import SourceText

/// An open document, on the serial path only.
final class Document {
  let uri: String
  /// The path that configurations see; for a document without a file, a name in the first workspace
  /// folder.
  let path: String
  /// The client's number; nil where it gives none.
  var version: Int?
  var buffer: TextBuffer
  /// The number of its last change, of the text or of what it is linted with: no two changes of a session have
  /// the same, whatever their document.
  private(set) var serial: Int
  /// The number under which it was opened. What was found under an older one is of a document that had its URI
  /// before.
  let opened: Int
  /// What was found last.
  var linted: LintedText?
  /// Requests that wait until the newest text is linted.
  var waiting: [Waiting] = []
  /// Whether the client asks for diagnostics itself, so that none are pushed.
  var isPulled = false
  /// Whether diagnostics were pushed that the client still shows.
  var isPublished = false

  /// A request that waits.
  struct Waiting {
    var id: LSP.RequestID
    var answer: (LintedText) throws(LSP.ResponseError) -> Void
  }

  init(uri: String, path: String, version: Int?, buffer: TextBuffer, serial: Int) {
    self.uri = uri
    self.path = path
    self.version = version
    self.buffer = buffer
    self.serial = serial
    opened = serial
  }

  /// Something has changed; `serial` is larger than all before.
  func touch(_ serial: Int) { self.serial = serial }

  /// The newest findings, where nothing has changed since.
  var current: LintedText? {
    guard let linted, linted.serial == serial else { return nil }
    return linted
  }

  var text: SourceText { SourceText(name: path, bytes: buffer.bytes) }
}
