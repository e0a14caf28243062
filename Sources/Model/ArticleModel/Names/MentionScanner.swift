import SourceText

/// Collects runs of capitalised words as mentions (DOMAIN.md 5.3).
struct MentionScanner {
  let reader: TokenReader

  /// Adds the mentions of one sentence, in order.
  func addMentions(in range: Range<Int>, to result: inout [Mention]) {
    var i = range.lowerBound
    while i < range.upperBound {
      guard isNameWord(i) else {
        i += 1
        continue
      }
      var end = nameBehindStops(i, in: range) + 1
      // `Harbour Sen. Ana Ortiz`: what stands before a title with a stop is a name of its own.
      while end < range.upperBound, let next = nextNameWord(after: end - 1, in: range),
        nameBehindStops(next, in: range) == next
      {
        end = next + 1
      }
      let start = nameStart(i..<end, sentence: range)
      if start < end {
        appendMention(start..<end, sentenceStart: range.lowerBound, to: &result)
      }
      i = end
    }
  }

  private func isNameWord(_ i: Int) -> Bool {
    let token = reader.tokens[i]
    return token.isCapitalised && !(token.shape.contains(.allCapitals) && token.core.count <= 2)
  }

  /// The name behind titles whose stop marks them as short (`Ms. Ortiz`, `Lt. Gen. Karl Ahlgren`); `i` without one. A
  /// stop that ends a sentence is not in `range`.
  private func nameBehindStops(_ i: Int, in range: Range<Int>) -> Int {
    var name = i
    while let stop = reader.listEntry(reader.vocabulary.titles, at: name), stop + 1 < range.upperBound,
      reader.tokens[stop].kind == .stop, !reader.tokens[stop].shape.contains(.spaceBefore),
      isNameWord(stop + 1),
      reader.tokens[stop + 1].shape.contains(.spaceBefore)
    {
      name = stop + 1
    }
    return name
  }

  /// The next capitalised word that belongs to the same name: right behind, after a hyphen, an initial's
  /// stop or a particle.
  private func nextNameWord(after i: Int, in range: Range<Int>) -> Int? {
    guard reader.tokens[i].possessive == 0 else { return nil }
    var k = i + 1
    var steps = 0
    while k < range.upperBound, steps < 3 {
      let token = reader.tokens[k]
      if isNameWord(k) {
        let glued = !token.shape.contains(.spaceBefore)
        return glued && k == i + 1 ? nil : k
      }
      switch token.kind {
      case .hyphen where !token.shape.contains(.spaceBefore): break
      case .stop where reader.tokens[k - 1].core.count == 1: break
      case .word
      where reader.vocabulary.nameParticles.contains(reader.hash(k)) && token.shape.contains(.spaceBefore):
        break
      default: return nil
      }
      k += 1
      steps += 1
    }
    return nil
  }

  /// Where the name begins behind words whose capital the sentence's start explains (`The Kazan team`,
  /// `On Tuesday Ola Berg`), and behind weekdays and months. A word alone stays.
  private func nameStart(_ run: Range<Int>, sentence: Range<Int>) -> Int {
    var start = run.lowerBound
    if reader.tokens[start].shape.contains(.sentenceStart), opensSentence(start), start + 1 < run.upperBound,
      isNameWord(start + 1), reader.tokens[start + 1].shape.contains(.spaceBefore)
    {
      start += 1
    }
    while start + 1 < run.upperBound, isNameWord(start + 1), isDay(start) { start += 1 }
    return start
  }

  private func opensSentence(_ i: Int) -> Bool {
    reader.vocabulary.sentenceStarters.contains(reader.hash(i))
  }

  /// A weekday, or a month that is nobody's given name (`April Okafor`).
  private func isDay(_ i: Int) -> Bool {
    let hash = reader.hash(i)
    if reader.vocabulary.weekdays.contains(hash) { return true }
    return reader.vocabulary.months.contains(hash) && !reader.vocabulary["given-names"].contains(hash)
  }

  /// Cuts titles off the front and adds what is left.
  private func appendMention(_ run: Range<Int>, sentenceStart: Int, to result: inout [Mention]) {
    var nameStart = run.lowerBound
    while nameStart < run.upperBound, let end = reader.listEntry(reader.vocabulary.titles, at: nameStart),
      end <= run.upperBound, end > nameStart
    {
      nameStart = end
      if nameStart < run.upperBound, reader.tokens[nameStart].kind == .stop { nameStart += 1 }
    }
    let title = run.lowerBound..<nameStart
    guard nameStart < run.upperBound,
      let surname = (nameStart..<run.upperBound).last(where: { isNameWord($0) })
    else { return }
    result.append(
      Mention(
        range: TextRange(reader.tokens[nameStart].range.lower, reader.tokens[surname].core.upper),
        tokens: nameStart..<(surname + 1), surname: surname, title: title,
        startsSentence: run.lowerBound == sentenceStart))
  }
}
