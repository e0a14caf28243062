import CHunspell
import Glibc
import Synchronization

/// A dictionary opened with Hunspell itself: for dictionaries that cannot be expanded.
///
/// Opening costs some 50 ms; the handle is for one thread.
final class HunspellDictionary {
  private let handle: OpaquePointer
  /// Whether this handle stays open until the process ends, so that the tables of letter cases do.
  private let keepsTables: Bool
  /// Converters between UTF-8 and the dictionary's own encoding; nil where that is UTF-8.
  private let encoder: iconv_t?
  private let decoder: iconv_t?

  /// Hunspell's handles share tables of letter cases that it counts without a lock, fills while others may
  /// read them, and frees with the last handle: handles are opened and closed one at a time, and the first
  /// one in UTF-8 is never closed. Whether there is such a handle.
  private static let tables = Mutex(false)

  /// Opens `path.aff` and `path.dic`; nil when one of them cannot be read.
  init?(_ path: String) {
    guard FileBytes.stamp(path + ".aff") != nil, FileBytes.stamp(path + ".dic") != nil else { return nil }
    var encoding = "UTF-8"
    var isFirst = false
    var opened: OpaquePointer?
    HunspellDictionary.tables.withLock { held in
      opened = Hunspell_create(path + ".aff", path + ".dic")
      guard let opened else { return }
      encoding = Hunspell_get_dic_encoding(opened).map { String(cString: $0) } ?? encoding
      isFirst = !held && encoding == "UTF-8"
      held = held || isFirst
    }
    guard let opened else { return nil }
    handle = opened
    keepsTables = isFirst
    if encoding == "UTF-8" {
      encoder = nil
      decoder = nil
    } else {
      encoder = HunspellDictionary.converter(from: "UTF-8", to: encoding)
      decoder = HunspellDictionary.converter(from: encoding, to: "UTF-8")
      // `deinit` closes the handle even though the caller gets nil.
      if encoder == nil || decoder == nil { return nil }
    }
  }

  deinit {
    if let encoder { iconv_close(encoder) }
    if let decoder { iconv_close(decoder) }
    if !keepsTables { HunspellDictionary.tables.withLock { _ in Hunspell_destroy(handle) } }
  }

  /// Whether the dictionary holds the word, in this case.
  func holds(_ word: String) -> Bool {
    guard let bytes = converted(Array(word.utf8), by: encoder) else { return false }
    return (bytes + [0]).withUnsafeBufferPointer { buffer in
      buffer.withMemoryRebound(to: CChar.self) { Hunspell_spell(handle, $0.baseAddress) != 0 }
    }
  }

  /// Hunspell's own suggestions, best first; some 25 ms.
  func suggestions(for word: String) -> [String] {
    guard let bytes = converted(Array(word.utf8), by: encoder) else { return [] }
    var list: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
    let count = (bytes + [0]).withUnsafeBufferPointer { buffer in
      buffer.withMemoryRebound(to: CChar.self) { Hunspell_suggest(handle, &list, $0.baseAddress) }
    }
    defer { Hunspell_free_list(handle, &list, count) }
    guard let list else { return [] }
    return (0..<Int(count)).compactMap { i in
      list[i].flatMap { text in
        let raw = UnsafeBufferPointer(start: text, count: strlen(text)).map { UInt8(bitPattern: $0) }
        return converted(raw, by: decoder).map { String(decoding: $0, as: UTF8.self) }
      }
    }
  }

  private static func converter(from: String, to: String) -> iconv_t? {
    let converter = iconv_open(to, from)
    // iconv_open fails with (iconv_t)-1.
    return converter == iconv_t(bitPattern: -1) ? nil : converter
  }

  /// The bytes in the other encoding; nil when they cannot be written in it.
  private func converted(_ bytes: [UInt8], by converter: iconv_t?) -> [UInt8]? {
    guard let converter else { return bytes }
    var input = bytes.map { CChar(bitPattern: $0) }
    var output = [CChar](repeating: 0, count: bytes.count * 4 + 4)
    var left = input.count
    var room = output.count
    let failed = input.withUnsafeMutableBufferPointer { input in
      output.withUnsafeMutableBufferPointer { output in
        var from = input.baseAddress
        var to = output.baseAddress
        return iconv(converter, &from, &left, &to, &room) == -1
      }
    }
    if failed { return nil }
    return output[..<(output.count - room)].map { UInt8(bitPattern: $0) }
  }
}
