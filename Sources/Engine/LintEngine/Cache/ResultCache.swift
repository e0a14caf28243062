import Glibc
import Lexicon
import SourceText
import Synchronization

/// Results of files by their content, kept in one file for each set of rules, settings and dictionaries.
///
/// Parallel runs may share it: a file is written whole and moved into place, and what another run wrote
/// meanwhile is taken along. Whatever is damaged counts as not there.
package final class ResultCache: Sendable {
  /// Bytes that a cache file may have; beyond it, results that this run did not use are left out.
  private static let mostBytes = 64 << 20
  /// Changes with the form of the file.
  private static let mark = Array("wirelint results 2\n".utf8)
  /// Two numbers of 64 bits for the content, one of 32 for the length, one of 64 for the check.
  private static let headSize = 28

  private let path: String
  private let known: [ContentHash: Range<Int>]
  private let bytes: [UInt8]
  private let added = Mutex<[ContentHash: [UInt8]]>([:])
  private let used = Mutex<Set<ContentHash>>([])

  /// The cache of a fingerprint (`PlanFingerprint`) in a folder.
  package init(folder: String, fingerprint: UInt64) {
    path = folder + "/results-" + String(fingerprint, radix: 16)
    (bytes, known) = ResultCache.read(path)
  }

  /// The sound entries of a cache file.
  private static func read(_ path: String) -> ([UInt8], [ContentHash: Range<Int>]) {
    guard FileSystem.exists(path),
      let bytes = try? InputReading.read(.file(path)).bytes, bytes.starts(with: mark)
    else { return ([], [:]) }
    var known: [ContentHash: Range<Int>] = [:]
    bytes.withUnsafeBytes { p in
      var i = mark.count
      while i + headSize <= p.count {
        let length = Int(p.loadUnaligned(fromByteOffset: i + 16, as: UInt32.self))
        let start = i + headSize
        guard start + length <= p.count else { return }
        let key = ContentHash(
          high: p.loadUnaligned(fromByteOffset: i, as: UInt64.self),
          low: p.loadUnaligned(fromByteOffset: i + 8, as: UInt64.self))
        known[key] = start..<(start + length)
        i = start + length
      }
    }
    return (bytes, known)
  }

  /// What is known of a file's content.
  func result(_ key: ContentHash, size: Int) -> CachedResult? {
    guard let range = known[key] else { return nil }
    let payload = bytes[range]
    let stated = bytes.withUnsafeBytes {
      $0.loadUnaligned(fromByteOffset: range.lowerBound - 8, as: UInt64.self)
    }
    guard stated == ResultCache.check(payload), let result = CachedResult(reading: payload, size: size) else {
      return nil
    }
    _ = used.withLock { $0.insert(key) }
    return result
  }

  /// Remembers a result until `save`.
  func add(_ result: CachedResult, for key: ContentHash) {
    let bytes = result.bytes
    added.withLock { $0[key] = bytes }
  }

  private static func check(_ payload: some Sequence<UInt8>) -> UInt64 { ByteHash.of(payload) }

  /// Writes what was added. A cache that cannot be written is no reason to fail.
  package func save() {
    let added = added.withLock { $0 }
    if added.isEmpty { return }
    let used = used.withLock { $0 }
    var out = ResultCache.mark
    for (key, payload) in added { ResultCache.append(key, payload, to: &out) }
    // Another run may have written since this one began.
    let (bytes, known) = ResultCache.read(path)
    for isUsed in [true, false] {
      for (key, range) in known where added[key] == nil && used.contains(key) == isUsed {
        if out.count + range.count > ResultCache.mostBytes { break }
        ResultCache.append(key, bytes[range], to: &out)
      }
    }
    FileSystem.makeFolder(AbsolutePath.folder(of: path))
    try? AtomicWrite.write(out, to: path)
    CacheFolder(AbsolutePath.folder(of: path)).tidy()
  }

  private static func append(_ key: ContentHash, _ payload: some Collection<UInt8>, to out: inout [UInt8]) {
    func add(_ value: some FixedWidthInteger) {
      withUnsafeBytes(of: value) { out.append(contentsOf: $0) }
    }
    add(key.high)
    add(key.low)
    add(UInt32(payload.count))
    add(check(payload))
    out.append(contentsOf: payload)
  }
}
