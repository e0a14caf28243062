import Glibc

/// What a file of the cache folder holds; its name begins with the kind and a dash.
package enum CacheKind: String, CaseIterable, Sendable {
  case words
  case lists
  case grammar
  case patterns
  case styles
  case results

  /// What it is, for people.
  package var summary: String {
    switch self {
    case .words: "spelling dictionaries, expanded"
    case .lists: "word lists, sorted"
    case .grammar: "patterns of sentences, as tables"
    case .patterns: "rules of style packs, compiled"
    case .styles: "which rules the files of a style hold"
    case .results: "what was found in files that did not change (--cache)"
    }
  }
}

extension CacheFolder {
  /// A file that was kept.
  package struct Entry: Sendable {
    /// What is kept in it.
    package var kind: CacheKind
    /// The file's name in the folder.
    package var name: String
    /// Bytes.
    package var size: Int
    /// When it was last read or written, in seconds since 1970; the system notes reading once a day.
    package var used: Int
  }

  /// Bytes of all files together; beyond it those go that were not used for longest.
  package static let mostBytes = 256 << 20
  /// Days after which a file goes that nobody used.
  package static let mostDays = 90
  /// Seconds after which what a dead process left half written goes.
  private static let oldTemporary = 3600

  /// Our files, of every kind.
  package func entries() -> [Entry] {
    names().compactMap { name in
      guard let kind = CacheKind.allCases.first(where: { name.hasPrefix($0.rawValue + "-") }),
        let info = ownFile(name)
      else { return nil }
      return Entry(
        kind: kind, name: name, size: Int(info.st_size), used: max(info.st_atim.tv_sec, info.st_mtim.tv_sec))
    }
  }

  /// A regular file of this user.
  private func ownFile(_ name: String) -> stat? {
    var info = stat()
    guard lstat(path + "/" + name, &info) == 0, info.st_mode & S_IFMT == S_IFREG, info.st_uid == geteuid()
    else { return nil }
    return info
  }

  /// Keeps the folder within its bounds.
  package func tidy() {
    let now = time(nil)
    for name in names() where CacheKind.allCases.contains(where: { name.hasPrefix(".\($0.rawValue)-") }) {
      if let info = ownFile(name), info.st_mtim.tv_sec < now - CacheFolder.oldTemporary { remove(name) }
    }
    var total = 0
    for entry in entries().sorted(by: { $0.used > $1.used }) {
      total += entry.size
      let isOld = entry.used < now - CacheFolder.mostDays * 86400
      if isOld || total > CacheFolder.mostBytes { remove(entry.name) }
    }
  }

  /// Removes our files; those that went.
  package func clear() -> [Entry] {
    let entries = entries()
    return entries.filter { unlink(path + "/" + $0.name) == 0 }
  }
}
