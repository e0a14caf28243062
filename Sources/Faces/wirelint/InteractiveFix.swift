import Diagnostics
import LintEngine
import Reporters
import SourceText

/// `wirelint fix --interactive`: asks about one finding after the other.
final class InteractiveFix {
  /// How a file was left.
  enum Ending {
    /// Write what was accepted.
    case done
    /// The same, and ask about no other file.
    case quit
    /// Leave the file as it was, and ask about no other.
    case interrupted
  }

  private let terminal: Terminal
  private let color: Bool
  /// Rules that were passed over for the rest of the run.
  private var passedOver: Set<String> = []
  private(set) var skipped = 0

  init(_ terminal: Terminal, color: Bool) {
    self.terminal = terminal
    self.color = color
  }

  /// Asks about every finding of a file that has a fix.
  func decide(_ review: inout FixReview) -> Ending {
    defer { skipped += review.skipped }
    while let offer = review.offer(without: passedOver) {
      let text = OfferText(width: terminal.width, color: color)
      terminal.line("")
      for line in text.lines(offer.diagnostic, in: review.current, left: offer.left) { terminal.line(line) }
      if let ending = ask(offer.diagnostic, text, &review) { return ending }
    }
    return .done
  }

  /// One question, asked until a key answers it; nil: on to the next finding.
  private func ask(_ diagnostic: Diagnostic, _ text: OfferText, _ review: inout FixReview) -> Ending? {
    while true {
      terminal.show(text.keys(choices: diagnostic.fixes.count))
      let key = terminal.key()
      terminal.show("\r\u{1B}[K")
      switch key {
      case .interrupt: return .interrupted
      case .enter where accept(0, diagnostic, &review): return nil
      case .field(.character(let letter)):
        switch answer(letter, diagnostic, text, &review) {
        case .next: return nil
        case .end(let ending): return ending
        case .again: break
        }
      default: break
      }
    }
  }

  private enum Answer {
    case next
    case end(Ending)
    case again
  }

  private func answer(
    _ letter: Character, _ diagnostic: Diagnostic, _ text: OfferText, _ review: inout FixReview
  ) -> Answer {
    switch letter {
    case "y": return accept(0, diagnostic, &review) ? .next : .again
    case "1"..."9":
      let number = letter.wholeNumberValue ?? 0
      return accept(number - 1, diagnostic, &review) ? .next : .again
    case "n", " ":
      review.skip(diagnostic)
      terminal.line("skipped")
      return .next
    case "e": return edit(diagnostic, &review) ? .next : .again
    case "a": return acceptAll(diagnostic, &review) ? .next : .again
    case "x":
      passedOver.insert(diagnostic.rule)
      terminal.line("'\(diagnostic.rule)' is skipped from now on")
      return .next
    case "u":
      terminal.line(review.undo() ? "taken back" : "nothing to take back in this file")
      return .next
    case "d": return .end(.done)
    case "q": return .end(.quit)
    case "?":
      for line in text.helpLines { terminal.line(line) }
      return .again
    default:
      return .again
    }
  }

  private func accept(_ number: Int, _ diagnostic: Diagnostic, _ review: inout FixReview) -> Bool {
    guard diagnostic.fixes.indices.contains(number) else {
      terminal.line(
        diagnostic.fixes.isEmpty ? "nothing to accept: e writes it anew" : "there is no fix \(number + 1)")
      return false
    }
    let fix = diagnostic.fixes[number]
    guard review.accept(fix, of: diagnostic) else {
      terminal.line("that fix cannot go in here\(review.refusal.map { ": \($0)" } ?? ""); n skips it")
      return false
    }
    terminal.line("accepted: \(OfferText.shown(fix.title))")
    return true
  }

  private func acceptAll(_ diagnostic: Diagnostic, _ review: inout FixReview) -> Bool {
    guard let first = diagnostic.fixes.first, first.safety != .choice else {
      terminal.line("here one of several has to be chosen each time: press its number, or e")
      return false
    }
    let count = review.acceptAll(of: diagnostic.rule)
    terminal.line("accepted \(count) of '\(diagnostic.rule)'")
    return count > 0
  }

  private func edit(_ diagnostic: Diagnostic, _ review: inout FixReview) -> Bool {
    guard let (range, now, proposed) = review.editable(diagnostic) else {
      terminal.line("this passage cannot be edited here: it runs over lines, or is written in escapes")
      return false
    }
    terminal.line("Enter writes, Escape leaves it; now: \(OfferText.shown(now))")
    guard let text = terminal.edit(proposed, prompt: "> "), text != now else { return false }
    guard let fix = review.rewrite(range, as: text), review.accept(fix, of: diagnostic) else {
      terminal.line(
        review.refusal.map { "that cannot go in: \($0)" } ?? "the file's encoding cannot hold that")
      return false
    }
    return true
  }
}
