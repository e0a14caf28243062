import SourceText

/// The forms of English words with what they can be, their lemmas, and the other forms of these: the file
/// `dictionaries/grammar/forms.bin`, made by `scripts/train-grammar`.
///
/// `@unchecked Sendable`: the pointers lead into the file's memory, which is never written and which the value
/// holds.
public struct Morphology: @unchecked Sendable {
  /// A form, found by its hash.
  struct Form: BitwiseCopyable {
    /// The upper half of its folded hash.
    var check: UInt32
    /// Where it stands in `text`.
    var text: UInt32
    /// The first of its `analyses`.
    var analysis: UInt32
    var classes: UInt16
    /// Bytes.
    var length: UInt8
    var analysisCount: UInt8
  }

  /// A lemma as one part of speech.
  struct Entry: BitwiseCopyable {
    var lemma: UInt32
    /// The first of its `inflections`.
    var inflection: UInt32
  }

  /// What a word is a form of.
  public struct Part: Sendable, Equatable {
    let entry: UInt32
    /// The tag of the form: `NN`, `NNS`, `VB`, …
    public let tag: Tag
  }

  private let file: GrammarFile
  private let slots: UnsafeBufferPointer<UInt32>
  private let forms: UnsafeBufferPointer<Form>
  private let analyses: UnsafeBufferPointer<UInt32>
  private let entries: UnsafeBufferPointer<Entry>
  private let inflections: UnsafeBufferPointer<UInt32>
  private let text: UnsafeBufferPointer<UInt8>

  /// The tags of an entry's forms, in the order in which they are kept: four nouns, six verbs and so on share
  /// one table, since the tags tell them apart.
  static let slotTags: [Tag] = [
    .nn, .nns, .vb, .vbz, .vbd, .vbn, .vbg, .jj, .jjr, .jjs, .rb, .rbr, .rbs, .vbp,
  ]

  /// The lexicon of a file's bytes; nil where they are none.
  public init?(_ memory: StoredBytes) {
    guard let file = GrammarFile(memory, kind: "WLFORMS1", sections: 6) else { return nil }
    self.file = file
    slots = file.records(0, of: UInt32.self)
    forms = file.records(1, of: Form.self)
    analyses = file.records(2, of: UInt32.self)
    entries = file.records(3, of: Entry.self)
    inflections = file.records(4, of: UInt32.self)
    text = file.records(5, of: UInt8.self)
    guard !slots.isEmpty, slots.count & (slots.count - 1) == 0 else { return nil }
  }

  /// The number of a form, from 1; 0 where the lexicon does not hold it.
  public func number(_ foldedHash: UInt64) -> Int {
    let check = UInt32(truncatingIfNeeded: foldedHash >> 32)
    var slot = Int(truncatingIfNeeded: foldedHash ^ foldedHash >> 32) & (slots.count - 1)
    while slots[slot] != 0 {
      let number = Int(slots[slot])
      guard number <= forms.count else { return 0 }
      if forms[number - 1].check == check { return number }
      slot = (slot + 1) & (slots.count - 1)
    }
    return 0
  }

  /// What a form can be; nothing for number 0.
  public func classes(_ number: Int) -> WordClasses {
    number > 0 && number <= forms.count
      ? WordClasses(rawValue: forms[number - 1].classes) : WordClasses(rawValue: 0)
  }

  /// What a form can be, by its folded hash.
  public func classes(of foldedHash: UInt64) -> WordClasses { classes(number(foldedHash)) }

  /// The readings of a form, the usual one first.
  public func parts(_ number: Int) -> [Part] {
    guard number > 0, number <= forms.count else { return [] }
    let form = forms[number - 1]
    let first = Int(form.analysis)
    guard first + Int(form.analysisCount) <= analyses.count else { return [] }
    return analyses[first..<first + Int(form.analysisCount)].compactMap { packed in
      let tag = Int(packed & 15)
      let entry = packed >> 4
      guard tag < Morphology.slotTags.count, entry < entries.count else { return nil }
      return Part(entry: entry, tag: Morphology.slotTags[tag])
    }
  }

  /// The lemma of a reading, in its own case.
  public func lemma(_ part: Part) -> String { string(Int(entries[Int(part.entry)].lemma)) }

  /// The number of a reading's lemma as a form.
  public func lemmaNumber(_ part: Part) -> Int { Int(entries[Int(part.entry)].lemma) }

  /// The usual form of a reading's lemma with another tag; nil where there is none.
  public func inflected(_ part: Part, as tag: Tag) -> String? {
    guard let slot = Morphology.slotTags.firstIndex(of: tag) else { return nil }
    let entry = entries[Int(part.entry)]
    var place = Int(entry.inflection)
    while place < inflections.count, inflections[place] != 0 {
      let packed = inflections[place]
      if packed & 15 == UInt32(slot) { return string(Int(packed >> 4)) }
      place += 1
    }
    return nil
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
    guard number > 0, number <= forms.count else { return "" }
    let form = forms[number - 1]
    guard Int(form.text) + Int(form.length) <= text.count else { return "" }
    return String(decoding: text[Int(form.text)..<Int(form.text) + Int(form.length)], as: UTF8.self)
  }
}
