import SourceText

/// The forms of English words with what they can be, their lemmas, and the other forms of these: the file
/// `dictionaries/grammar/forms.bin`, made by `scripts/train-grammar`.
///
/// `@unchecked Sendable`: the pointers lead into the file's memory, which is never written and which the value
/// holds.
public struct Morphology: @unchecked Sendable {
  /// What a word is a form of.
  public struct Part: Sendable, Equatable {
    let entry: UInt32
    /// The tag of the form: `NN`, `NNS`, `VB`, …
    public let tag: Tag
  }

  private let file: GrammarFile
  /// The number of a form by the slot of its hash: the lower 16 bits, the upper 8.
  private let slots: UnsafeBufferPointer<UInt16>
  private let upperSlots: UnsafeBufferPointer<UInt8>
  /// Bits 40 to 55 of the hash of each form, and what it can be.
  private let checks: UnsafeBufferPointer<UInt16>
  private let bits: UnsafeBufferPointer<UInt16>
  private let texts: PackedRuns
  private let text: UnsafeBufferPointer<UInt8>
  /// The readings of each form: entries, less the first one of the form's block, and the places of tags in
  /// `slotTags`.
  private let readings: PackedRuns
  private let readingBases: UnsafeBufferPointer<UInt32>
  private let readingEntries: WideColumn
  private let readingTags: UnsafeBufferPointer<UInt8>
  /// The usual forms of each entry: numbers, less that of the lemma, and the places of tags.
  private let inflections: PackedRuns
  /// The lemmas of entries, less that of the first one of the block.
  private let lemmaBases: UnsafeBufferPointer<UInt32>
  private let lemmas: WideColumn
  private let inflectionForms: WideColumn
  private let inflectionTags: UnsafeBufferPointer<UInt8>

  /// The tags of an entry's forms, in the order in which they are kept: four nouns, six verbs and so on share
  /// one table, since the tags tell them apart.
  static let slotTags: [Tag] = [
    .nn, .nns, .vb, .vbz, .vbd, .vbn, .vbg, .jj, .jjr, .jjs, .rb, .rbr, .rbs, .vbp,
  ]

  /// The lexicon of a file's bytes; nil where they are none.
  public init?(_ memory: StoredBytes) {
    guard let file = GrammarFile(memory, kind: "WLFORMS2", sections: 24) else { return nil }
    self.file = file
    slots = file.records(0, of: UInt16.self)
    upperSlots = file.records(1, of: UInt8.self)
    checks = file.records(2, of: UInt16.self)
    bits = file.records(3, of: UInt16.self)
    text = file.records(6, of: UInt8.self)
    readingBases = file.records(9, of: UInt32.self)
    readingTags = file.records(13, of: UInt8.self)
    lemmaBases = file.records(16, of: UInt32.self)
    inflectionTags = file.records(23, of: UInt8.self)
    guard let texts = PackedRuns(file, section: 4, count: checks.count),
      let readings = PackedRuns(file, section: 7, count: checks.count),
      let readingEntries = WideColumn(file, section: 10), let lemmas = WideColumn(file, section: 17),
      let inflections = PackedRuns(file, section: 14, count: lemmas.count),
      let inflectionForms = WideColumn(file, section: 20)
    else { return nil }
    self.texts = texts
    self.readings = readings
    self.readingEntries = readingEntries
    self.lemmas = lemmas
    self.inflections = inflections
    self.inflectionForms = inflectionForms
    guard !slots.isEmpty, slots.count & (slots.count - 1) == 0, upperSlots.count == slots.count,
      bits.count == checks.count, readingTags.count == readingEntries.count,
      inflectionTags.count == inflectionForms.count, readingBases.count * 16 >= checks.count,
      lemmaBases.count * 16 >= lemmas.count
    else { return nil }
  }

  /// The number of a form, from 1; 0 where the lexicon does not hold it.
  public func number(_ foldedHash: UInt64) -> Int {
    let check = UInt16(truncatingIfNeeded: foldedHash >> 40)
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: foldedHash ^ foldedHash >> 32) & mask
    // A full table of a damaged file ends the search as well.
    for _ in 0...mask {
      let number = Int(slots[slot]) | Int(upperSlots[slot]) << 16
      guard number > 0, number <= checks.count else { return 0 }
      if checks[number - 1] == check { return number }
      slot = (slot + 1) & mask
    }
    return 0
  }

  /// What a form can be; nothing for number 0.
  public func classes(_ number: Int) -> WordClasses {
    WordClasses(rawValue: number > 0 && number <= bits.count ? bits[number - 1] : 0)
  }

  /// What a form can be, by its folded hash.
  public func classes(of foldedHash: UInt64) -> WordClasses { classes(number(foldedHash)) }

  /// The readings of a form, the usual one first.
  public func parts(_ number: Int) -> [Part] {
    guard number > 0, number <= checks.count else { return [] }
    let run = readings[number - 1]
    guard run.upperBound <= readingTags.count else { return [] }
    return run.compactMap { place in
      let tag = Int(readingTags[place])
      let entry = readingEntries.number(place, above: readingBases[(number - 1) >> 4])
      guard tag < Morphology.slotTags.count, entry < lemmas.count else { return nil }
      return Part(entry: UInt32(entry), tag: Morphology.slotTags[tag])
    }
  }

  /// The lemma of a reading, in its own case.
  public func lemma(_ part: Part) -> String { string(lemmaNumber(part)) }

  /// The number of a reading's lemma as a form.
  public func lemmaNumber(_ part: Part) -> Int {
    let entry = Int(part.entry)
    return lemmas.number(entry, above: lemmaBases[entry >> 4])
  }

  /// The usual form of a reading's lemma with another tag; nil where there is none.
  public func inflected(_ part: Part, as tag: Tag) -> String? {
    guard let slot = Morphology.slotTags.firstIndex(of: tag) else { return nil }
    let run = inflections[Int(part.entry)]
    guard run.upperBound <= inflectionTags.count else { return nil }
    let lemma = UInt32(lemmaNumber(part))
    return run.first { inflectionTags[$0] == slot }.map { string(inflectionForms.number($0, above: lemma)) }
  }

  /// A word with another tag: `given` as `VB` is `give`. The lemma's usual form; nil where there is none.
  public func inflected(_ foldedHash: UInt64, as tag: Tag) -> String? {
    for part in parts(number(foldedHash)) {
      // `are` and `am` are asked for by name; all other present forms are the base.
      let wanted = tag == .vbp ? Tag.vb : tag
      if Morphology.family(part.tag) == Morphology.family(wanted), let form = inflected(part, as: wanted) {
        return form
      }
    }
    return nil
  }

  /// 0 noun, 1 verb, 2 adjective, 3 adverb.
  static func family(_ tag: Tag) -> Int {
    switch tag {
    case .nn, .nns: 0
    case .vb, .vbz, .vbd, .vbn, .vbg, .vbp: 1
    case .jj, .jjr, .jjs: 2
    default: 3
    }
  }

  /// A form's text, in its own case.
  public func string(_ number: Int) -> String {
    guard number > 0, number <= checks.count else { return "" }
    let range = texts[number - 1]
    return range.upperBound <= text.count ? String(decoding: text[range], as: UTF8.self) : ""
  }
}
