import Bitext
import SourceText

/// The class of all transliterations of a name: its consonants, those that systems of transliteration
/// confuse being one, without vowels, `h`, `w` and doubled letters.
///
/// Two spellings of the same class may be the same name in another system; two of different classes are not.
/// The classes are in `dictionaries/translation/consonants.tsv`.
struct NameSkeleton {
  private(set) var classes: [UInt8] = []

  /// The skeleton of a word of a side.
  init(_ side: SideReading, _ token: SideToken, _ table: ConsonantTable) {
    classes.reserveCapacity(16)
    // Arabic script does not write a letter twice for its length.
    let collapses = token.script != .arabic
    var isAdjacent = false
    func append(_ letters: [UInt8]) {
      for letter in letters {
        if collapses, isAdjacent, classes.last == letter { continue }
        classes.append(letter)
        isAdjacent = true
      }
    }
    var i = Int(token.start)
    var end = Int(token.end)
    if side.language == .english, token.script == .latin, end - i > 3, side.p[end - 1] == UInt8(ascii: "s"),
      side.p[end - 2] == 0x27 || side.p[end - 2] == 0x99
    {
      // The genitive.
      end -= side.p[end - 2] == 0x27 ? 2 : 4
    }
    while i < end {
      let (value, length) = Scalars.decode(side.p, at: i)
      let folded = WordFolding.fold(value)
      i += length
      if folded < 0x80, token.script == .latin, i < end {
        // Two letters for one sound.
        let next = WordFolding.fold(Scalars.decode(side.p, at: i).value)
        if let pair = table.pairs[folded << 8 | next] {
          append(pair)
          i += 1
          continue
        }
      }
      if let single = table.single(folded, side.language) { append(single) } else { isAdjacent = false }
    }
  }

  /// Takes the last consonant away; false where too little is left.
  mutating func dropLast() -> Bool {
    guard classes.count > 4 else { return false }
    classes.removeLast()
    return true
  }

  var hash: UInt64 { ByteHash.of(classes) }

  /// Whether another skeleton is this one, or this one with an inflection of at most two consonants.
  func isInflected(_ other: NameSkeleton) -> Bool {
    other.classes.count <= classes.count + 2 && other.classes.starts(with: classes)
  }

  /// What is wrong with a name.
  enum Slip: Comparable {
    /// A consonant is missing, too much or another.
    case letter
    /// Two neighbours have changed places.
    case exchange
  }

  /// How this is another skeleton with one slip; nil where it is not. The first consonant is the same.
  func slip(of other: NameSkeleton) -> Slip? {
    let (a, b) = (classes, other.classes)
    guard a.first == b.first, abs(a.count - b.count) <= 1, a != b else { return nil }
    var front = 0
    while front < min(a.count, b.count), a[front] == b[front] { front += 1 }
    var back = 0
    while back < min(a.count, b.count) - front, a[a.count - 1 - back] == b[b.count - 1 - back] { back += 1 }
    let (x, y) = (a.count - front - back, b.count - front - back)
    if x <= 1, y <= 1 { return .letter }
    return x == 2 && y == 2 && a[front] == b[front + 1] && a[front + 1] == b[front] ? .exchange : nil
  }
}

/// Which letters are which consonant.
struct ConsonantTable: Sendable {
  /// By folded scalar; vowels and what is dropped are missing.
  private(set) var singles: [UInt32: [UInt8]] = [:]
  /// Letters that a language reads otherwise.
  private var own: [Language: [UInt32: [UInt8]]] = [:]
  /// By two folded ASCII letters.
  private(set) var pairs: [UInt32: [UInt8]] = [:]

  /// The consonants of one letter; nil for a vowel.
  func single(_ folded: UInt32, _ language: Language) -> [UInt8]? {
    own[language]?[folded] ?? singles[folded]
  }

  /// Reads rows of a class and the letters that belong to it.
  init(rows: [[String]]) {
    for row in rows where row.count == 3 {
      guard let language = Language(tag: row[2]) else { continue }
      for form in row[1].unicodeScalars where form != " " {
        own[language, default: [:]][WordFolding.fold(form.value)] = Array(row[0].utf8)
      }
    }
    for row in rows where row.count == 2 {
      let letters = row[0] == "-" ? [] : Array(row[0].utf8)
      for form in row[1].split(separator: " ") {
        let scalars = form.unicodeScalars.map { WordFolding.fold($0.value) }
        if scalars.count == 2, scalars.allSatisfy({ $0 < 0x80 }) {
          pairs[scalars[0] << 8 | scalars[1]] = letters
        } else if scalars.count == 1, !letters.isEmpty {
          singles[scalars[0]] = letters
        }
      }
    }
  }
}
