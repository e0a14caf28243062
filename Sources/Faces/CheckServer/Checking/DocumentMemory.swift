import Dispatch
import SourceText
import Synchronization

/// The last paragraphs of each client, so that names and acronyms of a document that comes paragraph by paragraph are
/// compared across it. In memory only, and for some minutes.
///
/// Clients do not say which document a paragraph is from, nor that it is an older one anew: whoever sends from one
/// address with one program is taken for one document, and a paragraph that shares most of its words with an earlier
/// one takes its place.
final class DocumentMemory: Sendable {
  /// Who sends: address, program and language.
  struct Client: Hashable, Sendable {
    var address: String
    var program: String
    var language: String
  }

  private struct Paragraph {
    var bytes: [UInt8]
    /// Hashes of its words, each once.
    var words: Set<UInt64>
  }

  private struct Session {
    var paragraphs: [Paragraph] = []
    /// In nanoseconds since the machine was started.
    var last: UInt64
  }

  private static let mostSessions = 64
  /// Bytes and paragraphs of one session.
  private static let largest = 1 << 15
  private static let mostParagraphs = 100
  /// The share of their words from which on two paragraphs are one and the same.
  private static let sameShare = 0.6

  private let lifetime: UInt64
  private let sessions = Mutex<[Client: Session]>([:])

  init(minutes: Int) { lifetime = UInt64(minutes) * 60_000_000_000 }

  /// The paragraphs that the client sent before this one, each with a blank line behind it; this one is remembered.
  func before(_ text: [UInt8], from client: Client, now: UInt64 = DispatchTime.now().uptimeNanoseconds)
    -> [UInt8]
  {
    guard text.count <= DocumentMemory.largest / 4 else { return [] }
    let own = Paragraph(bytes: text, words: DocumentMemory.words(text))
    if own.words.isEmpty { return [] }
    return sessions.withLock { sessions in
      sessions = sessions.filter { now - min(now, $0.value.last) < lifetime }
      if sessions[client] == nil, sessions.count >= DocumentMemory.mostSessions,
        let oldest = sessions.min(by: { $0.value.last < $1.value.last })?.key
      {
        sessions[oldest] = nil
      }
      var session = sessions[client] ?? Session(last: now)
      session.last = now
      session.paragraphs.removeAll { DocumentMemory.areSame($0, own) }
      let gap: [UInt8] = [0x0A, 0x0A]
      let before: [UInt8] = session.paragraphs.flatMap { $0.bytes + gap }
      session.paragraphs.append(own)
      var size = before.count + text.count
      while size > DocumentMemory.largest || session.paragraphs.count > DocumentMemory.mostParagraphs {
        size -= session.paragraphs.removeFirst().bytes.count + 2
      }
      sessions[client] = session
      return before
    }
  }

  private static func areSame(_ a: Paragraph, _ b: Paragraph) -> Bool {
    if a.bytes == b.bytes { return true }
    let most = max(a.words.count, b.words.count)
    return Double(a.words.intersection(b.words).count) >= Double(most) * sameShare
  }

  private static func words(_ text: [UInt8]) -> Set<UInt64> {
    var words: Set<UInt64> = []
    for word in text.split(whereSeparator: { $0 <= 0x40 && !(0x30...0x39).contains($0) }) {
      var hash = ByteHash()
      for byte in word { hash.add(byte) }
      words.insert(hash.value)
    }
    return words
  }
}
