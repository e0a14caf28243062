import Bitext
import Diagnostics
import RuleKit
import SourceText

/// Flags a run of source words in the target.
package struct TranslationPartUntranslated: TranslationRule {
  package let info = RuleInfo(
    id: "translation-part-untranslated",
    category: .translation,
    severity: .error,
    summary: "No passage of the target is left in the source language.",
    rationale:
      "Four words of the source in a row that stand in the target just so, at least two of them no names, were overlooked. Without a small word of a clause among them it is a warning; lists of terms, and what stands in brackets or is quoted in the source, are notes.",
    examples: [
      .flags(
        "de\ten\nDer Minister sagte, die Gespräche werden am Montag fortgesetzt.\tThe minister said ⟦die Gespräche werden am Montag⟧ go on."
      ),
      .flags(
        "en\tfa\nThe talks will resume on Monday in Vienna.\tوزیر گفت ⟦talks will resume on Monday⟧ از سر گرفته می‌شود."
      ),
      .allows(
        "fr\ten\nLe film « Les Quatre Cents Coups » est ressorti.\tThe film Les Quatre Cents Coups is back."),
      .allows(
        "fr\tde\nElle dirige l'École des hautes études en gestion du port.\tSie leitet die École des hautes études en gestion du port."
      ),
      .allows("de\ten\nEr lebt in Frankfurt am Main.\tHe lives in Frankfurt am Main."),
    ])

  package init() {}

  /// Words in a row that are no coincidence.
  private static let shortest = 4
  /// Places of one word of the source at which a run may begin; a segment that has it more often is no prose.
  private static let mostTried = 64

  package func check(_ pair: SegmentPair, in context: TranslationContext) -> [Finding] {
    guard pair.isWhole, pair.source.language != pair.target.language || pair.source.language == .other else {
      return []
    }
    let tokens = pair.target.tokens(as: pair.source.language)
    guard mayShareRun(pair.source.tokens, tokens) else { return [] }
    let source = pair.source.tokens.filter { $0.kind == .word && !$0.flags.contains(.address) }
    let target = tokens.filter { $0.kind == .word && !$0.flags.contains(.address) }
    guard source.count >= Self.shortest, target.count >= Self.shortest else { return [] }
    var places: [UInt64: [Int]] = [:]
    for (i, token) in source.enumerated() { places[token.hash, default: []].append(i) }
    var found: [Finding] = []
    var t = 0
    while t + Self.shortest <= target.count {
      let tried = places[target[t].hash]?.prefix(Self.mostTried) ?? []
      let length = tried.map { common(source[$0...], target[t...]) }.max() ?? 0
      if length >= Self.shortest, isProse(target[t..<(t + length)], pair, context),
        !isThird(target[t..<(t + length)], pair, context), !isWhole(length, source, target)
      {
        let range = target[t].range.union(target[t + length - 1].range)
        found.append(
          report(
            severity(target[t..<(t + length)], pair), at: range,
            "'\(pair.target.excerpt(range))' is left in the source language"))
      }
      t += max(1, length)
    }
    return found
  }

  /// What a run is worth: an error with a small word of a clause in it, a warning without. Without one and with marks
  /// between its words it is a list of terms (drugs, kinds of things) that copy keeps: a note. So is what stands in
  /// brackets or in the source's quotation marks, which explains or cites.
  private func severity(_ run: ArraySlice<SideToken>, _ pair: SegmentPair) -> Severity {
    if run.allSatisfy({ $0.flags.contains(.bracketed) }) || isQuoted(run, pair) { return .note }
    let hasClause = run.contains {
      !$0.flags.contains(.capital) && pair.lexicon.smallWords[$0.hash] == pair.source.language
    }
    if hasClause { return .error }
    return isParted(run, pair) ? .note : .warning
  }

  /// Whether a comma, slash or hyphen stands between the words of a run.
  private func isParted(_ run: ArraySlice<SideToken>, _ pair: SegmentPair) -> Bool {
    guard let first = run.first, let last = run.last else { return false }
    return pair.target.tokens.contains {
      $0.kind == .mark && $0.start > first.start && $0.end < last.end
        && [0x2C, 0x60C, 0xFF0C, 0x3001, 0x2F, 0x2D].contains($0.scalar)
    }
  }

  /// Whether the source has a run in quotation marks, as the title of something.
  private func isQuoted(_ run: ArraySlice<SideToken>, _ pair: SegmentPair) -> Bool {
    guard let first = run.first, let last = run.last else { return false }
    return pair.sourceQuotes.spans.contains { span in
      let hashes = pair.source.tokens[span].lazy.filter { $0.kind == .word }.map(\.hash)
      return span.count < run.count + 8 && hashes.contains(first.hash) && hashes.contains(last.hash)
    }
  }

  /// A quick no for most segments: one bit for each word of the source, by its hash.
  private func mayShareRun(_ source: [SideToken], _ target: [SideToken]) -> Bool {
    var bits = SIMD4<UInt64>()
    for token in source where token.kind == .word {
      bits[Int(token.hash >> 6 & 3)] |= 1 << (token.hash & 63)
    }
    var run = 0
    for token in target where token.kind == .word {
      run = bits[Int(token.hash >> 6 & 3)] & 1 << (token.hash & 63) == 0 ? 0 : run + 1
      if run == Self.shortest { return true }
    }
    return false
  }

  private func common(_ a: ArraySlice<SideToken>, _ b: ArraySlice<SideToken>) -> Int {
    zip(a, b).prefix { $0.hash == $1.hash }.count
  }

  /// A target that is all source is another rule's.
  private func isWhole(_ length: Int, _ source: [SideToken], _ target: [SideToken]) -> Bool {
    length == source.count && length == target.count
  }

  /// Whether a run is of neither language, such as a title in Latin that both sides have: few of its words are of the
  /// English dictionary, where the source is English.
  private func isThird(_ run: ArraySlice<SideToken>, _ pair: SegmentPair, _ context: TranslationContext)
    -> Bool
  {
    guard pair.source.language == .english else { return false }
    let known = run.count { context.isCommonWord($0, pair.target.text($0.range)) }
    return known * 2 < run.count
  }

  /// Whether a run is the name of an institution as languages write it that give only its first word a capital:
  /// `Institut des hautes études en gestion de crise`. It stands inside the sentence and holds no word of clauses.
  private func isInstitution(_ run: ArraySlice<SideToken>, _ pair: SegmentPair) -> Bool {
    guard let first = run.first, first.flags.contains(.capital), run.count <= 10,
      let place = pair.source.tokens.firstIndex(where: {
        $0.hash == first.hash && $0.flags.contains(.capital)
      }),
      place > 0, !pair.source.tokens[..<place].allSatisfy({ $0.kind == .mark })
    else { return false }
    return run.contains { pair.source.table.has(.nameLink, $0.hash) }
      && run.allSatisfy { token in
        pair.source.table.has(.nameLink, token.hash)
          || token.range.count > 2 && pair.lexicon.smallWords[token.hash] != pair.source.language
      }
  }

  /// Whether three words of an English text, and most of these, are none that its dictionary has: languages that write
  /// their small words to others have runs without any.
  private func areNoWords(_ content: [SideToken], _ pair: SegmentPair, _ context: TranslationContext) -> Bool
  {
    guard pair.target.language == .english, content.count >= 3, content.count <= 200 else { return false }
    let unknown = content.count {
      $0.range.count > 3 && !context.isCommonWord($0, pair.target.text($0.range))
    }
    return unknown >= 3 && unknown * 3 >= content.count * 2
  }

  /// Names, titles of works and fixed phrases stay as they are: two words in small letters are needed that
  /// are the source's own, and none of the run may stand in quotation marks of a title's length.
  private func isProse(_ run: ArraySlice<SideToken>, _ pair: SegmentPair, _ context: TranslationContext)
    -> Bool
  {
    let small = run.filter { !$0.flags.contains(.capital) }
    guard small.count >= 2 else { return false }
    if let script = pair.target.language.script, run.allSatisfy({ $0.script != script }) {
      return small.count >= 3 && small.contains { pair.lexicon.smallWords[$0.hash] == nil }
    }
    let foreign = small.count { pair.lexicon.smallWords[$0.hash] == pair.source.language }
    let content = small.filter { pair.lexicon.smallWords[$0.hash] == nil }
    // The name of an institution has none but short words in small letters.
    if content.allSatisfy({ $0.range.count < 4 }), pair.source.language != .german { return false }
    guard
      foreign >= 2 || foreign >= 1 && content.count >= 2 || areNoWords(content, pair, context),
      !content.isEmpty || pair.source.language == .german && foreign >= 2
    else { return false }
    if isInstitution(run, pair) { return false }
    // A motto or title that is quoted as it is on both sides.
    let first = run.first?.start ?? 0
    return !pair.targetQuotes.spans.contains {
      pair.target.tokens[$0.lowerBound].start <= first && first < pair.target.tokens[$0.upperBound - 1].end
    }
  }
}
