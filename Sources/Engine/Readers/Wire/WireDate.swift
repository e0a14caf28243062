/// The day that the stamp of a message names, as `YYYY-MM-DD`.
enum WireDate {
  /// First three letters of the months in the languages in which agencies stamp their messages: English, German,
  /// French, Spanish, Italian. Accents are folded away.
  private static let months: [String: Int] = [
    "jan": 1, "ene": 1, "gen": 1, "feb": 2, "fev": 2, "mar": 3, "mae": 3, "mrz": 3, "apr": 4, "avr": 4,
    "abr": 4,
    "may": 5, "mai": 5, "mag": 5, "jun": 6, "jui": 6, "giu": 6, "jul": 7, "lug": 7, "aug": 8, "aou": 8,
    "ago": 8,
    "sep": 9, "set": 9, "oct": 10, "okt": 10, "ott": 10, "nov": 11, "dec": 12, "dez": 12, "dic": 12,
  ]

  /// `131137 GMT Nov 13`, `091223 dec 18`: day, hour and minute, the month's name, the year.
  static func ofIPTC7901(_ stamp: String) -> String? {
    let words = stamp.split { $0 == " " || $0.isNewline || $0 == "\u{7F}" }
    guard let first = words.first, first.count == 6, let day = Int(first.prefix(2)) else { return nil }
    guard
      let place = words.indices.dropFirst().first(where: { month(words[$0]) != nil }),
      place + 1 < words.count,
      let year = Int(words[place + 1]), let month = month(words[place])
    else { return nil }
    return iso(year, month, day)
  }

  /// `AP-WF-11-13-13 1509GMT` and the day `11-13` of the header, which is the story's own.
  static func ofANPA(_ stamp: String, header: String) -> String? {
    guard let mark = stamp.firstRange(of: "-WF-") else { return nil }
    let parts = numbers(stamp[mark.upperBound...].prefix(8))
    guard parts.count == 3 else { return nil }
    let words: [Substring] = header.split(whereSeparator: { $0 == " " || $0.isNewline })
    let dated: Substring? = words.last { $0.count == 5 && $0.dropFirst(2).first == "-" }
    let stated: [Int] = dated.map(numbers) ?? []
    // Behind midnight Greenwich is a day ahead; never more.
    if stated.count == 2 {
      let (ours, theirs) = (stated[0] * 31 + stated[1], parts[0] * 31 + parts[1])
      if ours <= theirs, theirs - ours <= 4 { return iso(parts[2], stated[0], stated[1]) }
    }
    return iso(parts[2], parts[0], parts[1])
  }

  private static func numbers(_ text: Substring) -> [Int] {
    text.split(separator: "-").compactMap { Int($0) }
  }

  private static func month(_ word: Substring) -> Int? {
    var letters = ""
    for scalar in word.lowercased().unicodeScalars {
      switch scalar {
      case "é", "è": letters += "e"
      case "û": letters += "u"
      case "ä": letters += "ae"
      default: letters.unicodeScalars.append(scalar)
      }
    }
    if letters.hasPrefix("juil") { return 7 }
    return months[String(letters.prefix(3))]
  }

  private static func iso(_ year: Int, _ month: Int, _ day: Int) -> String? {
    guard (1...12).contains(month), (1...31).contains(day), year >= 0 else { return nil }
    // Two figures: messages of the 1980s and 1990s are in archives.
    let full = year >= 100 ? year : year < 70 ? 2000 + year : 1900 + year
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(full)-\(two(month))-\(two(day))"
  }
}
