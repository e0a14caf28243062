import LintEngine
import RuleKit
import Site

/// The pages of rules and of the guide: `wirelint rules --write-site DIR` writes them, `wirelint serve` shows them.
enum SiteCommand {
  /// Writes the site into a folder, which is made where it is missing; other files in it are left alone.
  static func write(to folder: String) throws(UsageError) -> Int32 {
    let pages = try site(DataFolder.find()).pages
    for page in pages {
      let path = folder + "/" + page.path
      FileSystem.makeFolder(AbsolutePath.folder(of: AbsolutePath.of(path)))
      do throws(InputFailure) {
        try AtomicWrite.write(Array(page.content), to: path)
      } catch {
        throw UsageError("'\(path)' cannot be written: \(error.reason)")
      }
    }
    say("\(pages.count) files written into \(folder); open \(folder)/index.html")
    return 0
  }

  /// The site of this installation.
  static func site(_ data: DataFolder, leadsToForm: Bool = false) throws(UsageError) -> Site {
    let sources = RulesCommand.sources
    let entries = allInfos.map { info in
      Site.Entry(
        info: info, page: RulePage.markdown(info, source: sources[info.id] ?? InputRules.source(of: info.id)))
    }
    return Site(rules: entries, guides: try guides(data.path + "/docs"), leadsToForm: leadsToForm)
  }

  /// The Markdown files of a folder by name, without their ending.
  private static func guides(_ folder: String) throws(UsageError) -> [(name: String, text: String)] {
    let names = (FileSystem.names(in: folder) ?? []).sorted()
    return try names.filter { $0.hasSuffix(".md") }.map { (name) throws(UsageError) in
      let bytes = try InputReading.read(folder + "/" + name, as: "the guide")
      return (String(name.dropLast(3)), String(decoding: bytes, as: UTF8.self))
    }
  }
}
