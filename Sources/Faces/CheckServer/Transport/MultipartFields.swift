import SourceText

/// The fields of a body in `multipart/form-data` (RFC 7578).
package enum MultipartFields {
  /// Parts of a body.
  private static let most = 200

  /// Fields by name; of one that comes twice the first. Nil where the body is not what its head says.
  ///
  /// `type`: the value of the header `Content-Type`.
  package static func parse(_ body: [UInt8], type: String) -> [String: [UInt8]]? {
    guard let boundary = parameter("boundary", of: type), (1...70).contains(boundary.utf8.count) else {
      return nil
    }
    let mark = Array("--\(boundary)".utf8)
    guard var at = ByteSearch.first(mark, in: body, from: 0), at == 0 || body[at - 1] == 0x0A else {
      return nil
    }
    let next = [0x0D, 0x0A] + mark
    var fields: [String: [UInt8]] = [:]
    var count = 0
    at += mark.count
    while count < most {
      count += 1
      if body[at...].starts(with: Array("--".utf8)) { return fields }
      guard let head = ByteSearch.first([0x0D, 0x0A, 0x0D, 0x0A], in: body, from: at),
        let end = ByteSearch.first(next, in: body, from: head + 2)
      else { return nil }
      let value = head + 4 <= end ? Array(body[(head + 4)..<end]) : []
      for line in String(decoding: body[at..<head], as: UTF8.self).split(whereSeparator: \.isNewline)
      where line.lowercased().hasPrefix("content-disposition:") {
        if let name = parameter("name", of: String(line)), fields[name] == nil { fields[name] = value }
      }
      at = end + next.count
    }
    return nil
  }

  /// A parameter of a header's value, with or without quotation marks.
  private static func parameter(_ name: String, of value: String) -> String? {
    for part in value.split(separator: ";").dropFirst() {
      let pair = part.split(separator: "=", maxSplits: 1)
      guard pair.count == 2, pair[0].trimmingSpaces.lowercased() == name else { continue }
      let text = pair[1].trimmingSpaces
      return text.count >= 2 && text.hasPrefix("\"") && text.hasSuffix("\"")
        ? String(text.dropFirst().dropLast()) : text
    }
    return nil
  }
}
