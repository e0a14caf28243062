/// The fields of a body or query in `application/x-www-form-urlencoded`.
package enum FormFields {
  /// Fields by name; of one that comes twice the first. A `%` without two digits stands for itself.
  package static func parse(_ bytes: some Collection<UInt8>) -> [String: [UInt8]] {
    var fields: [String: [UInt8]] = [:]
    for pair in bytes.split(separator: UInt8(ascii: "&")) {
      let equals = pair.firstIndex(of: UInt8(ascii: "="))
      let name = decoded(pair[..<(equals ?? pair.endIndex)])
      let value = equals.map { decoded(pair[pair.index(after: $0)...]) } ?? []
      let key = String(decoding: name, as: UTF8.self)
      if fields[key] == nil { fields[key] = value }
    }
    return fields
  }

  private static func decoded(_ bytes: some Collection<UInt8>) -> [UInt8] {
    unescaped(bytes.map { $0 == UInt8(ascii: "+") ? 0x20 : $0 })
  }

  /// Bytes with each `%` and its two digits as the byte that they stand for.
  static func unescaped(_ bytes: some Collection<UInt8>) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count)
    var rest = Array(bytes)[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), rest.count >= 2,
        let high = digit(rest[rest.startIndex]), let low = digit(rest[rest.startIndex + 1])
      {
        out.append(high << 4 | low)
        rest.removeFirst(2)
      } else {
        out.append(byte)
      }
    }
    return out
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}
