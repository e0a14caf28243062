import CZlib
import SourceText

/// Why an archive is not read: a fragment for a message.
package struct ZipFault: Error {
  /// A fragment in lower case.
  package var reason: String

  init(_ reason: String) { self.reason = reason }
}

/// A zip archive as word processors and packers of styles write it: its list of members, each unpacked on demand and within bounds.
///
/// Nothing is ever written to a path that an archive names. What is unusual (parts on several disks, zip64, members
/// that overlap or are named so that they lead out of a folder) is refused: no word processor writes it.
///
/// Source: APPNOTE.TXT 6.3.10 (PKWARE).
package struct ZipArchive {
  /// One file of the archive.
  package struct Member {
    /// With `/` between folders.
    package var name: String
    /// 0: stored, 8: deflated.
    var method: Int
    /// Bytes, packed and unpacked, and the checksum of the latter.
    var packed: Int
    /// Bytes of its content, unpacked.
    package var size: Int
    var checksum: UInt32
    /// Where its own head begins, and its packed bytes.
    var head: Int
    var data: Int
    /// Where its entry in the list begins.
    var entry: Int
  }

  /// Bytes to which one member may unpack.
  static let largest = 64 << 20
  private static let mostMembers = 10_000

  let bytes: [UInt8]
  /// In the order of the list.
  package private(set) var members: [Member] = []
  /// Where the list begins, and the record behind it.
  private(set) var list = 0
  private(set) var end = 0

  /// Whether bytes begin as an archive does that holds something.
  static func begins(_ bytes: some Sequence<UInt8>) -> Bool { bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) }

  /// Reads the list of an archive; throws what is wrong with it.
  package init(_ bytes: [UInt8]) throws(ZipFault) {
    self.bytes = bytes
    guard let end = ZipArchive.findEnd(bytes) else {
      throw ZipFault("the archive has no end: it was cut off")
    }
    self.end = end
    let count = number16(end + 10)
    list = number32(end + 16)
    guard number16(end + 4) == 0, number16(end + 8) == count, count != 0xFFFF, list != 0xFFFF_FFFF else {
      throw ZipFault("the archive is one of several disks or of more than 4 GiB")
    }
    guard count <= ZipArchive.mostMembers, list <= end, number32(end + 12) == end - list else {
      throw ZipFault("the list of the archive's members is not where it should be")
    }
    var at = list
    for _ in 0..<count {
      guard at + 46 <= end, number32(at) == 0x0201_4B50 else {
        throw ZipFault("the list of the archive's members is broken")
      }
      let length = number16(at + 28)
      let next = at + 46 + length + number16(at + 30) + number16(at + 32)
      guard next <= end else { throw ZipFault("the list of the archive's members is broken") }
      members.append(try member(at, name: Array(bytes[(at + 46)..<(at + 46 + length)])))
      at = next
    }
    guard at == end else { throw ZipFault("the list of the archive's members is broken") }
    try checkPlaces()
  }

  /// The record at the end, whose comment reaches to the last byte; searched for as far back as one may be long.
  private static func findEnd(_ bytes: [UInt8]) -> Int? {
    var at = bytes.count - 22
    while at >= 0, bytes.count - at <= 22 + 0xFFFF {
      if bytes[at] == 0x50, bytes[at + 1] == 0x4B, bytes[at + 2] == 5, bytes[at + 3] == 6,
        at + 22 + Int(bytes[at + 20]) + Int(bytes[at + 21]) << 8 == bytes.count
      {
        return at
      }
      at -= 1
    }
    return nil
  }

  private func member(_ entry: Int, name: [UInt8]) throws(ZipFault) -> Member {
    guard let text = String(validating: name, as: UTF8.self) else {
      throw ZipFault("a member of the archive has a name that is no UTF-8")
    }
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard !text.isEmpty, !text.hasPrefix("/"), !parts.contains(".."),
      !text.utf8.contains(where: { $0 == UInt8(ascii: "\\") || $0 < 0x20 })
    else {
      throw ZipFault("a member of the archive has a name that leads out of it")
    }
    guard number16(entry + 8) & 1 == 0 else { throw ZipFault("the document is protected by a password") }
    let head = number32(entry + 42)
    guard head + 30 <= list, number32(head) == 0x0403_4B50, number16(head + 26) == name.count,
      bytes[(head + 30)...].starts(with: name)
    else { throw ZipFault("the archive's member '\(text.prefix(60))' is not where its list says") }
    let member = Member(
      name: text, method: number16(entry + 10), packed: number32(entry + 20), size: number32(entry + 24),
      checksum: UInt32(number32(entry + 16)), head: head,
      data: head + 30 + name.count + number16(head + 28), entry: entry)
    guard member.data + member.packed <= list else {
      throw ZipFault("the archive's member '\(text.prefix(60))' is cut off")
    }
    return member
  }

  /// Members must lie apart, and have names of their own.
  private func checkPlaces() throws(ZipFault) {
    var reached = 0
    for member in members.sorted(by: { $0.head < $1.head }) {
      guard member.head >= reached else { throw ZipFault("members of the archive overlap") }
      reached = member.data + member.packed
    }
    guard Set(members.map(\.name)).count == members.count else {
      throw ZipFault("two members of the archive have the same name")
    }
  }

  /// The place of a member in `members`.
  func index(of name: String) -> Int? { members.firstIndex { $0.name == name } }

  /// The unpacked bytes of a member; throws where it is not sound, or larger than anybody writes.
  package func content(of index: Int) throws(ZipFault) -> [UInt8] {
    let member = members[index]
    let name = member.name.prefix(60)
    guard member.size <= ZipArchive.largest else {
      throw ZipFault("'\(name)' in the archive unpacks to more than \(ZipArchive.largest >> 20) MiB")
    }
    let packed = bytes[member.data..<(member.data + member.packed)]
    var content: [UInt8]
    switch member.method {
    case 0: content = Array(packed)
    case 8:
      var written = 0
      content = [UInt8](unsafeUninitializedCapacity: member.size + 1) { out, count in
        written = packed.withUnsafeBufferPointer { packed in
          wirelint_inflate(packed.baseAddress, UInt32(packed.count), out.baseAddress, UInt32(member.size + 1))
        }
        count = max(0, written)
      }
      guard written >= 0 else {
        throw ZipFault(
          "'\(name)' in the archive \(written == -2 ? "unpacks to more than it says" : "is damaged")")
      }
    default: throw ZipFault("'\(name)' in the archive is packed in a way that no word processor uses")
    }
    guard content.count == member.size, ZipArchive.checksum(content) == member.checksum else {
      throw ZipFault("'\(name)' in the archive is damaged")
    }
    return content
  }

  static func checksum(_ bytes: [UInt8]) -> UInt32 {
    bytes.withUnsafeBufferPointer { wirelint_crc32($0.baseAddress, UInt32($0.count)) }
  }

  // MARK: Numbers

  private func number16(_ at: Int) -> Int { Int(bytes[at]) | Int(bytes[at + 1]) << 8 }
  private func number32(_ at: Int) -> Int { number16(at) | number16(at + 2) << 16 }
}
