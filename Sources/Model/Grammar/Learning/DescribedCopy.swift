import ArticleModel
import Glibc
import SourceText

/// Sentences of an archive as contexts see them, in a file without a name, so that an archive of any size takes no
/// memory: each word as a `ContextWord`, and one of nought behind each sentence.
public final class DescribedCopy {
  private let file: Int32
  private var buffer: [ContextWord] = []
  /// Words and marks so far.
  public private(set) var words = 0
  private var hasFailed = false

  private static let end = ContextWord(word: 0, kind: 0, traits: [])
  private static let most = 1 << 14

  /// An empty one in a folder for temporary files; nil where no file can be made there.
  public init?(folder: String) {
    var path = Array((folder + "/wirelint-learn-XXXXXX").utf8CString)
    file = mkstemp(&path)
    guard file >= 0 else { return nil }
    unlink(path)
  }

  deinit { close(file) }

  /// Adds the sentences of an article that read as such; false where the file cannot be written.
  public func add(_ article: Article) -> Bool {
    let table = GrammarTable(article)
    article.bytes.withUnsafeBufferPointer { bytes in
      for index in article.sentences.indices {
        guard let units = table.untagged(index) else { continue }
        units.withUnsafeBufferPointer { units in
          for i in units.indices { buffer.append(ContextReader.described(i, units, bytes)) }
        }
        words += units.count
        buffer.append(DescribedCopy.end)
        if buffer.count >= DescribedCopy.most { flush() }
      }
    }
    return !hasFailed
  }

  private func flush() {
    buffer.withUnsafeBytes { bytes in
      var rest = bytes[...]
      while !rest.isEmpty, !hasFailed {
        let written = write(file, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
        if written > 0 { rest = rest.dropFirst(written) } else if errno != EINTR { hasFailed = true }
      }
    }
    buffer.removeAll(keepingCapacity: true)
  }

  /// Calls with each sentence, in order; false where the file cannot be read.
  func forEachSentence(_ body: (UnsafeBufferPointer<ContextWord>) -> Void) -> Bool {
    flush()
    let size = Int(lseek(file, 0, SEEK_END))
    guard size > 0, !hasFailed else { return !hasFailed }
    guard let memory = mmap(nil, size, PROT_READ, MAP_PRIVATE, file, 0), memory != MAP_FAILED else {
      return false
    }
    defer { munmap(memory, size) }
    madvise(memory, size, MADV_SEQUENTIAL)
    let all = UnsafeRawBufferPointer(start: memory, count: size).bindMemory(to: ContextWord.self)
    var start = 0
    for i in all.indices where all[i].word == 0 {
      body(UnsafeBufferPointer(rebasing: all[start..<i]))
      start = i + 1
    }
    return true
  }
}
