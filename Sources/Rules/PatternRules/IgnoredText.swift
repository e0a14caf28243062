import Diagnostics
import SourceText

/// Stretches of a text that no rule reads, by patterns: Vale's `TokenIgnores` and `BlockIgnores`.
package struct IgnoredText: Sendable {
  private let patterns: [CompiledPattern]

  /// What cannot be used of some patterns, with the index of the pattern.
  package struct Fault: Error {
    package let index: Int
    package let reason: String
  }

  package init(_ patterns: [String]) throws(Fault) {
    var compiled: [CompiledPattern] = []
    for (index, pattern) in patterns.enumerated() {
      do throws(RegexError) {
        var parser = RegexParser(pattern)
        _ = try parser.parse()
        compiled.append(try CompiledPattern(pattern))
      } catch {
        throw Fault(index: index, reason: error.reason)
      }
    }
    for pattern in compiled { pattern.compileJustInTime() }
    self.patterns = compiled
  }

  package var isEmpty: Bool { patterns.isEmpty }

  /// The stretches: of each match the first group, the whole where there is none. A pattern that hits the
  /// limit of steps ignores what it has found until then.
  package func ranges(in bytes: [UInt8]) -> [TextRange] {
    let scratch = MatchScratch()
    var found: [TextRange] = []
    bytes.withUnsafeBufferPointer { text in
      for pattern in patterns {
        scratch.allowance = MatchScratch.allowance(for: text.count)
        var at = 0
        while at <= text.count, case .match = pattern.search(text, from: at, with: scratch),
          let match = scratch[0]
        {
          let inner = (pattern.groups > 0 ? scratch[1] : nil) ?? match
          if !inner.isEmpty { found.append(TextRange(inner.lowerBound, inner.upperBound)) }
          at = match.isEmpty ? Scalars.step(text, from: match.lowerBound) : match.upperBound
        }
      }
    }
    return found
  }
}
