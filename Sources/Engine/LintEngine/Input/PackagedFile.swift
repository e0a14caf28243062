import Readers
import SourceText
import Synchronization

/// A bilingual file in a translation tool's package. Its path is the package's, `/` and its name in there, as if the
/// package were a folder.
struct PackagedFile {
  /// The package that was opened last, under its stamp: its files are asked for one after the other.
  private static let opened = Mutex<(stamp: UInt64, package: TranslationPackage)?>(nil)
  /// Larger packages are refused, in bytes.
  private static let largest = 512 << 20

  private let path: String
  /// The path of the package.
  private let package: String
  private let name: String

  /// The path of what is on the disk: of a file in a package the package, of others their own.
  static func pathOnDisk(_ path: String) -> String { PackagedFile(path)?.package ?? path }

  /// Nil where no part of a path is a package.
  init?(_ path: String) {
    var start = path.startIndex
    while let slash = path[start...].firstIndex(of: "/") {
      let package = String(path[..<slash])
      start = path.index(after: slash)
      guard TranslationPackage.has(name: package), FileSystem.kind(of: package) == .file else { continue }
      self.path = path
      self.package = package
      name = String(path[start...])
      return
    }
    return nil
  }

  /// The paths of the files in a package; throws why it cannot be read, or that it holds none.
  static func paths(in package: String) throws(InputFailure) -> [String] {
    let files = try open(package).files
    guard !files.isEmpty else {
      throw InputFailure(path: package, reason: "the package holds no bilingual file")
    }
    return files.map { package + "/" + $0 }
  }

  /// Its bytes.
  func read() throws(InputFailure) -> [UInt8] {
    let opened = try PackagedFile.open(package)
    let content = try PackagedFile.unpacking(path) { () throws(ZipFault) in try opened.content(of: name) }
    guard let content else { throw InputFailure(path: path, reason: "no such file in the package") }
    return content
  }

  /// Replaces it in its package, whose other bytes stay, in one step; `expecting` is what it has to hold still.
  func write(_ bytes: [UInt8], expecting: [UInt8]?) throws(InputFailure) {
    let before = try InputReading.regular(package, atMost: PackagedFile.largest)
    let unpacked = try PackagedFile.unpacking(path) { () throws(ZipFault) in try TranslationPackage(before) }
    let content = try PackagedFile.unpacking(path) { () throws(ZipFault) in try unpacked.content(of: name) }
    guard let content, expecting == nil || expecting == content else {
      throw InputFailure(path: path, reason: "changed while it was linted; nothing was written")
    }
    guard let after = unpacked.replacing(name, with: bytes) else {
      throw InputFailure(path: path, reason: "cannot be written (the package would be too large)")
    }
    try AtomicWrite.write(after, to: package, expecting: before)
  }

  private static func open(_ package: String) throws(InputFailure) -> TranslationPackage {
    let stamp = FileStamp(package).hash(ByteHash()).value
    if let known = opened.withLock({ $0 }), known.stamp == stamp { return known.package }
    let bytes = try InputReading.regular(package, atMost: largest, wanted: "a package")
    let read = try unpacking(package) { () throws(ZipFault) in try TranslationPackage(bytes) }
    opened.withLock { $0 = (stamp, read) }
    return read
  }

  /// What comes of an archive; its faults are those of a path.
  private static func unpacking<Result>(
    _ path: String, _ body: () throws(ZipFault) -> Result
  ) throws(InputFailure) -> Result {
    do throws(ZipFault) { return try body() } catch {
      throw InputFailure(path: path, reason: "the package cannot be read: \(error.reason)")
    }
  }
}
