import Diagnostics
import JSONCoding
import LintEngine
import Reporters

/// Reads findings, one JSON object a line: what `--format jsonl` writes, and rows of the Python module, which have `id`
/// for the path and plain offsets for ranges.
struct FindingLines {
  /// The members that say when a story ran and whose it is.
  let dateField: String
  let deskField: String

  /// Adds the findings of a file; returns the number of lines that are none.
  func read(_ path: String, into counts: inout ArchiveCounts) throws(InputFailure) -> Int {
    let input: InputWalk.Input = path == "-" ? .standardInput(name: "-") : .file(path)
    let bytes = try InputReading.read(input).bytes
    var decoder = JSONDecoder()
    decoder.userInfo[FindingLines.fieldsKey] = [dateField, deskField]
    var bad = 0
    for line in bytes.split(separator: 0x0A) where line.contains(where: { $0 > 0x20 }) {
      guard let row = try? decoder.decode(Row.self, from: line) else {
        bad += 1
        continue
      }
      if let finding = row.finding { counts.add(finding) }
      if let error = row.error { counts.add(unread: row.story, reason: error) }
    }
    return bad
  }

  // A key of a constant name is always there.
  fileprivate static let fieldsKey =
    CodingUserInfoKey(rawValue: "fields") ?? { preconditionFailure("no key") }()

  /// A member by any name.
  fileprivate struct Member: CodingKey {
    var stringValue: String
    var intValue: Int? { nil }
    init(_ name: String) { stringValue = name }
    init?(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  /// A place as `--format jsonl` has it.
  fileprivate struct Span: Decodable {
    struct Place: Decodable { var offset: Int }
    var start: Place
    var end: Place
  }

  fileprivate struct Edit: Decodable {
    var range: Span?
    var start: Int?
    var end: Int?
    var text: String
    /// Its place in bytes.
    var place: (Int, Int)? {
      if let range { return (range.start.offset, range.end.offset) }
      if let start, let end { return (start, end) }
      return nil
    }
  }

  fileprivate struct Fix: Decodable { var edits: [Edit] }

  fileprivate struct Row: Decodable {
    var story: String
    var finding: ArchiveFinding?
    var error: String?

    init(from decoder: any Decoder) throws {
      let members = try decoder.container(keyedBy: Member.self)
      func string(_ name: String) throws -> String? {
        try members.decodeIfPresent(String.self, forKey: Member(name))
      }
      let path = try string("path") ?? ""
      let item = try string("article").map { path.isEmpty ? $0 : "\(path) \($0)" }
      story = try string("id") ?? item ?? path
      error = try string("error")
      guard let rule = try string("rule") else {
        if error == nil {
          throw DecodingError.keyNotFound(Member("rule"), .init(codingPath: [], debugDescription: ""))
        }
        return
      }
      let span = try members.decodeIfPresent(Span.self, forKey: Member("range"))
      let start = try span?.start.offset ?? members.decodeIfPresent(Int.self, forKey: Member("start")) ?? 0
      let end = try span?.end.offset ?? members.decodeIfPresent(Int.self, forKey: Member("end")) ?? start
      guard let severity = Severity(rawValue: try string("severity") ?? "") else {
        throw DecodingError.keyNotFound(Member("severity"), .init(codingPath: [], debugDescription: ""))
      }
      var found = ArchiveFinding(
        story: story, rule: rule, severity: severity, message: try string("message") ?? "",
        text: try string("text") ?? "", offset: start)
      if let edits = try members.decodeIfPresent([Fix].self, forKey: Member("fixes"))?.first?.edits,
        edits.count == 1, let place = edits[0].place, place == (start, end)
      {
        found.replacement = edits[0].text
      }
      let fields = decoder.userInfo[FindingLines.fieldsKey] as? [String] ?? []
      if fields.count == 2 {
        // Dates and desks may be numbers or null: what is no text is not known.
        found.month = (try? string(fields[0])).flatMap { $0 }.flatMap(ArchiveFinding.month)
        found.desk = (try? string(fields[1])).flatMap { $0 }.flatMap { $0.isEmpty ? nil : $0 }
      }
      finding = found
    }
  }
}
