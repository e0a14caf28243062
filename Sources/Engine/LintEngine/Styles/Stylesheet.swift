import Readers

/// A stylesheet (XSLT 1.0) that makes a page of HTML of documents in XML; Vale's `Transform`.
///
/// `xsltproc` runs it, as in Vale, in a process of its own: a stylesheet is a program, a document a stranger's, and a
/// fault of either must not end the linter. It gets neither network nor files to write to, and no more time and memory
/// than a document needs; documents that would have other files read into them are not handed over
/// (`TransformedPage`).
struct Stylesheet: Sendable {
  private let path: String
  /// As Vale calls it: no extensions, no table of contents (vale.sh/docs/formats/xml).
  private static let arguments = [
    "--nonet", "--nowrite", "--nomkdir", "--novalid", "--stringparam", "use.extensions", "0", "--stringparam",
    "generate.toc", "nop",
  ]

  init(_ path: String) { self.path = path }

  /// The page of a document in UTF-8.
  func page(of document: [UInt8]) -> TransformOutcome {
    let limits = ChildProgram.Limits()
    do throws(ChildProgram.Failure) {
      let outcome = try ChildProgram.run(
        "xsltproc", Stylesheet.arguments + [path, "-"], input: document, limits: limits)
      guard outcome.code == 0 else {
        // Signals of the limits: SIGXCPU, and SIGKILL behind it.
        if outcome.code > 128 { return .fault("'xsltproc' took too long or too much memory and was ended") }
        return .fault(
          "'xsltproc' says: \(Stylesheet.firstLine(outcome.complaints) ?? "exit code \(outcome.code)")")
      }
      return .page(outcome.output)
    } catch {
      return .fault(
        "'xsltproc' cannot be started (\(error.reason)); it is in the package xsltproc or libxslt")
    }
  }

  private static func firstLine(_ bytes: [UInt8]) -> String? {
    let line = bytes.split(separator: 0x0A).first.map { String(decoding: $0.prefix(200), as: UTF8.self) }
    return line?.filter { !$0.isNewline }
  }
}
