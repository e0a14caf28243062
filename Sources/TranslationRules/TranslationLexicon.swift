import Bitext
import SourceText

/// What the files of `dictionaries/translation` say of the languages, read once for a run.
package final class TranslationLexicon: Sendable {
  /// A unit of measure.
  struct Unit: Sendable {
    var dimension: String
    /// Base units of the dimension in one of it.
    var factor: Double
    var name: String
  }

  private let tables: [TermTable]
  /// What numbers of details stand for: `USD`, `km`, `s`.
  let details: [String]
  private let units: [Int: Unit]
  /// By hash, the languages in Latin script that have a word among their commonest.
  let smallWords: [UInt64: Language]

  /// Reads the lists by file name without `.tsv`.
  package init(files: [String: [UInt8]]) {
    var details = [""]
    var known = ["": 0]
    func detail(_ name: String) -> Int {
      if let number = known[name] { return number }
      details.append(name)
      known[name] = details.count - 1
      return details.count - 1
    }
    tables = Language.allCases.map { language in
      var table = TermTable()
      for row in TranslationLexicon.rows(files[language.code] ?? []) where row.count == 3 {
        guard let role = TermRole(rawValue: row[0]) else { continue }
        let (value, name) = TranslationLexicon.value(row[1], role)
        for form in row[2].split(separator: "|") {
          table.add(String(form), role, value: value, detail: detail(name))
        }
      }
      return table
    }
    var units: [Int: Unit] = [:]
    for row in TranslationLexicon.rows(files["units"] ?? []) where row.count == 4 {
      units[detail(row[0])] = Unit(dimension: row[1], factor: Double(row[2]) ?? 1, name: row[3])
    }
    self.units = units
    var smallWords: [UInt64: Language] = [:]
    for row in TranslationLexicon.rows(files["small-words"] ?? []) where row.count == 2 {
      guard let language = Language(tag: row[0]) else { continue }
      for word in row[1].split(separator: "|") { smallWords[WordFolding.hash(word)] = language }
    }
    self.smallWords = smallWords
    self.details = details
  }

  /// The rows of a file, split at tabs.
  private static func rows(_ bytes: [UInt8]) -> [[String]] {
    bytes.split(separator: UInt8(ascii: "\n")).filter { $0.first != UInt8(ascii: "#") }.map { line in
      line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false).map {
        String(decoding: $0, as: UTF8.self)
      }
    }
  }

  /// The second field of a row: a number, or the name of a unit or currency, or both for months.
  private static func value(_ field: String, _ role: TermRole) -> (Double, String) {
    if role == .month, let calendar = field.first, !calendar.isNumber {
      return (Double(field.dropFirst()) ?? 0, String(calendar))
    }
    guard let number = Double(field) else { return (0, field) }
    return (number, "")
  }

  /// The words of a language.
  func table(_ language: Language) -> TermTable { tables[Int(language.rawValue)] }

  /// The unit of a detail; nil where it is none.
  func unit(_ detail: Int) -> Unit? { units[detail] }
}
