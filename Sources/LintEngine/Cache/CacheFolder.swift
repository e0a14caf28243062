import Foundation

/// The folder of a user in which files are kept that save a later run some work, and which may be removed at
/// any time.
struct CacheFolder {
  private let path: String

  init(_ path: String) { self.path = path }

  /// Writes a file whole or not at all; says nothing where the folder cannot be written. Of the files whose
  /// names begin with `prefix`, the newest `most` stay.
  func keep(_ bytes: [UInt8], as file: String, most: Int, prefix: String) {
    try? FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    try? AtomicWrite.write(bytes, to: file)
    removeOldest(prefix, most)
  }

  private func removeOldest(_ prefix: String, _ most: Int) {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    let paths = names.filter { $0.hasPrefix(prefix) }.map { path + "/" + $0 }
    guard paths.count > most else { return }
    func age(_ path: String) -> Int {
      var info = stat()
      return stat(path, &info) == 0 ? info.st_mtim.tv_sec * 1_000_000_000 + info.st_mtim.tv_nsec : 0
    }
    for path in paths.sorted(by: { age($0) < age($1) }).prefix(paths.count - most) {
      try? FileManager.default.removeItem(atPath: path)
    }
  }
}
