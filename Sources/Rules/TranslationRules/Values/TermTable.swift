import Bitext
import SourceText

/// What a word or phrase of a language's list means to the value scanner.
enum TermRole: String, Sendable {
  /// A number that is added to what is being read: `three`, `trescientos`.
  case cardinal
  /// Multiplies what stands before it, within a thousand: `hundred`, `dozen`.
  case multiplier
  /// Multiplies and closes a group: `million`, `万`.
  case scale
  case ordinal
  /// `and` between the parts of a number.
  case joiner
  /// Adds or stands for a half: `half`, `с половиной`.
  case half
  /// The denominator of a fraction: `third`, `quarters`.
  case fraction
  case percent
  case currency
  case unit
  /// `1` to `12`, or with a calendar's letter before: `s7` Solar Hijri, `h9` Hijri.
  case month
  case weekday
  /// The word after or before the hour that says which half of the day it is.
  case morning, evening
  /// `about`, `more than`.
  case approximate
  case negation
  /// Names the year, month or day that a figure before or after it is.
  case year, monthMark, day
  /// Marks the decades, centuries and ages that figures count.
  case decade, century
  /// An acronym, or the name that it stands for; the detail says of what.
  case acronym
  /// A small word between the parts of a date or of an amount: `of`, `de`, `سال`.
  case link
  /// Joins the ends of a range: `to`, `bis`.
  case range
  /// A word that implies a number without stating it: `both`, `decade`.
  case implied
  /// What is attached to figures: `th`, `-го`, `'inci`.
  case suffix
  /// Stands before the weekday that follows the night which is meant: `in der Nacht zum`.
  case eve
  /// A verb of saying as it stands behind speech: `a déclaré`, `сказал`.
  case said
  /// Stands before the number that something falls from, and that it falls to.
  case origin, goal
  /// A small word inside the names of institutions: `des`, `en`.
  case nameLink
  /// Stands before the number of a place in an order: `number`, `No.`, `№`.
  case rank
}

/// One meaning of a form.
struct Term: Sendable {
  var role: TermRole
  /// The number; months 1 to 12.
  var value: Double
  /// A number of `TranslationLexicon` for `USD`, `km`, `s`; 0 for none.
  var detail: Int
  /// Another meaning of the same form: an index of the table's terms, or -1.
  var next: Int32
}

/// The words and phrases of one language, found by the hashes of their tokens.
struct TermTable: Sendable {
  private(set) var terms: [Term] = []
  /// Open addressing; 0 where nothing is. The lowest bit of a value says that a longer phrase begins so.
  private var keys: [UInt64] = Array(repeating: 0, count: 64)
  private var values: [Int32] = Array(repeating: -1, count: 64)
  private var isPrefix: [Bool] = Array(repeating: false, count: 64)
  private var count = 0

  /// Adds a form of one or more words.
  mutating func add(_ form: String, _ role: TermRole, value: Double, detail: Int, language: Language = .other)
  {
    let hashes = TermTable.words(of: form, language).map { WordFolding.hash($0) }
    guard var hash = hashes.first else { return }
    for next in hashes.dropFirst() {
      isPrefix[slotMaking(hash)] = true
      hash = WordFolding.joined(hash, next)
    }
    let slot = slotMaking(hash)
    terms.append(Term(role: role, value: value, detail: detail, next: values[slot]))
    values[slot] = Int32(terms.count - 1)
  }

  /// The pieces that the tokenizer would make of a form.
  private static func words(of form: String, _ language: Language) -> [String] {
    var tokens: [SideToken] = []
    let bytes = Array(form.utf8)
    // Only what sets Korean syllables apart and joins Hebrew acronyms concerns the lists: apostrophes stay within words.
    let known: Language = language == .korean || language == .hebrew ? language : .other
    bytes.withUnsafeBufferPointer {
      SideTokenizer($0, end: $0.count, language: known).tokenize(from: 0, into: &tokens)
    }
    return tokens.filter { $0.kind != .mark || tokens.count == 1 || $0.scalar != 0x2D && $0.scalar != 0x2E }
      .map {
        String(decoding: bytes[Int($0.start)..<Int($0.end)], as: UTF8.self)
      }
  }

  @inline(__always)
  private func slot(of hash: UInt64) -> Int {
    let mask = keys.count - 1
    var slot = Int(truncatingIfNeeded: hash ^ hash >> 32) & mask
    while keys[slot] != 0, keys[slot] != hash { slot = (slot + 1) & mask }
    return slot
  }

  private mutating func slotMaking(_ hash: UInt64) -> Int {
    if count * 2 >= keys.count { grow() }
    let slot = slot(of: hash)
    if keys[slot] == 0 {
      keys[slot] = hash
      count += 1
    }
    return slot
  }

  private mutating func grow() {
    let old = (keys, values, isPrefix)
    keys = Array(repeating: 0, count: old.0.count * 2)
    values = Array(repeating: -1, count: old.0.count * 2)
    isPrefix = Array(repeating: false, count: old.0.count * 2)
    for i in old.0.indices where old.0[i] != 0 {
      let slot = slot(of: old.0[i])
      keys[slot] = old.0[i]
      values[slot] = old.1[i]
      isPrefix[slot] = old.2[i]
    }
  }

  /// Whether a form of one word has a role.
  func has(_ role: TermRole, _ hash: UInt64) -> Bool {
    var k = look(hash).term
    while k >= 0 {
      if terms[Int(k)].role == role { return true }
      k = terms[Int(k)].next
    }
    return false
  }

  /// The meaning of a hash and whether a longer phrase begins with it; an index of `terms`, -1 for none.
  @inline(__always)
  func look(_ hash: UInt64) -> (term: Int32, isPrefix: Bool) {
    let slot = slot(of: hash)
    return keys[slot] == 0 ? (-1, false) : (values[slot], isPrefix[slot])
  }
}
