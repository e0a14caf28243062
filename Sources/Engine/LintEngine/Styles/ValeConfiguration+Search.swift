import Readers

/// Where a `.vale.ini` is looked for, as Vale looks for it (vale.sh/docs/cli#configuration).
extension ValeConfiguration {
  /// Names that Vale knows for it.
  private static let names = [".vale.ini", "_vale.ini", "vale.ini", ".vale", "_vale"]

  /// Whether a path is one of a configuration of Vale's.
  package static func isName(_ path: String) -> Bool {
    path.hasSuffix(".ini")
      || [".vale", "_vale"].contains(AbsolutePath.of(path).split(separator: "/").last ?? "")
  }

  /// The configuration of a folder: what `VALE_CONFIG_PATH` names, else the nearest of the folder and those above it.
  /// Nil where a `.wirelint.yml` is nearer, or there is none.
  package static func nearest(to folder: String) -> String? {
    let stated = SystemFacts.environment("VALE_CONFIG_PATH") ?? ""
    if !stated.isEmpty { return stated }
    var folder = AbsolutePath.of(folder)
    while true {
      let prefix = folder == "/" ? "/" : folder + "/"
      if isFile(prefix + ConfigurationTree.name) { return nil }
      if let name = names.first(where: { isFile(prefix + $0) }) {
        return ConfigurationTree.shown(prefix + name)
      }
      if folder == "/" { return nil }
      folder = AbsolutePath.folder(of: folder)
    }
  }

  /// Extensions of the files that are read in folders when a configuration of Vale's is in force.
  package var extensions: Set<String> {
    var found = Set(formats.keys).union([
      "adoc", "asciidoc", "asc", "rst", "rest", "org", "md", "mdx", "markdown", "html", "htm", "txt",
    ])
    let keys = Set(sections.flatMap { $0.settings.map(\.key) })
    if keys.contains("View") { found.formUnion(DataView.extensions) }
    if keys.contains("Transform") { found.formUnion(["xml", "dita", "ditamap", "dbk", "docbook", "xsd"]) }
    return found
  }

  private static func isFile(_ path: String) -> Bool {
    FileSystem.exists(path) && !FileSystem.isFolder(path)
  }
}
