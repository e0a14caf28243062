import Glibc
import SourceText

/// A file of `dictionaries/grammar`: sections of fixed-size records that are used where they lie.
///
/// It begins with eight letters that name its kind and version, then the number of sections and, for each, its
/// offset and its size in bytes; all numbers are little-endian, sections begin at multiples of eight.
struct GrammarFile: Sendable {
  let memory: StoredBytes
  private let sections: [Range<Int>]

  /// The file of some bytes; nil where they are no such file, or one of another version.
  init?(_ memory: StoredBytes, kind: StaticString, sections count: Int) {
    let bytes = memory.bytes
    let head = 16 + count * 16
    guard bytes.count >= head, kind.utf8CodeUnitCount == 8 else { return nil }
    for i in 0..<8 where bytes[i] != kind.utf8Start[i] { return nil }
    guard bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self) == UInt64(count) else { return nil }
    var sections: [Range<Int>] = []
    for i in 0..<count {
      let offset = bytes.loadUnaligned(fromByteOffset: 16 + i * 16, as: UInt64.self)
      let size = bytes.loadUnaligned(fromByteOffset: 24 + i * 16, as: UInt64.self)
      guard offset % 8 == 0, offset <= UInt64(bytes.count), size <= UInt64(bytes.count) - offset else {
        return nil
      }
      sections.append(Int(offset)..<Int(offset + size))
    }
    self.memory = memory
    self.sections = sections
  }

  /// The bytes of a file with these sections.
  static func bytes(kind: StaticString, sections: [[UInt8]]) -> [UInt8] {
    var head: [UInt64] = [UInt64(sections.count)]
    var offset = 16 + sections.count * 16
    for section in sections {
      head += [UInt64(offset), UInt64(section.count)]
      offset += (section.count + 7) & ~7
    }
    var bytes = (0..<8).map { kind.utf8Start[$0] }
    bytes.reserveCapacity(offset)
    for number in head { withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) } }
    for section in sections {
      bytes += section
      while bytes.count % 8 != 0 { bytes.append(0) }
    }
    return bytes
  }

  /// The records of a section; those that are not whole are left out. Valid while `memory` is held.
  func records<Record: BitwiseCopyable>(_ section: Int, of type: Record.Type) -> UnsafeBufferPointer<Record> {
    let bytes = UnsafeRawBufferPointer(rebasing: memory.bytes[sections[section]])
    return UnsafeBufferPointer(
      start: bytes.baseAddress?.assumingMemoryBound(to: Record.self),
      count: bytes.count / MemoryLayout<Record>.stride)
  }

  /// The bytes of a file, mapped; nil where there is none that can be read.
  static func mapped(_ path: String) -> StoredBytes? {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var info = stat()
    guard fstat(file, &info) == 0, info.st_mode & S_IFMT == S_IFREG, info.st_size > 0, info.st_size < 1 << 28,
      let memory = mmap(nil, Int(info.st_size), PROT_READ, MAP_PRIVATE, file, 0), memory != MAP_FAILED
    else { return nil }
    return StoredBytes(UnsafeRawBufferPointer(start: memory, count: Int(info.st_size))) {
      munmap(UnsafeMutableRawPointer(mutating: $0.baseAddress), $0.count)
    }
  }
}
