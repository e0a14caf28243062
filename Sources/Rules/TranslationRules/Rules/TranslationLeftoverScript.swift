import Bitext
import Diagnostics
import RuleKit
import SourceText

/// Flags letters or digits of the source's script in the target.
package struct TranslationLeftoverScript: TranslationRule {
  package let info = RuleInfo(
    id: "translation-leftover-script",
    category: .translation,
    severity: .error,
    summary: "The target is written in the script of its language.",
    rationale:
      "A Cyrillic, Arabic or Chinese word in English copy is left over from the source, and so are digits of another script. Words in brackets or quotation marks are glosses and left alone, as is Latin script everywhere.",
    examples: [
      .flags(
        "ru\ten\nКомпания «Ростех» подписала контракт.\tThe company ⟦Ростех⟧ signed a contract."),
      .flags(
        "fa\ten\nاین طرح ۱۲ ماه طول می‌کشد.\tThe project takes ⟦۱۲⟧ months."),
      .flags("uk\ten\nВиставку відкрили в суботу.\tThe ⟦виставка⟧ opened on Saturday."),
      .allows("zh\ten\n小米公司\tXiaomi (小米)"),
      .allows("en\tru\nGoogle fined\tGoogle оштрафован"),
      .allows("ru\ten\nОн сказал «да».\tHe said “да”."),
    ])

  package init() {}

  package func check(_ pair: SegmentPair, in context: TranslationContext) -> [Finding] {
    guard pair.isWhole, let script = pair.target.language.script else { return [] }
    let tokens = pair.target.tokens
    var found: [Finding] = []
    var i = 0
    while i < tokens.count {
      guard isForeign(tokens[i], script, pair) else {
        i += 1
        continue
      }
      let start = i
      while i < tokens.count, isForeign(tokens[i], script, pair) { i += 1 }
      let range = pair.target.range(start..<i)
      guard !isGloss(start, i, pair) else { continue }
      let kind = tokens[start].kind == .number ? "digits" : "letters"
      found.append(
        report(
          .error, at: range, "'\(pair.target.excerpt(range))' is in \(kind) of the source's script",
          source: nil))
    }
    return found
  }

  private func isForeign(_ token: SideToken, _ script: Script, _ pair: SegmentPair) -> Bool {
    switch token.kind {
    case .word, .ideograph:
      // A script of the source only: others were put there on purpose.
      return token.script != script && token.script != .latin && token.script != .other
        && !token.flags.contains(.mixedScripts) && !isThird(token, pair)
        && (token.script == pair.source.language.script
          || (pair.source.scripts[token.script] ?? 0) > 0)
    case .number:
      guard token.scalar > 0x7F else { return false }
      switch pair.target.language {
      case .arabic, .persian: return token.scalar >= 0xFF10
      case .chinese: return token.scalar < 0xFF10
      default: return true
      }
    case .mark: return false
    }
  }

  /// Whether a word is in neither language's script and stands in the source as well: a Greek word that both explain.
  private func isThird(_ token: SideToken, _ pair: SegmentPair) -> Bool {
    guard pair.source.language.script != token.script,
      pair.source.has(token.hash)
    else { return false }
    if pair.source.language.script != nil { return true }
    // Of a language that is not known, most words are in its own script.
    let scripts = pair.source.scripts
    return (scripts[token.script] ?? 0) * 2 < scripts.values.reduce(0, +)
  }

  private func isGloss(_ start: Int, _ end: Int, _ pair: SegmentPair) -> Bool {
    let tokens = pair.target.tokens
    if tokens[start].flags.contains(.bracketed) { return true }
    return pair.targetQuotes.hold(start..<end)
  }
}
