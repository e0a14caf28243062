import LintEngine
import Synchronization

/// The words that clients have added (`/v2/words/add`): right in every text from then on. There are no accounts; all
/// who may use the server share them. They stand in a file, a word a line.
final class WordStore: Sendable {
  private struct State {
    /// Sorted.
    var words: [String] = []
    var accepted = AcceptList()

    mutating func set(_ new: [String]) {
      words = new.sorted()
      accepted = AcceptList()
      for word in words { accepted.add(word) }
    }
  }

  /// Bytes of a word, and words.
  private static let longest = 100
  private static let most = 100_000

  /// nil: no words are kept.
  private let path: String?
  private let state = Mutex(State())

  /// Reads the file, where it is there; throws where it cannot be read.
  init(path: String?) throws(UsageError) {
    self.path = path
    guard let path else { return }
    do throws(InputFailure) {
      let bytes = try InputReading.regular(path, atMost: InputReading.Limit.list)
      let lines = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline)
      state.withLock {
        $0.set(Array(Set(lines.map(\.trimmingSpaces)).filter { !$0.isEmpty && !$0.hasPrefix("#") }))
      }
    } catch {
      // One that is not there yet is made with the first word; whether it can be is told now.
      do throws(InputFailure) { try AtomicWrite.write([], to: path) } catch {
        throw UsageError("--words '\(path)': \(error.reason)")
      }
    }
  }

  var accepted: AcceptList { state.withLock(\.accepted) }

  /// Some of the words in order.
  func words(from offset: Int, limit: Int) -> [String] {
    state.withLock { Array($0.words.dropFirst(offset).prefix(limit)) }
  }

  /// Whether a word was added: not where it is there. Throws what is wrong with it.
  func add(_ word: String) throws(CheckError) -> Bool {
    guard !word.isEmpty, word.utf8.count <= WordStore.longest,
      !word.contains(where: {
        $0.isNewline || $0 == "*" || $0 == "#" || $0 == "/" || $0 == "\t" || $0 == "\0"
      })
    else {
      throw CheckError(
        400,
        "'\(CheckError.shown(word))' is no word; it has at most \(WordStore.longest) bytes and none of * # /")
    }
    return try change { (words) throws(CheckError) in
      if words.contains(word) { return false }
      guard words.count < WordStore.most else {
        throw CheckError(403, "\(WordStore.most) words are kept already")
      }
      words.append(word)
      return true
    }
  }

  /// Whether a word was taken out.
  func delete(_ word: String) throws(CheckError) -> Bool {
    try change { (words) throws(CheckError) in
      let count = words.count
      words.removeAll { $0 == word }
      return words.count < count
    }
  }

  private func change(_ body: (inout [String]) throws(CheckError) -> Bool) throws(CheckError) -> Bool {
    guard let path else {
      throw CheckError(403, "this server keeps no words; 'wirelint serve --words FILE' does")
    }
    let result = state.withLock { state -> Result<Bool, CheckError> in
      var words = state.words
      do throws(CheckError) {
        guard try body(&words) else { return .success(false) }
      } catch { return .failure(error) }
      do throws(InputFailure) {
        try AtomicWrite.write(Array(words.sorted().map { $0 + "\n" }.joined().utf8), to: path)
      } catch { return .failure(CheckError(500, "the words cannot be written: \(error.reason)")) }
      state.set(words)
      return .success(true)
    }
    return try result.get()
  }
}
