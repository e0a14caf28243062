import Diagnostics
import Readers
import SourceText

/// A fix that is not offered, or not written, because of what it would do to its file.
package struct RefusedFix: Sendable, Hashable {
  /// The id of the rule whose fix it is.
  package var rule: String
  /// What might have been done with it unasked.
  package var safety: FixSafety
  /// Of the finding, in bytes of the file as it was then.
  package var range: TextRange
  /// `it would change the tags of the file`.
  package var reason: String
}

/// Keeps fixes from changing the structure of their file: reads the file again as it would be, and leaves out
/// those that change anything but text.
struct FixGuard {
  private let linter: ArticleLinter
  /// Of the file before the first fix; nil where it has none.
  private let structure: FileStructure?

  /// A file is read this often for its fixes at least, and more often where it is short, bytes in all.
  private static let fewestReadings = 16
  private static let bytesRead = 32 << 20

  init(_ linter: ArticleLinter, _ file: SourceText) {
    self.linter = linter
    structure = linter.structure(of: file)
  }

  /// What a file that is not as it was is refused with; nil where its structure is the same.
  func fault(of file: SourceText) -> String? {
    guard let structure, linter.structure(of: file) != structure else { return nil }
    return "it would change the \(structure.name) of the file"
  }

  /// Leaves out of a plan what would change the structure of a file, so that the rest can go in; and, without
  /// a word, what would write what stands there already.
  func leaveOut(of plan: inout FixPlan, _ file: SourceText) -> [RefusedFix] {
    let moving = plan.chosen.indices.filter { place in
      plan.chosen[place].fix.edits.contains { edit in
        !file.bytes[edit.range.lower..<edit.range.upper].elementsEqual(edit.text.utf8)
      }
    }
    if moving.count < plan.chosen.count { plan.keep(only: Set(moving)) }
    func fault(_ places: [Int]) -> String? {
      self.fault(of: SourceText(name: file.name, bytes: plan.applied(to: file.bytes, only: places)))
    }
    let all = Array(plan.chosen.indices)
    guard structure != nil, !all.isEmpty, let reason = fault(all) else { return [] }
    var readings = max(FixGuard.fewestReadings, FixGuard.bytesRead / max(1, file.bytes.count))
    var kept: [Int] = []
    var refused: [RefusedFix] = []
    // Halves that are sound go in as a whole; what is left is single fixes.
    var waiting = [all[..<(all.count / 2)], all[(all.count / 2)...]].filter { !$0.isEmpty }
    if all.count == 1 { waiting = [all[...]] }
    waiting.reverse()
    while let part = waiting.popLast() {
      if readings > 0, part.count < all.count {
        readings -= 1
        if fault(kept + part) == nil {
          kept += part
          continue
        }
      }
      if part.count > 1, readings > 0 {
        let middle = part.startIndex + part.count / 2
        waiting += [part[middle...], part[..<middle]]
        continue
      }
      for place in part {
        let (rule, fix) = plan.chosen[place]
        refused.append(
          RefusedFix(
            rule: rule, safety: fix.safety, range: fix.edits.first?.range ?? TextRange(at: 0), reason: reason)
        )
      }
    }
    plan.keep(only: Set(kept))
    return refused
  }
}

extension ArticleLinter {
  /// What of a file is not its text; nil for plain text.
  func structure(of file: SourceText) -> FileStructure? {
    FileStructure(file, as: settings.inputFormat, readsSegments: bilingual != nil)
  }
}

extension FixGuard {
  /// What a fix of a text that was taken out of its format would bring together there.
  static func joint(_ fix: Fix, in bytes: [UInt8]) -> String? {
    for edit in fix.edits {
      if let mark = MarkupJoint.formed(by: edit.text, at: edit.range, in: bytes) {
        return mark.first == "&"
          ? "'\(mark)' would come together, which stands for a character"
          : "'\(mark)' would come together, which begins a tag"
      }
    }
    return nil
  }
}
