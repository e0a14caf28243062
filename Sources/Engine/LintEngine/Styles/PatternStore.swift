import Lexicon
import PatternRules
import SourceText

/// Keeps what was made of rule files in the user's cache folder: a file for each set of them, by the hash of
/// their bytes, and one for each set of folders that says which set they held (`StyleStamp`).
struct PatternStore: PatternCache {
  private let folder: CacheFolder

  /// Files of each kind that are kept; the oldest go first.
  private static let most = 24

  /// The program's own file: what another build has made is not used. Where there is no such file the form
  /// of what is stored tells them apart.
  private static let program = FileStamp("/proc/self/exe").hash(ByteHash()).value

  init(folder: String) { self.folder = CacheFolder(folder) }

  private func name(_ key: UInt64) -> String { String(key ^ PatternStore.program, radix: 16) }

  func load(_ key: UInt64) -> StoredBytes? { folder.mapped("patterns-" + name(key)) }

  func store(_ bytes: UnsafeRawBufferPointer, _ key: UInt64) {
    folder.keep([bytes], "patterns", name(key), most: PatternStore.most)
  }

  /// The stamp of a set of folders.
  func stamp(_ key: UInt64) -> StyleStamp? {
    folder.mapped("styles-" + name(key)).flatMap { StyleStamp(Array($0.bytes)) }
  }

  func store(_ stamp: StyleStamp, _ key: UInt64) {
    stamp.bytes.withUnsafeBytes { folder.keep([$0], "styles", name(key), most: PatternStore.most) }
  }
}
