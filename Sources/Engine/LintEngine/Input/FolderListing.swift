import Glibc
import Lexicon

/// What a path leads to, symbolic links followed.
enum FileKind: Sendable {
  case file
  case folder
  /// A pipe, socket or device: read when it is named, passed over in a folder, where it may block for ever.
  case other

  init(mode: mode_t) {
    switch mode & S_IFMT {
    case S_IFREG: self = .file
    case S_IFDIR: self = .folder
    default: self = .other
    }
  }
}

/// A file or folder of this machine, whatever its paths.
struct FileIdentity: Hashable, Sendable {
  private let device: UInt64
  private let number: UInt64

  init(_ info: stat) {
    device = UInt64(info.st_dev)
    number = UInt64(info.st_ino)
  }
}

/// One level of a folder.
///
/// Names are read as bytes: Foundation leaves out those that are not UTF-8 without a word.
struct FolderListing {
  struct Entry {
    var name: [UInt8]
    var kind: FileKind
    /// Whether it is a symbolic link, to what its kind is.
    var isLink = false
  }

  /// What the folder is, so that links in a circle are seen.
  let identity: FileIdentity
  /// Without links that lead nowhere, in the byte order of the paths below them: a folder counts as its name with
  /// a slash.
  let entries: [Entry]

  /// `withHidden`: whether names that begin with a dot are listed.
  init(_ path: String, withHidden: Bool = false) throws(InputFailure) {
    guard let folder = opendir(path) else {
      throw InputFailure(path: path, reason: "the folder cannot be read (\(InputFailure.systemReason()))")
    }
    defer { closedir(folder) }
    var info = stat()
    guard fstat(dirfd(folder), &info) == 0 else {
      throw InputFailure(path: path, reason: "the folder cannot be read (\(InputFailure.systemReason()))")
    }
    identity = FileIdentity(info)
    var found: [(key: [UInt8], entry: Entry)] = []
    while let (name, type) = FolderReading.next(of: folder) {
      if name.first == UInt8(ascii: "."), !withHidden || FolderListing.isItself(name) { continue }
      guard let kind = FolderListing.kind(of: name, type, in: dirfd(folder)) else { continue }
      let key = kind == .folder ? name + [UInt8(ascii: "/")] : name
      let isLink = FolderListing.isLink(name, type, in: dirfd(folder))
      found.append((key, Entry(name: name, kind: kind, isLink: isLink)))
    }
    entries = found.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map(\.entry)
  }

  /// `.` and `..`.
  private static func isItself(_ name: [UInt8]) -> Bool { name.count <= 2 && name.allSatisfy { $0 == 0x2E } }

  private static func isLink(_ name: [UInt8], _ type: UInt8, in folder: Int32) -> Bool {
    guard Int(type) == Int(DT_UNKNOWN) else { return Int(type) == Int(DT_LNK) }
    var info = stat()
    let path = name.map { CChar(bitPattern: $0) } + [0]
    return fstatat(folder, path, &info, AT_SYMLINK_NOFOLLOW) == 0 && info.st_mode & S_IFMT == S_IFLNK
  }

  /// The system says what most entries are; links, and file systems that do not say, cost a look.
  private static func kind(of name: [UInt8], _ type: UInt8, in folder: Int32) -> FileKind? {
    switch Int(type) {
    case Int(DT_REG): return .file
    case Int(DT_DIR): return .folder
    case Int(DT_LNK), Int(DT_UNKNOWN):
      var info = stat()
      let found = fstatat(folder, name.map { CChar(bitPattern: $0) } + [0], &info, 0)
      return found == 0 ? FileKind(mode: info.st_mode) : nil
    default: return .other
    }
  }
}
