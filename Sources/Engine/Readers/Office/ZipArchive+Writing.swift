import CZlib

extension ZipArchive {
  /// The archive with other bytes in some of its members, by their places, and with further ones; every other
  /// member stays as it is, byte for byte, and in its order. Nil where that cannot be done.
  func replacing(_ contents: [Int: [UInt8]], adding further: [(name: String, content: [UInt8])] = [])
    -> [UInt8]?
  {
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count + 4096)
    var entries = Array(bytes[list..<end])
    let order = members.indices.sorted { members[$0].head < members[$1].head }
    for (place, index) in order.enumerated() {
      let member = members[index]
      let next = place + 1 < order.count ? members[order[place + 1]].head : list
      // What stands before the first member stays there.
      if place == 0 { out += bytes[..<member.head] }
      let entry = member.entry - list
      ZipArchive.put32(&entries, entry + 42, out.count)
      guard let content = contents[index] else {
        out += bytes[member.head..<next]
        continue
      }
      guard let packed = ZipArchive.deflated(content) else { return nil }
      let start = out.count
      out += bytes[member.head..<member.data]
      // Sizes stand in the head, and no longer behind the data.
      let flags = (Int(out[start + 6]) | Int(out[start + 7]) << 8) & ~8
      ZipArchive.put16(&out, start + 6, flags)
      ZipArchive.put16(&out, start + 8, 8)
      ZipArchive.putSizes(&out, start + 14, content, packed)
      ZipArchive.put16(&entries, entry + 8, flags)
      ZipArchive.put16(&entries, entry + 10, 8)
      ZipArchive.putSizes(&entries, entry + 16, content, packed)
      out += packed
    }
    for (name, content) in further {
      guard let packed = ZipArchive.deflated(content) else { return nil }
      let head = ZipArchive.head(name, content, packed)
      // Version, flags, method, time and date, checksum and sizes are those of the head.
      entries +=
        [0x50, 0x4B, 1, 2, 20, 0] + head[4..<30] + [UInt8](repeating: 0, count: 14) + Array(name.utf8)
      ZipArchive.put32(&entries, entries.count - name.utf8.count - 4, out.count)
      out += head + packed
    }
    let start = out.count
    out += entries
    var record = Array(bytes[end...])
    ZipArchive.put16(&record, 8, members.count + further.count)
    ZipArchive.put16(&record, 10, members.count + further.count)
    ZipArchive.put32(&record, 12, entries.count)
    ZipArchive.put32(&record, 16, start)
    return out.count < 0xFFFF_FFFF && members.count + further.count < 0xFFFF ? out + record : nil
  }

  /// The head of a new member; its time is the first that zip archives know, so that the same bytes come of the same.
  private static func head(_ name: String, _ content: [UInt8], _ packed: [UInt8]) -> [UInt8] {
    var head: [UInt8] =
      [0x50, 0x4B, 3, 4, 20, 0, 0, 8, 8, 0, 0, 0, 0x21, 0] + [UInt8](repeating: 0, count: 16)
    putSizes(&head, 14, content, packed)
    put16(&head, 26, name.utf8.count)
    return head + Array(name.utf8)
  }

  private static func deflated(_ content: [UInt8]) -> [UInt8]? {
    let capacity = Int(wirelint_deflate_bound(UInt(content.count)))
    guard content.count <= largest * 2 else { return nil }
    var written = 0
    let packed = [UInt8](unsafeUninitializedCapacity: capacity) { out, count in
      written = content.withUnsafeBufferPointer {
        wirelint_deflate($0.baseAddress, UInt32($0.count), out.baseAddress, UInt32(capacity))
      }
      count = max(0, written)
    }
    return written > 0 ? packed : nil
  }

  private static func putSizes(_ bytes: inout [UInt8], _ at: Int, _ content: [UInt8], _ packed: [UInt8]) {
    put32(&bytes, at, Int(checksum(content)))
    put32(&bytes, at + 4, packed.count)
    put32(&bytes, at + 8, content.count)
  }

  private static func put16(_ bytes: inout [UInt8], _ at: Int, _ value: Int) {
    bytes[at] = UInt8(truncatingIfNeeded: value)
    bytes[at + 1] = UInt8(truncatingIfNeeded: value >> 8)
  }

  private static func put32(_ bytes: inout [UInt8], _ at: Int, _ value: Int) {
    put16(&bytes, at, value)
    put16(&bytes, at + 2, value >> 16)
  }
}
