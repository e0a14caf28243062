import SourceText

/// What one condition of a pattern asks.
extension PatternSyntax {
  func asked(_ name: PatternSlice, _ line: Int) throws(Failure) -> WordTestTables.Asked {
    if name.isPlainWord { return .words([name.foldedHash]) }
    switch name.first {
    case 0x3D: return .words(lemma(name.dropFirst(1)))
    case 0x40: return .list(name.dropFirst(1).string)
    case 0x25: return try classes(name.dropFirst(1), line)
    case 0x5E: return .trait(.capital)
    case 0x23: return .trait(.figure)
    case 0x2A: return .trait(.word)
    case 0x3C: return .trait(.opening)
    default: break
    }
    if let first = name.first, name.count == 1, first < 0x41 || first > 0x7A {
      return .other(.mark, UInt32(first))
    }
    let tags = name.tags
    guard tags.bits != 0 else { throw Failure(line: line, reason: "no tag is called '\(name.string)'") }
    return .tags(tags)
  }

  private func classes(_ name: PatternSlice, _ line: Int) throws(Failure) -> WordTestTables.Asked {
    let isOnly = name.first == 0x7E
    var classes = WordClasses(rawValue: 0)
    for part in name.dropFirst(isOnly ? 1 : 0).split(at: 0x2B) {
      guard let one = PatternSyntax.classes[part.string] else {
        throw Failure(line: line, reason: "no class is called '\(part.string)'")
      }
      classes = classes.union(one)
    }
    return isOnly ? .only(classes) : .can(classes)
  }

  /// All forms of a lemma, itself among them.
  private func lemma(_ word: PatternSlice) -> [UInt64] {
    var hashes = [word.foldedHash]
    let number = forms.number(word.foldedHash)
    for part in forms.parts(number) where forms.lemmaNumber(part) == number {
      for tag in Morphology.slotTags {
        if let form = forms.inflected(part, as: tag) { hashes.append(ByteHash.ofFolded(form)) }
      }
    }
    return hashes
  }

  private static let classes: [String: WordClasses] = [
    "sg": .singular, "pl": .plural, "base": .base, "3rd": .thirdPerson, "past": .past,
    "participle": .participle, "gerund": .gerund, "adj": .adjective, "cmp": .comparative, "sup": .superlative,
    "adv": .adverb, "closed": .closed, "uncount": .uncountable, "same": .unchanging,
  ]
}

extension PatternSlice {
  /// The tags of a Penn name, or with `*` behind it of all that begin so; empty where there are none.
  fileprivate var tags: TagSet {
    var tags = TagSet(bits: 0)
    let isStart = last == 0x2A
    let wanted = isStart ? dropLast(1) : self
    for tag in Tag.allCases where tag != .outside {
      let isAsLong = isStart || tag.name.utf8CodeUnitCount == wanted.count
      if isAsLong, tag.begins(wanted) { tags = tags.union(TagSet(tag)) }
    }
    return tags
  }
}

extension Tag {
  /// Whether the Penn name begins so.
  fileprivate func begins(_ text: PatternSlice) -> Bool {
    guard text.count <= name.utf8CodeUnitCount else { return false }
    for i in 0..<text.count where name.utf8Start[i] != text.bytes[text.start + i] { return false }
    return true
  }
}
