import Bitext
import SourceText

/// Which letters are which consonants of names.
struct ConsonantTable: Sendable {
  /// Up to two classes, four bits each, the first in the lowest; 0 for none.
  typealias Classes = UInt8

  /// Folded letters beyond this are in no list.
  private static let size = 0x700
  /// By language and folded letter. Vowels and what is dropped have none.
  private let singles: [Classes]
  /// By two folded letters `a` to `z`; `unknown` where they are no pair.
  private let pairs: [Classes]
  private static let unknown: Classes = 0xFF
  /// By consonant, the group of those that are taken for one another; 0 where others may stand for it too.
  private let groups: [UInt8]

  /// The consonants of one letter; 0 for a vowel.
  @inline(__always)
  func single(_ folded: UInt32, _ language: Language) -> Classes {
    folded < UInt32(ConsonantTable.size)
      ? singles[Int(language.rawValue) * ConsonantTable.size + Int(folded)] : 0
  }

  /// The consonants of two ASCII letters that stand for one sound; nil where they do not.
  @inline(__always)
  func pair(_ first: UInt32, _ second: UInt32) -> Classes? {
    let (a, b) = (first &- 0x61, second &- 0x61)
    guard a < 26, b < 26 else { return nil }
    let found = pairs[Int(a) * 26 + Int(b)]
    return found == ConsonantTable.unknown ? nil : found
  }

  /// Whether two consonants are never heard or written for one another.
  func areFirm(_ a: UInt8, _ b: UInt8) -> Bool {
    let (x, y) = (groups[Int(a & 15)], groups[Int(b & 15)])
    return x != 0 && y != 0 && x != y
  }

  /// Reads rows of a class and the letters that belong to it, and in a third field the one language that
  /// they hold for.
  init(rows: [[String]]) {
    var numbers: [Character: Classes] = [:]
    func classes(_ field: String) -> Classes {
      if field == "-" { return 0 }
      return field.prefix(2).reversed().reduce(0) { all, name in
        let number = numbers[name] ?? Classes(numbers.count + 1)
        numbers[name] = number
        return all << 4 | number
      }
    }
    let all = Language.allCases
    var singles = [Classes](repeating: 0, count: all.count * ConsonantTable.size)
    var pairs = [Classes](repeating: ConsonantTable.unknown, count: 26 * 26)
    // Those of one language come last, so that they hold against the others.
    let letters = rows.filter { $0.first != "firm" }
    for row in letters.filter({ $0.count == 2 }) + letters.filter({ $0.count == 3 }) {
      let found = classes(row[0])
      let languages = row.count == 3 ? Language(tag: row[2]).map { [$0] } ?? [] : all
      for form in row[1].split(separator: " ") {
        let folded = form.unicodeScalars.map { WordFolding.fold($0.value) }
        if folded.count == 2, folded.allSatisfy({ $0 &- 0x61 < 26 }) {
          pairs[Int(folded[0] - 0x61) * 26 + Int(folded[1] - 0x61)] = found
        } else if folded.count == 1, folded[0] < UInt32(ConsonantTable.size) {
          for language in languages {
            singles[Int(language.rawValue) * ConsonantTable.size + Int(folded[0])] = found
          }
        }
      }
    }
    var groups = [UInt8](repeating: 0, count: 16)
    for row in rows where row.count == 2 && row[0] == "firm" {
      for (i, group) in row[1].split(separator: " ").enumerated() {
        for name in group { groups[Int(numbers[name] ?? 0)] = UInt8(i + 1) }
      }
    }
    self.groups = groups
    self.singles = singles
    self.pairs = pairs
  }
}
