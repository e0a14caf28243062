import Glibc

/// The folder out of which a project's own files do not lead: whoever opens somebody else's folder must not read
/// files of his own with it.
package struct ProjectBounds: Sendable {
  /// The folder without links; nil where anything goes.
  private let root: String?

  /// Anything goes.
  package static let none = ProjectBounds(root: nil)

  private init(root: String?) { self.root = root }

  /// The bounds of what was installed as a whole: its own folder, by its absolute path.
  init(folder: String) { root = ProjectBounds.real(folder) }

  /// The bounds of the project of a file, by its absolute path: the folder at or above it that holds `.git`; without
  /// one the working directory where the file lies below it, else the file's own folder.
  package init(of file: String) {
    let own = AbsolutePath.folder(of: file)
    var folder = own
    while folder != "/" {
      if access(folder + "/.git", F_OK) == 0 {
        root = ProjectBounds.real(folder)
        return
      }
      folder = AbsolutePath.folder(of: folder)
    }
    let here = AbsolutePath.of(".")
    // A home is no project.
    let isHome = here == "/" || here == getenv("HOME").map { String(cString: $0) }
    root = ProjectBounds.real(!isHome && ProjectBounds.isAt(own, orBelow: here) ? here : own)
  }

  /// Whether a path, links followed, leads to something in the project.
  package func holds(_ path: String) -> Bool {
    guard let root else { return true }
    return ProjectBounds.isAt(ProjectBounds.real(AbsolutePath.of(path)), orBelow: root)
  }

  /// Throws where a value names something outside of the project.
  func check(_ path: String, _ stated: Stated<String>) throws(UsageError) {
    guard let root, !holds(path) else { return }
    throw stated.error(ProjectBounds.refusal(stated.value, root))
  }

  /// Throws where a file that was found by its name is a link that leads out of the project.
  func check(file: String) throws(UsageError) {
    guard let root, !holds(file) else { return }
    throw UsageError(ProjectBounds.refusal(file, root))
  }

  private static func refusal(_ path: String, _ root: String) -> String {
    "'\(path)' leads out of the project '\(ConfigurationTree.shown(root))'; --trust allows that"
  }

  private static func isAt(_ path: String, orBelow folder: String) -> Bool {
    path == folder || path.hasPrefix(folder == "/" ? "/" : folder + "/")
  }

  /// An absolute path without links, as far as there is anything at it.
  private static func real(_ path: String) -> String {
    if let found = realpath(path, nil) {
      defer { free(found) }
      return String(cString: found)
    }
    guard path != "/" else { return path }
    let folder = real(AbsolutePath.folder(of: path))
    let name = path.split(separator: "/").last.map(String.init) ?? ""
    return folder == "/" ? "/" + name : folder + "/" + name
  }
}
