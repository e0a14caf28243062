import SourceText

/// What is said of a place in a document, as a comment in its margin.
package struct DocumentComment: Sendable {
  /// In the shown text.
  package var range: TextRange
  /// A paragraph each.
  package var lines: [String]

  /// - Parameters:
  ///   - range: Bytes of the shown text.
  ///   - lines: A paragraph each.
  package init(range: TextRange, lines: [String]) {
    self.range = range
    self.lines = lines
  }
}

extension PackedDocument {
  /// The document with comments, and how many found their place: in Word notes have none. Nothing else is changed.
  /// Nil where it is written in a way in which they cannot be put in.
  ///
  /// - Parameters:
  ///   - author: Who says it.
  ///   - date: When, as RFC 3339 has it, in UTC.
  package func commented(
    _ comments: [DocumentComment], author: String, date: String
  ) -> (bytes: [UInt8], count: Int)? {
    format == .word ? commentedWord(comments, author, date) : commentedOpen(comments, author, date)
  }

  /// Comments of OpenDocument stand where they belong (14.1).
  private func commentedOpen(_ comments: [DocumentComment], _ author: String, _ date: String)
    -> (bytes: [UInt8], count: Int)?
  {
    guard let root = part(0)?.prefix(20_000),
      ["office", "text", "dc"].allSatisfy({ root.contains("xmlns:\($0)=") })
    else { return nil }
    var changes: [Change] = []
    var ends: [Change] = []
    for (number, comment) in comments.enumerated() {
      guard let place = pieces(of: comment.range) else { continue }
      let name = "wirelint-\(number + 1)"
      let body = comment.lines.map { "<text:p>\(XMLText.escaped($0))</text:p>" }.joined()
      changes.append(
        Change(
          part: place.part, range: TextRange(at: place.first.1),
          text:
            "<office:annotation office:name=\"\(name)\"><dc:creator>\(XMLText.escaped(author))</dc:creator><dc:date>\(date)</dc:date>\(body)</office:annotation>"
        ))
      ends.append(
        Change(
          part: place.part, range: TextRange(at: place.last.1),
          text: "<office:annotation-end office:name=\"\(name)\"/>"))
    }
    guard let contents = contents(changes + ends), let bytes = archive.replacing(contents) else { return nil }
    return (bytes, changes.count)
  }

  /// Comments of Word stand in a part of their own; marks about the runs lead to them (ECMA-376, part 1, 17.13.4).
  private func commentedWord(_ comments: [DocumentComment], _ author: String, _ date: String)
    -> (bytes: [UInt8], count: Int)?
  {
    guard let main = parts.first, part(0)?.prefix(20_000).contains("xmlns:w=\"") == true,
      let folder = archive.members[main.member].name.lastIndex(of: "/").map({
        String(archive.members[main.member].name[...$0])
      })
    else { return nil }
    let known = archive.index(of: folder + "comments.xml").flatMap { content(of: $0) }
    var id = PackedDocument.nextID(in: known ?? "")
    var changes: [Change] = []
    var ends: [Change] = []
    var body = ""
    for comment in comments {
      guard let place = pieces(of: comment.range), place.part == 0, let first = run(of: place.first.0),
        let last = run(of: place.last.0)
      else { continue }
      changes.append(
        Change(part: 0, range: TextRange(at: first.lower), text: "<w:commentRangeStart w:id=\"\(id)\"/>"))
      ends.append(
        Change(
          part: 0, range: TextRange(at: last.upper),
          text: "<w:commentRangeEnd w:id=\"\(id)\"/><w:r><w:commentReference w:id=\"\(id)\"/></w:r>"))
      let lines = comment.lines.map {
        "<w:p><w:r><w:t xml:space=\"preserve\">\(XMLText.escaped($0))</w:t></w:r></w:p>"
      }
      body +=
        "<w:comment w:id=\"\(id)\" w:author=\"\(XMLText.escaped(author))\" w:date=\"\(date)\" w:initials=\"w\">\(lines.joined())</w:comment>"
      id += 1
    }
    guard !changes.isEmpty else { return (archive.bytes, 0) }
    guard var contents = contents(changes + ends) else { return nil }
    var further: [(name: String, content: [UInt8])] = []
    if let known {
      guard let end = known.firstRange(of: "</w:comments>"),
        let member = archive.index(of: folder + "comments.xml")
      else {
        return nil
      }
      contents[member] = Array((known[..<end.lowerBound] + body + known[end.lowerBound...]).utf8)
    } else {
      guard link(folder, archive.members[main.member].name, &contents, &further) else { return nil }
      let head = #"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"# + "\n"
      let space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
      further.append(
        (folder + "comments.xml", Array("\(head)<w:comments xmlns:w=\"\(space)\">\(body)</w:comments>".utf8)))
    }
    return archive.replacing(contents, adding: further).map { ($0, changes.count) }
  }

  private func run(of piece: PackedText.Piece) -> TextRange? {
    piece.element.flatMap { text.elements[$0].run }
  }

  private func content(of member: Int) -> String? {
    (try? archive.content(of: member)).flatMap { String(validating: $0, as: UTF8.self) }
  }

  /// A number that no comment has.
  private static func nextID(in comments: String) -> Int {
    var next = 0
    for piece in comments.split(separator: "w:id=\"").dropFirst() {
      if let id = Int(piece.prefix { $0.isNumber }) { next = max(next, id + 1) }
    }
    return next
  }

  /// Names the part of the comments among the types of the package and the relationships of the document.
  private func link(
    _ folder: String, _ document: String, _ contents: inout [Int: [UInt8]],
    _ further: inout [(name: String, content: [UInt8])]
  ) -> Bool {
    guard let types = archive.index(of: "[Content_Types].xml"), let text = content(of: types),
      let end = text.firstRange(of: "</Types>")
    else { return false }
    let type = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
    let entry = "<Override PartName=\"/\(folder)comments.xml\" ContentType=\"\(type)\"/>"
    contents[types] = Array((text[..<end.lowerBound] + entry + text[end.lowerBound...]).utf8)
    let file = document.split(separator: "/").last.map(String.init) ?? document
    let kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
    let relation = "<Relationship Id=\"wirelint\" Type=\"\(kind)\" Target=\"comments.xml\"/>"
    let path = "\(folder)_rels/\(file).rels"
    guard let member = archive.index(of: path) else {
      let space = "http://schemas.openxmlformats.org/package/2006/relationships"
      further.append((path, Array("<Relationships xmlns=\"\(space)\">\(relation)</Relationships>".utf8)))
      return true
    }
    guard let known = content(of: member), let end = known.firstRange(of: "</Relationships>") else {
      return false
    }
    contents[member] = Array((known[..<end.lowerBound] + relation + known[end.lowerBound...]).utf8)
    return true
  }
}
