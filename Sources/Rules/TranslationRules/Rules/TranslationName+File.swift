import Bitext
import Diagnostics
import RuleKit
import SourceText

// What only the whole file shows of names.
extension TranslationName {
  /// Names that are a frequent one but for a slip, and those that are spelled in two ways.
  package func conclude(_ ledgers: Ledgers) -> [Finding] {
    let slips = FrequentName.slips(ledgers.words).map { slip in
      report(
        .warning, at: slip.name.target,
        "'\(slip.name.text)' is likely '\(slip.due)' misspelled\(slip.count == 0 ? "" : slip.count == 1 ? ", which the file has elsewhere" : ", which the file has \(slip.count) times")",
        source: slip.name.source)
    }
    let replaced = FrequentName.replaced(ledgers.words).map(report)
    let places = Set(slips.map(\.range.lower))
    return slips + replaced + disagreements(ledgers).filter { !places.contains($0.range.lower) }
  }

  /// Reports a name that took another's place.
  func report(_ name: ReplacedName) -> Finding {
    report(
      .warning, at: name.target, "'\(name.stranger)' is not in the source, which has '\(name.lost)' there",
      source: name.source)
  }

  private func disagreements(_ ledgers: Ledgers) -> [Finding] {
    ledgers.names.disagreements.map { rare, usual in
      report(
        .warning, at: rare.target,
        "'\(rare.text)' is spelled '\(usual.text)' \(usual.count == 1 ? "elsewhere" : "\(usual.count) times") in this file",
        source: rare.source)
    }
  }

  /// Whether a name may be a misspelled one for all that its own segment says: the dictionary and the source do not have
  /// it, and in languages of which there is no dictionary, it is not the first word of a sentence.
  func mayBeSlip(_ name: NameWord, _ pair: SegmentPair, _ context: TranslationContext) -> Bool {
    (pair.target.language == .english ? !context.isWord(name.text) : pair.target.followsWord(name.place))
      && !pair.source.has(name.token.hash)
  }

  /// Notes how a name is spelled.
  func note(
    _ name: NameWord, _ twin: NameWord, _ names: [NameWord], _ pair: SegmentPair, _ ledger: inout NameLedger
  ) {
    // Each case of a name is another spelling there.
    guard !pair.target.language.declinesNames, !pair.lexicon.places.contains(name.token.hash),
      pair.target.language == .english || !pair.lexicon.places.contains(twin.token.hash)
    else { return }
    func neighbour(_ place: Int) -> UInt64 { names.first { $0.place == place }?.skeleton.hash ?? 0 }
    let text = ByteHash.of(name.text)
    // A word with a capital that follows is the surname, though the dictionary may have it.
    let next = name.place + (pair.target.isMark(name.place + 1, 0x2D) ? 2 : 1)
    let isSurname = next < pair.target.tokens.count && pair.target.tokens[next].flags.contains(.capital)
    let neighbours = (
      neighbour(name.place - 1),
      isSurname ? NameSkeleton(pair.target, pair.target.tokens[next], pair.lexicon.consonants).hash : 0
    )
    ledger.add(
      source: twin.key, skeleton: name.skeleton.hash, text: text, neighbours: neighbours,
      isInflected: pair.target.language != .english
    ) {
      var spelling = NameLedger.Spelling(
        text: name.text, hash: text, isAsInSource: pair.source.text(twin.token.range) == name.text,
        neighbours: [], target: pair.places.target.fileRange(name.token.range),
        source: pair.places.source.fileRange(twin.token.range))
      spelling.addNeighbours(neighbours)
      return spelling
    }
  }
}
