import ArticleModel
import Diagnostics
import Dispatch
import Readers
import SourceText
import Synchronization

/// Linting files that hold several articles. Threads take turns in reading the next few and work on them side by side:
/// each article is parsed and let go of before the next, so that what is known of one is asked of no other, and a file
/// of very many takes no more memory than one of a few, beside its bytes and what is found.
extension ArticleLinter {
  /// Bytes of articles of one file that are kept together.
  private static let mostKept = 4 << 20
  /// How many articles a thread takes in one go: the first of a file that several threads share.
  private static let atOnce = 8

  /// Lints the articles of a file that has several: those that were read `ahead`, and the rest.
  func lint(_ stream: ArticleStream, ahead: [ReadDocument], into report: inout FileReport) {
    // Of a file in parts each thread has one.
    let isPart = report.file.start != nil
    let supply = ArticleSupply(stream, ahead: ahead)
    let first = measured { supply.take(ArticleLinter.atOnce) }
    var parts = ArticleParts()
    if first.count < ArticleLinter.atOnce || settings.runtime.jobs == 1 || isPart {
      var taken = first
      while !taken.isEmpty, !wasDropped {
        for one in taken where !wasDropped { lint(one, into: &parts) }
        taken = measured { supply.take(1) }
      }
    } else {
      supply.putBack(first)
      parts = shared(supply)
    }
    parts.move(to: &report)
  }

  /// What several threads find in the articles of a supply.
  private func shared(_ supply: ArticleSupply) -> ArticleParts {
    let gathered = Mutex(ArticleParts())
    let (twin, keepsArticles, visitor, isStale) = (twin(), keepsArticles, visitor, isStale)
    let (marks, input) = (marks, marks?.mark.input)
    let totals = Mutex((timing: [String: UInt64](), refused: [RefusedFix](), parses: 0))
    DispatchQueue.concurrentPerform(iterations: settings.runtime.jobs) { _ in
      let own = twin()
      own.keepsArticles = keepsArticles
      own.visitor = visitor
      let told = marks?.ofThisThread()
      own.tell(told?.mark)
      var parts = ArticleParts()
      while !isStale() {
        let taken = own.measured { supply.take(ArticleLinter.atOnce) }
        if taken.isEmpty { break }
        if let told, let input {
          told.mark.working(on: input) { for one in taken { own.lint(one, into: &parts) } }
        } else {
          for one in taken { own.lint(one, into: &parts) }
        }
      }
      gathered.withLock { $0.add(parts) }
      totals.withLock {
        $0.timing.merge(own.timing, uniquingKeysWith: +)
        $0.refused += own.refused
        $0.parses += own.parses
      }
    }
    totals.withLock {
      addTime($0.timing)
      refused += $0.refused
      parses += $0.parses
    }
    if isStale() { wasDropped = true }
    return gathered.withLock { $0 }
  }

  private func lint(_ one: ArticleSupply.Numbered, into parts: inout ArticleParts) {
    let (article, found, leftOut) = lint(one.document)
    parts.diagnostics += found
    parts.leftOut.merge(leftOut, uniquingKeysWith: +)
    if one.number == 0 || keepsArticles && one.end <= ArticleLinter.mostKept {
      parts.articles.append((one.number, article))
    }
  }
}

/// What was found in some of a file's articles, in any order.
private struct ArticleParts: Sendable {
  var diagnostics: [Diagnostic] = []
  /// Findings that were not gathered, by rule.
  var leftOut: [String: Int] = [:]
  /// Those that are kept, with their numbers.
  var articles: [(number: Int, article: Article)] = []

  mutating func add(_ other: ArticleParts) {
    diagnostics += other.diagnostics
    leftOut.merge(other.leftOut, uniquingKeysWith: +)
    articles += other.articles
  }

  /// Hands all over to a report, articles in the order of the file.
  mutating func move(to report: inout FileReport) {
    report.diagnostics = diagnostics
    report.leftOut = leftOut
    report.articles = articles.sorted { $0.number < $1.number }.map(\.article)
    self = ArticleParts()
  }
}

/// What threads take the articles of a file from.
///
/// Proof that it may be shared: what is not immutable, the stream among it, is used under the lock only.
private final class ArticleSupply: @unchecked Sendable {
  struct Numbered: Sendable {
    /// From 0 on, in the order of the file.
    var number: Int
    var document: ReadDocument
    /// Bytes of its text and those before it.
    var end: Int
  }

  private let lock = Mutex(())
  private let stream: ArticleStream
  /// What was read before it was asked for, last first.
  private var ahead: [ReadDocument]
  private var returned: [Numbered] = []
  private var (count, size) = (0, 0)

  init(_ stream: ArticleStream, ahead: [ReadDocument]) {
    self.stream = stream
    self.ahead = ahead.reversed()
  }

  /// The next articles, at most so many; none at the end of the file.
  func take(_ most: Int) -> [Numbered] {
    lock.withLock { _ in
      if !returned.isEmpty {
        defer { returned = [] }
        return returned
      }
      var taken: [Numbered] = []
      while taken.count < most, let document = ahead.popLast() ?? stream.next() {
        size += document.text.bytes.count
        taken.append(Numbered(number: count, document: document, end: size))
        count += 1
      }
      return taken
    }
  }

  /// Takes back what was taken, to be taken first again.
  func putBack(_ taken: [Numbered]) { lock.withLock { _ in returned = taken } }
}
