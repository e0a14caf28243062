import SourceText

/// Where the parts of a ninjs item stand that are read.
///
/// Source: the JSON schemas of ninjs 1.5, 2.1 and 3.0 (IPTC). Version 1 has members such as `body_text`, versions 2
/// and 3 arrays of variants such as `bodies`.
struct NinjsMembers {
  /// The main headline first.
  private(set) var headlines: [Int] = []
  private(set) var bylines: [Int] = []
  private(set) var notes: [Int] = []
  private(set) var descriptions: [Int] = []
  private(set) var body: Int?
  /// Further forms of the body.
  private(set) var otherBodies: [Int] = []
  /// A headline that holds nothing, where there is no other.
  private(set) var emptyHeadline: Int?
  /// Of associated pictures.
  private(set) var captions: [Int] = []
  /// When this version was made, else when the first one was.
  private(set) var date: Int?
  /// Whether its description is a caption.
  private(set) var isPicture = false

  private let tree: JSONTree
  private let p: UnsafeBufferPointer<UInt8>

  /// Whether an object has members of ninjs that hold text.
  static func matches(_ tree: JSONTree, _ root: Int) -> Bool {
    let names = [
      "headline", "headlines", "body_text", "body_html", "body_xhtml", "bodies", "descriptions", "byline",
    ]
    if names.contains(where: { tree.member(Substring($0), of: root) != nil }) { return true }
    return ["description_*", "headline_*", "body_*"].contains { !tree.find($0, from: root).isEmpty }
  }

  init(_ tree: JSONTree, _ root: Int, _ p: UnsafeBufferPointer<UInt8>) {
    self.tree = tree
    self.p = p
    let type = tree.member("type", of: root).map { tree.raw($0).lowercased() } ?? "text"
    isPicture = ["picture", "photo", "image", "video", "graphic", "audio"].contains(type)
    find(root)
  }

  private mutating func find(_ root: Int) {
    headlines = strings("headline", root) + variants("headlines[]", root) + strings("headline_*", root)
    if headlines.isEmpty {
      emptyHeadline = tree.member("headline", of: root).flatMap { tree.nodes[$0].kind == .string ? $0 : nil }
    }
    bylines = Array((strings("by", root) + strings("byline", root) + strings("bylines[].by", root)).prefix(3))
    notes = strings("ednote", root) + strings("edNote", root)
    let descriptions =
      ["text", "caption"].flatMap { strings("description_\($0)", root) } + variants("descriptions[]", root)
      + strings("description_*", root).filter { !isCredit($0, root) }
    self.descriptions = Array(descriptions.prefix(1))
    // The plainest: what is mended in it is easiest to read.
    let bodies =
      strings("body_text", root) + variants("bodies[]", root) + strings("body_xhtml", root)
      + strings("body_html", root) + strings("body_*", root)
    body = bodies.first
    // More than one path leads to `body_html`; a form that is mended twice is not mended at all.
    var seen: Set<Int> = []
    otherBodies = Array(bodies.filter { seen.insert($0).inserted }.dropFirst())
    captions =
      strings("associations.*.description_text", root) + variants("associations.*.descriptions[]", root)
    let dates = ["versioncreated", "versionCreated", "firstcreated", "firstCreated"]
    date = dates.compactMap { strings($0, root).first }.first
  }

  /// Whether a description says who took a picture or owns it (`description_creditline` of AP), not what it shows.
  private func isCredit(_ description: Int, _ root: Int) -> Bool {
    ["credit", "creditline", "byline"].contains { tree.member("description_\($0)", of: root) == description }
  }

  /// The strings that a path leads to and that hold text.
  private func strings(_ path: String, _ root: Int) -> [Int] {
    tree.find(path, from: root).filter { !isEmpty($0) }
  }

  /// Variants that hold text, plain ones first, the main one before others.
  private func variants(_ path: String, _ root: Int) -> [Int] {
    let found = tree.find(path, from: root).compactMap { element -> (value: Int, rank: Int)? in
      guard let value = tree.member("value", of: element), !isEmpty(value) else { return nil }
      let role = tree.member("role", of: element).map { tree.raw($0) }
      return (value, rank(value, element) * 2 + (role == "main" ? 1 : 0))
    }
    return found.enumerated().sorted { ($1.element.rank, $0.offset) < ($0.element.rank, $1.offset) }
      .map(\.element.value)
  }

  /// 3 for plain text, 2 where no type is given, 1 for other types, 0 for mark-up. The type is free text
  /// in practice: `text/html`, `application/nitf+xml`, but also `body_xhtml`.
  private func rank(_ value: Int, _ element: Int) -> Int {
    let type = tree.member("contentType", of: element) ?? tree.member("contenttype", of: element)
    guard let type else { return startsWithTag(value) ? 0 : 2 }
    let name = tree.raw(type).lowercased()
    if name.hasPrefix("text/plain") || name.hasPrefix("text\\/plain") { return 3 }
    return name.contains("html") || name.contains("xml") || startsWithTag(value) ? 0 : 1
  }

  private func startsWithTag(_ node: Int) -> Bool {
    let value = tree.nodes[node].value
    guard value.count > 2 else { return false }
    return p[value.lower] == UInt8(ascii: "<") && Scalars.isLetter(UInt32(p[value.lower + 1]))
  }

  /// Whether a value is no string, or holds no text: a variant that was left empty hides no other.
  private func isEmpty(_ node: Int) -> Bool {
    let value = tree.nodes[node].value
    guard tree.nodes[node].kind == .string else { return true }
    var i = value.lower
    while i < value.upper {
      if p[i] <= 0x20 {
        i += 1
      } else if p[i] == UInt8(ascii: "\\"), i + 1 < value.upper, "bfnrt".utf8.contains(p[i + 1]) {
        i += 2
      } else if isEscapedBlank(i, value.upper) {
        i += 6
      } else {
        return false
      }
    }
    return true
  }

  /// Whether `\u0020` or a control character stands at a place.
  private func isEscapedBlank(_ i: Int, _ end: Int) -> Bool {
    guard i + 6 <= end, p[i] == UInt8(ascii: "\\"), p[i + 1] == UInt8(ascii: "u") else { return false }
    let digits = UnsafeBufferPointer(rebasing: p[(i + 2)..<(i + 6)])
    guard digits.starts(with: "00".utf8) else { return false }
    return digits[2] < UInt8(ascii: "2") || digits[2] == UInt8(ascii: "2") && digits[3] == UInt8(ascii: "0")
  }
}
