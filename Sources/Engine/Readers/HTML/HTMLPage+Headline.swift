import CGumbo
import SourceText

/// Which of a page's headings is the headline of its story.
extension HTMLPage {
  mutating func findHeadline(_ elements: [HTMLNode]) {
    let shown = headings.filter { HTMLPage.holdsText($0) }
    let inside = shown.filter { inStory.contains($0) }
    let stated = [
      data.headline.flatMap { JSONText.string(source, $0) }, meta.title,
      title.map { HTMLPage.string(of: $0) },
    ].compactMap { $0 }.map { LetterPairs($0) }
    let likeness = shown.map { HTMLPage.likeness($0, stated) }
    let places = Dictionary(elements.enumerated().map { ($1, $0) }) { first, _ in first }
    let best = likeness.indices.max { (likeness[$0], $1) < (likeness[$1], $0) }
    if let best, likeness[best] >= HTMLPage.alike {
      let chosen = shown[best]
      // Behind it stand crossheads.
      strays = Set(shown.indices.filter { $0 < best && likeness[$0] < HTMLPage.unlike }.map { shown[$0] })
      if !inStory.contains(chosen) { headline = .heading(chosen) }
      return
    }
    // A page whose headings of the first rank say nothing of the story: its name, `Article`.
    if !stated.isEmpty,
      let other = lesserHeadings.first(where: { HTMLPage.stands($0, in: stated) })
    {
      headline = .heading(other)
      strays = Set(inside.filter { places[$0] ?? 0 < places[other] ?? 0 })
      return
    }
    if !inside.isEmpty { return }
    // The nearest heading above the story.
    let start = story.nodes.first.flatMap { places[$0] } ?? 0
    if let heading = shown.last(where: { (places[$0] ?? 0) < start }) ?? shown.first {
      headline = .heading(heading)
    } else if let range = data.headline {
      headline = .data(range)
    } else if let range = meta.headline {
      headline = .attribute(range)
    } else if let title, HTMLPage.holdsText(title) {
      headline = .title(title, HTMLPage.siteName(in: title))
    }
  }

  /// Shares of letter pairs from which on a heading is the headline that the page states, or that headline in other
  /// words; and below which it says something else.
  private static let (whole, same, alike, unlike) = (0.95, 0.8, 0.5, 0.2)

  /// How much of a heading stands in the headlines that the page states, 0 to 1.
  private static func likeness(_ heading: HTMLNode, _ stated: [LetterPairs]) -> Double {
    if stated.isEmpty { return 0 }
    let pairs = LetterPairs(string(of: heading))
    return stated.reduce(0) { max($0, pairs.likeness(to: $1)) }
  }

  /// Whether a heading is one of the headlines that the page states, or all of it but the name of the site.
  private static func stands(_ heading: HTMLNode, in stated: [LetterPairs]) -> Bool {
    let pairs = LetterPairs(string(of: heading))
    return stated.contains {
      let likeness = pairs.likeness(to: $0)
      return likeness >= same || likeness >= alike && pairs.share(in: $0) >= whole
    }
  }

  /// Where the name of the site begins in a title that ends with it: `Harbour opens | ABC`; nil without one.
  private static func siteName(in title: HTMLNode) -> Int? {
    let raw = title.children.first.map(\.string) ?? ""
    // The bytes of the text are those of the page as long as nothing in it is a reference.
    guard title.children.count == 1, !raw.contains("&"), !raw.contains("\r") else { return nil }
    var found: Int?
    for mark in [" | ", " - ", " – ", " — ", " :: ", " » "] {
      guard let range = raw.ranges(of: mark).last else { continue }
      let (left, right) = (raw[..<range.lowerBound], raw[range.upperBound...])
      if left.utf8.count >= 12, right.utf8.count <= 40, left.utf8.count > right.utf8.count {
        found = min(found ?? left.utf8.count, left.utf8.count)
      }
    }
    return found
  }

  private static func holdsText(_ node: HTMLNode) -> Bool {
    var waiting = [node]
    while let node = waiting.popLast() {
      if node.isText, node.string.contains(where: { !$0.isWhitespace }) { return true }
      waiting += node.children
    }
    return false
  }
}

/// The pairs of neighbouring letters and figures of a text: how alike two texts are, in any script (Dice's
/// coefficient over bigrams).
struct LetterPairs {
  /// How much of a text is looked at, in letters.
  private static let longest = 512
  private let counts: [UInt64: Int]
  private let total: Int

  init(_ text: String) {
    var counts: [UInt64: Int] = [:]
    var before: UInt32?
    var total = 0
    for scalar in text.lowercased().unicodeScalars.lazy.filter({
      $0.properties.isAlphabetic || $0.properties.numericType != nil
    })
    .prefix(LetterPairs.longest) {
      if let before {
        counts[UInt64(before) << 32 | UInt64(scalar.value), default: 0] += 1
        total += 1
      }
      before = scalar.value
    }
    self.counts = counts
    self.total = total
  }

  private func shared(with other: LetterPairs) -> Int {
    counts.reduce(0) { $0 + min($1.value, other.counts[$1.key] ?? 0) }
  }

  /// How much of this text stands in another, 0 to 1.
  func share(in other: LetterPairs) -> Double {
    total == 0 ? 0 : Double(shared(with: other)) / Double(total)
  }

  /// 0 where they share nothing, 1 where they are the same.
  func likeness(to other: LetterPairs) -> Double {
    guard total > 0, other.total > 0 else { return 0 }
    return Double(2 * shared(with: other)) / Double(total + other.total)
  }
}
