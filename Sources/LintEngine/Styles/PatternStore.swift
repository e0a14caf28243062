import Foundation
import PatternRules

/// Keeps what is known of patterns in the user's cache folder, one file for each set of rule files.
struct PatternStore: PatternCache {
  let folder: String

  /// Files that are kept; the oldest go first.
  private static let most = 24

  private func path(_ key: UInt64) -> String { folder + "/patterns-" + String(key, radix: 16) }

  func load(_ key: UInt64) -> [UInt8]? {
    let path = path(key)
    guard FileManager.default.fileExists(atPath: path) else { return nil }
    return try? InputReading.read(.file(path)).bytes
  }

  func store(_ bytes: [UInt8], _ key: UInt64) {
    try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    removeOldest()
    try? AtomicWrite.write(bytes, to: path(key))
  }

  private func removeOldest() {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    let paths = names.filter { $0.hasPrefix("patterns-") }.map { folder + "/" + $0 }
    guard paths.count >= PatternStore.most else { return }
    func age(_ path: String) -> Int {
      var info = stat()
      return stat(path, &info) == 0 ? Int(info.st_mtim.tv_sec) : 0
    }
    for path in paths.sorted(by: { age($0) < age($1) }).prefix(paths.count - PatternStore.most + 1) {
      try? FileManager.default.removeItem(atPath: path)
    }
  }
}
