/// The dates of feeds and mails: `Tue, 05 May 2020 10:00:00 +0200` (RFC 5322), or ISO 8601 as it is.
enum FeedDate {
  private static let months = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  ]

  /// A date as `YYYY-MM-DD…`; nil for what is none.
  static func iso(_ text: String) -> String? {
    let words = text.split { $0 == " " || $0 == "," || $0.isNewline }
    guard let first = words.first else { return nil }
    if first.utf8.count >= 10, first.utf8.prefix(4).allSatisfy({ $0 &- 0x30 < 10 }) {
      return words.joined(separator: "T")
    }
    let rest = words.drop { Int($0) == nil }
    guard rest.count >= 3, let day = Int(rest[rest.startIndex]), (1...31).contains(day),
      let month = months.firstIndex(of: rest[rest.startIndex + 1].prefix(3).lowercased()),
      var year = Int(rest[rest.startIndex + 2])
    else { return nil }
    if year < 100 { year += year < 70 ? 2000 : 1900 }
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    var date = "\(year)-\(two(month + 1))-\(two(day))"
    if rest.count >= 4, rest[rest.startIndex + 3].contains(":") {
      date += "T" + rest[rest.startIndex + 3]
      if rest.count >= 5 { date += zone(rest[rest.startIndex + 4]) }
    }
    return date
  }

  private static func zone(_ text: Substring) -> String {
    if text == "GMT" || text == "UTC" || text == "Z" { return "Z" }
    guard text.count == 5, text.first == "+" || text.first == "-", Int(text.dropFirst()) != nil else {
      return ""
    }
    return text.prefix(3) + ":" + text.suffix(2)
  }
}
