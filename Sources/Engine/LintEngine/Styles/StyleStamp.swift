import SourceText

/// Which rules some style folders held, and how all files and folders looked that were asked for them: while
/// they look the same none of them need be opened.
struct StyleStamp: Sendable {
  /// The key of the rules (`RuleStyle.key`).
  let rules: UInt64
  /// Absolute paths: rule files first, then folders and what was looked for.
  let files: [String]
  private let others: [String]
  private let look: UInt64

  /// Nil where something was changed after `start` (`FileStamp.now` before the first was read), or so
  /// shortly before that the times of the file system may not tell.
  init?(rules: UInt64, files: [String], others: [String], readAfter start: Int) {
    self.rules = rules
    self.files = files
    self.others = others
    let stamps = (files + others).map { FileStamp($0) }
    guard stamps.allSatisfy({ $0.isOlder(than: start) }) else { return nil }
    look = StyleStamp.look(stamps, rules, files.count)
  }

  private static func look(_ stamps: [FileStamp], _ rules: UInt64, _ fileCount: Int) -> UInt64 {
    var hash = ByteHash(continuing: rules ^ UInt64(fileCount))
    for stamp in stamps { hash = stamp.hash(hash) }
    return hash.value
  }

  /// Whether everything still looks as it did.
  var holds: Bool {
    StyleStamp.look((files + others).map { FileStamp($0) }, rules, files.count) == look
  }

  /// The stored form: both numbers and the count of rule files in 24 bytes, then the paths, each with a zero
  /// behind it. What is damaged does not hold.
  var bytes: [UInt8] {
    var bytes: [UInt8] = []
    for number in [rules, look, UInt64(files.count)] {
      withUnsafeBytes(of: number.littleEndian) { bytes += $0 }
    }
    for path in files + others { bytes += Array(path.utf8) + [0] }
    return bytes
  }

  /// Nil where the bytes are none that `bytes` gives.
  init?(_ bytes: [UInt8]) {
    guard bytes.count > 24, bytes.last == 0 else { return nil }
    func number(_ place: Int) -> UInt64 {
      bytes[(8 * place)..<(8 * place + 8)].reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }
    let paths = bytes[24...].dropLast().split(separator: 0, omittingEmptySubsequences: false).map {
      String(decoding: $0, as: UTF8.self)
    }
    guard let count = Int(exactly: number(2)), count <= paths.count else { return nil }
    rules = number(0)
    look = number(1)
    files = Array(paths[..<count])
    others = Array(paths[count...])
  }
}
