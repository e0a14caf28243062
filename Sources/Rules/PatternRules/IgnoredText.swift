import Diagnostics
import SourceText

/// Stretches of a text that no rule reads, by patterns: Vale's `TokenIgnores` and `BlockIgnores`.
package struct IgnoredText: Sendable {
  private let patterns: [CompiledPattern]

  /// What cannot be used of some patterns, with the index of the pattern.
  package struct Fault: Error {
    /// The place of the pattern among those that were given, from 0.
    package let index: Int
    /// A lower-case fragment.
    package let reason: String
  }

  /// Compiles patterns of regular expressions. Throws at the first that cannot be used.
  package init(_ patterns: [String]) throws(Fault) {
    var compiled: [CompiledPattern] = []
    for (index, pattern) in patterns.enumerated() {
      do throws(RegexError) {
        let translated = PatternText.translated(pattern)
        var parser = RegexParser(translated)
        _ = try parser.parse()
        compiled.append(try CompiledPattern(translated))
      } catch {
        throw Fault(index: index, reason: error.reason)
      }
    }
    for pattern in compiled { pattern.compileJustInTime() }
    self.patterns = compiled
  }

  /// Whether there is no pattern, so that all of a text is read.
  package var isEmpty: Bool { patterns.isEmpty }

  /// No stretches at all.
  package static let none = IgnoredText(compiled: [])

  private init(compiled: [CompiledPattern]) { patterns = compiled }

  /// The stretches that are taken out, sorted, with what is left of each: the first group, or the whole where there
  /// is none. None overlap. A pattern that hits the limit of steps finds what it has found until then.
  package func stretches(in bytes: [UInt8]) -> [(range: TextRange, kept: TextRange)] {
    let scratch = MatchScratch()
    var found: [(range: TextRange, kept: TextRange)] = []
    bytes.withUnsafeBufferPointer { text in
      for pattern in patterns {
        scratch.allowance = MatchScratch.allowance(for: text.count)
        var at = 0
        while at <= text.count, case .match = pattern.search(text, from: at, with: scratch),
          let match = scratch[0]
        {
          let inner = (pattern.groups > 0 ? scratch[1] : nil) ?? match
          if !match.isEmpty {
            found.append(
              (
                TextRange(match.lowerBound, match.upperBound), TextRange(inner.lowerBound, inner.upperBound)
              ))
          }
          at = match.isEmpty ? Scalars.step(text, from: match.lowerBound) : match.upperBound
        }
      }
    }
    found.sort { $0.range < $1.range }
    var end = 0
    return found.filter { stretch in
      guard stretch.range.lower >= end else { return false }
      end = stretch.range.upper
      return true
    }
  }
}
