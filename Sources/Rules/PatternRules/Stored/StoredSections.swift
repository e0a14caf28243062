import SourceText

/// What a stored image of rules is made of.
enum StoredPart: Int, CaseIterable {
  case patterns, searchStarts, owners, unguarded, alwaysAwake
  case wholeTriggers, wholeHashes, wholeStarts, wholeSlots, wholeBloom
  case pairTriggers, pairHashes, pairStarts, pairSlots, pairBloom
  case beginningTriggers, beginningHashes, beginningStarts, beginningSlots, beginningBloom
  case endingTriggers, endingHashes, endingStarts, endingSlots, endingBloom
  case wordLengths, beginningLeads, endingLeads, byteKinds, byteStarts, byteItems
  case texts, rules, accepted
}

/// The parts of stored bytes: three words of header (form, size, check sum), for each part its offset and its
/// size in bytes, then the parts, each at a multiple of 8. Numbers are in this machine's order.
struct StoredSections: Sendable {
  /// Changes with what is stored, with how patterns are translated and with what is found out about them.
  private static let form: UInt64 = 0x7769_7265_7275_0009
  private static let headerCount = 3
  /// Offset of what the check sum covers.
  private static let checkedFrom = headerCount * 8

  let stored: StoredBytes

  /// What has just been put together.
  fileprivate init(sound stored: StoredBytes) { self.stored = stored }

  /// Nil where the bytes are damaged, cut short, or of another form.
  init?(_ stored: StoredBytes) {
    let bytes = stored.bytes
    let parts = StoredPart.allCases.count
    guard bytes.count % 32 == 24, bytes.count >= StoredSections.checkedFrom + parts * 16 else { return nil }
    let header = bytes.bindMemory(to: UInt64.self)
    guard header[0] == StoredSections.form, header[1] == UInt64(bytes.count),
      header[2] == StoredSections.checkSum(bytes)
    else { return nil }
    for part in 0..<parts {
      let (offset, size) = (header[3 + 2 * part], header[4 + 2 * part])
      guard offset % 8 == 0, offset <= header[1], size <= header[1] - offset else { return nil }
    }
    self.stored = stored
  }

  /// The bytes of a part.
  func bytes(_ part: StoredPart) -> UnsafeRawBufferPointer {
    let place = StoredSections.headerCount + 2 * part.rawValue
    let header = stored.bytes.bindMemory(to: UInt64.self)
    let start = Int(header[place])
    return UnsafeRawBufferPointer(rebasing: stored.bytes[start..<(start + Int(header[place + 1]))])
  }

  /// The values of a part.
  func values<Element: BitwiseCopyable>(
    _ part: StoredPart, as type: Element.Type = Element.self
  ) -> StoredArray<Element> {
    StoredArray(bytes(part).bindMemory(to: type))
  }

  /// Puts parts together.
  struct Writer {
    private var parts: [[UInt8]] = Array(repeating: [], count: StoredPart.allCases.count)

    mutating func put(_ values: [some BitwiseCopyable], as part: StoredPart) {
      parts[part.rawValue] = values.withUnsafeBytes { Array($0) }
    }

    /// The whole, ready to be stored.
    var sections: StoredSections {
      var offsets: [Int] = []
      var size = StoredSections.checkedFrom + parts.count * 16
      for part in parts {
        offsets.append(size)
        size += (part.count + 7) / 8 * 8
      }
      // The check sum takes 32 bytes at a time.
      size = StoredSections.checkedFrom + (size - StoredSections.checkedFrom + 31) / 32 * 32
      let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: size, alignment: 16)
      memory.initializeMemory(as: UInt8.self, repeating: 0)
      for (i, part) in parts.enumerated() {
        let place = 8 * (StoredSections.headerCount + 2 * i)
        memory.storeBytes(of: UInt64(offsets[i]), toByteOffset: place, as: UInt64.self)
        memory.storeBytes(of: UInt64(part.count), toByteOffset: place + 8, as: UInt64.self)
        UnsafeMutableRawBufferPointer(rebasing: memory[offsets[i]...]).copyBytes(from: part)
      }
      memory.storeBytes(of: StoredSections.form, as: UInt64.self)
      memory.storeBytes(of: UInt64(size), toByteOffset: 8, as: UInt64.self)
      let sum = StoredSections.checkSum(UnsafeRawBufferPointer(memory))
      memory.storeBytes(of: sum, toByteOffset: 16, as: UInt64.self)
      return StoredSections(sound: StoredBytes(UnsafeRawBufferPointer(memory)) { $0.deallocate() })
    }
  }

  /// Of what comes after the header.
  fileprivate static func checkSum(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    BlockChecksum.of(UnsafeRawBufferPointer(rebasing: bytes[checkedFrom...]).bindMemory(to: UInt64.self))
  }
}
