import ArticleModel
import SourceText

/// Takes the text out of a mail: the subject is the headline, of the parts the plain one is read, else the one in HTML.
/// What is quoted of other mails, and the signature, are no copy.
enum MailReader {
  /// Fields with which mails begin.
  private static let first = [
    "received:", "return-path:", "delivered-to:", "mime-version:", "from:", "date:", "subject:",
    "message-id:", "to:", "x-",
  ]

  /// The names above are shorter, with what stands before a letter that is made small.
  private static let longestName = 24

  /// Whether a text begins as a mail does: three fields at least, the sender's and the subject among them.
  static func begins(_ bytes: ArraySlice<UInt8>) -> Bool {
    let front = bytes.prefix(longestName).prefix { $0 != 0x0A }
    let opening = String(decoding: front, as: UTF8.self).lowercased()
    // Nearly all texts begin otherwise, and need not be parted into lines.
    guard first.contains(where: { opening.hasPrefix($0) }) || opening.hasPrefix("from ") else { return false }
    var names: Set<String> = []
    for line in bytes.prefix(1 << 14).split(omittingEmptySubsequences: false, whereSeparator: { $0 == 0x0A })
    {
      if line.allSatisfy({ $0 <= 0x20 }) { break }
      guard let colon = line.prefix(48).firstIndex(of: UInt8(ascii: ":")) else { continue }
      names.insert(String(decoding: line[line.startIndex..<colon], as: UTF8.self).lowercased())
    }
    return names.contains("from") && names.contains("subject") && names.count >= 4
  }

  static func read(_ decoded: DecodedText) -> ReadResult {
    decoded.text.bytes.withUnsafeBufferPointer { p in
      let mail = TextRange(0, p.count)
      let head = MailHead(p, mail)
      var text = MarkupText()
      text.enterZone([])
      writeSubject(head, p, &text)
      let parts = MailPart.texts(p, head, TextRange(head.end, p.count), depth: 0)
      let chosen = parts.first { $0.isPlain } ?? parts.first
      var skipped = [SkippedText(range: TextRange(0, head.end), what: "head of the mail")]
      if let chosen { chosen.write(p, to: &text, &skipped) }
      var document = text.document(
        decoded, format: .mail, layers: [], date: head.string("date", p).flatMap(FeedDate.iso),
        language: head.string("content-language", p))
      document.metadata.label = head.string("message-id", p)
      document.metadata.skipped = skipped.map {
        SkippedText(range: decoded.origin.fileRange($0.range), what: $0.what)
      }
      var problems = decoded.problems
      if text.bytes.isEmpty {
        problems.append(
          ReadProblem(
            kind: .nothingToRead, isError: false, range: TextRange(at: 0), message: "no text in this mail"))
      }
      return ReadResult(document: document, problems: problems)
    }
  }

  private static func writeSubject(
    _ head: MailHead, _ p: UnsafeBufferPointer<UInt8>, _ text: inout MarkupText
  ) {
    guard let range = head.fields["subject"], !range.isEmpty else { return }
    let subject = UnsafeBufferPointer(rebasing: p[range.lower..<range.upper])
    text.open(.headline)
    if subject.contains(UInt8(ascii: "=")), let decoded = EncodedWords.decoded(subject) {
      // Coded words can be read, but nothing in them mended.
      text.append(decoded, near: range.lower)
    } else {
      text.append(subject, at: range.lower)
    }
    text.close()
  }
}

extension EscapeLayer {
  /// Quoted-printable: what is not ASCII, and the sign of equality, are `=` and two figures.
  static let quotedPrintable = EscapeLayer(
    "quoted-printable", isPlain: { $0 != UInt8(ascii: "=") && $0 < 0x80 },
    write: { text in
      guard text.utf8.allSatisfy({ $0 >= 0x20 }) else { return nil }
      return text.utf8.map { byte -> String in
        if byte < 0x7F, byte != UInt8(ascii: "=") { return String(UnicodeScalar(byte)) }
        let digits = String(byte, radix: 16, uppercase: true)
        return "=" + (digits.count < 2 ? "0" : "") + digits
      }.joined()
    })
}
