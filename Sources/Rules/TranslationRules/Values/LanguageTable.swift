import Bitext
import SourceText
import Synchronization

/// The words of one language, acronyms among them, which are read when they are first asked for.
final class LanguageTable: Sendable {
  private final class Made: Sendable {
    let table: TermTable

    init(_ table: TermTable) { self.table = table }
  }

  private let language: Language
  private let bytes: [UInt8]
  private let acronyms: [[String]]
  private let details: DetailNumbers
  private let made = MadeOnce<Made>()

  /// The table of a language's file and of its rows of the list of acronyms.
  init(_ language: Language, _ bytes: [UInt8], acronyms: [[String]], _ details: DetailNumbers) {
    self.language = language
    self.bytes = bytes
    self.acronyms = acronyms
    self.details = details
  }

  /// The words.
  var table: TermTable { made.value { Made(read()) }.table }

  private func read() -> TermTable {
    var table = TermTable()
    for row in TranslationLexicon.rows(bytes) where row.count == 3 {
      guard let role = TermRole(rawValue: row[0]) else { continue }
      let (value, name) = LanguageTable.value(row[1], role)
      for form in row[2].split(separator: "|") {
        table.add(String(form), role, value: value, detail: details.of(name), language: language)
      }
    }
    for row in acronyms {
      for (i, form) in row[2].split(separator: "|").enumerated() {
        let isShort = i == 0 || form.allSatisfy { $0.isUppercase }
        table.add(String(form), .acronym, value: isShort ? 1 : 0, detail: details.of("acronym " + row[0]))
      }
    }
    return table
  }

  /// The second field of a row: a number, or the name of a unit or currency, or both for months.
  private static func value(_ field: String, _ role: TermRole) -> (Double, String) {
    if role == .month, let calendar = field.first, !calendar.isNumber {
      return (Double(field.dropFirst()) ?? 0, String(calendar))
    }
    guard let number = Double(field) else { return (0, field) }
    return (number, "")
  }
}

/// The numbers that names of details have, in the order in which they were asked for; 0 is that of no name. Which
/// number a name has means nothing: they are only compared.
final class DetailNumbers: Sendable {
  private struct Known {
    var names = [""]
    var numbers = ["": 0]
  }

  private let known = Mutex(Known())

  /// The number of a name.
  func of(_ name: String) -> Int {
    known.withLock { known in
      if let number = known.numbers[name] { return number }
      known.names.append(name)
      known.numbers[name] = known.names.count - 1
      return known.names.count - 1
    }
  }

  /// The name of a number.
  func name(_ number: Int) -> String { known.withLock { $0.names[number] } }
}
