import CLinux
import Glibc

/// What belongs to a file beside its bytes: owner, mode, access lists and other extended attributes.
enum FileAttributes {
  /// Gives a new file those of the old one at a path; throws where an extended attribute cannot be kept.
  ///
  /// The mode comes last, because a change of owner takes bits of it away. Only root may give files away; a
  /// group of one's own can be kept by everybody.
  static func copy(
    from path: String, _ old: stat, to descriptor: Int32, for name: String
  ) throws(InputFailure) {
    if fchown(descriptor, old.st_uid, old.st_gid) != 0 { _ = fchown(descriptor, uid_t.max, old.st_gid) }
    let source = open(path, O_RDONLY | O_CLOEXEC)
    guard source >= 0 else {
      throw InputFailure(path: name, reason: "cannot be written (\(InputFailure.systemReason()))")
    }
    defer { close(source) }
    for attribute in names(of: source) { try copy(attribute, from: source, to: descriptor, for: name) }
    fchmod(descriptor, old.st_mode & 0o7777)
  }

  /// The names of the extended attributes, each with its closing zero; none where the file system has none.
  private static func names(of file: Int32) -> [[CChar]] {
    guard let list = read({ flistxattr(file, $0, $1) }) else { return [] }
    return list.split(separator: 0).map { Array($0) + [0] }
  }

  private static func copy(
    _ attribute: [CChar], from source: Int32, to target: Int32, for name: String
  ) throws(InputFailure) {
    guard let value = read({ fgetxattr(source, attribute, $0, $1) }) else {
      // Gone since it was listed.
      if errno == ENODATA { return }
      throw refusal(attribute, name)
    }
    // Labels that the folder gives are there already, and may not be set by everybody.
    if read({ fgetxattr(target, attribute, $0, $1) }) == value { return }
    guard fsetxattr(target, attribute, value, value.count, 0) == 0 else { throw refusal(attribute, name) }
  }

  private static func refusal(_ attribute: [CChar], _ name: String) -> InputFailure {
    let reason = InputFailure.systemReason()
    let shown = String(decoding: attribute.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    return InputFailure(
      path: name, reason: "its attribute '\(shown)' cannot be kept (\(reason)); nothing was written")
  }

  /// What a call gives that says the size first and then fills a buffer; nil, with `errno` set, where it fails.
  private static func read(_ call: (UnsafeMutablePointer<CChar>?, Int) -> Int) -> [CChar]? {
    // Somebody may make it longer between the two calls.
    for _ in 0..<8 {
      let size = call(nil, 0)
      if size < 0 { return nil }
      var got = 0
      let bytes = [CChar](unsafeUninitializedCapacity: size + 1) { buffer, count in
        got = call(buffer.baseAddress, size + 1)
        count = max(0, got)
      }
      if got >= 0 { return bytes }
      guard errno == ERANGE else { return nil }
    }
    return nil
  }
}
