import BuiltInRules
import Glibc
import JSONCoding
import LintEngine
import PatternRules
import RuleKit
import TranslationRules

/// `wirelint rules` and `wirelint explain`.
enum RulesCommand {
  static func list(_ arguments: ParsedArguments) throws(UsageError) -> Int32 {
    if arguments.has("--write-pages") { return try writePages() }
    if let folder = arguments.value("--write-site") {
      return try SiteCommand.write(to: folder)
    }
    if arguments.has("--test") { return try StyleTests.test(arguments.operands) }
    if arguments.has("--lint") { return try StyleTests.review(arguments.operands) }
    let library = StyleLibrary(try DataFolder.find())
    let styles = arguments.all("--style") + arguments.operands
    let infos = allInfos + (try library.rules(styles)).map(\.info)
    let text: String
    switch arguments.value("--format") {
    case "json": text = try json(infos.map(Row.init))
    case "markdown": text = markdown(infos)
    default: text = table(infos)
    }
    write(Array(text.utf8), to: 1)
    return 0
  }

  private static func table(_ infos: [RuleInfo]) -> String {
    infos.map { info in
      HelpText.padded(info.id, 30) + HelpText.padded(info.category.rawValue, 13)
        + HelpText.padded(info.severity.rawValue, 9)
        + HelpText.padded(info.isOnByDefault ? "on" : "off", 5) + info.summary + "\n"
    }.joined()
  }

  private static func markdown(_ infos: [RuleInfo]) -> String {
    "| rule | category | severity | default | flags |\n|---|---|---|---|---|\n"
      + infos.map {
        "| [\($0.id)](\(RulePage.path(of: $0))) | \($0.category.rawValue) | \($0.severity.rawValue) | \($0.isOnByDefault ? "on" : "off") | \($0.summary) |\n"
      }.joined()
  }

  /// What programs are told of a rule.
  private struct Row: Encodable {
    var category: String
    var `default`: Bool
    var fixes: Bool
    var id: String
    var page: String
    var severity: String
    var summary: String

    init(_ info: RuleInfo) {
      id = info.id
      category = info.category.rawValue
      severity = info.severity.rawValue
      `default` = info.isOnByDefault
      fixes = info.offersFixes
      summary = info.summary
      page = RulePage.path(of: info)
    }
  }

  private static func json(_ value: some Encodable) throws(UsageError) -> String {
    var encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .withoutEscapingSlashes]
    do {
      return String(decoding: try encoder.encode(value), as: UTF8.self) + "\n"
    } catch {
      throw UsageError("what is known of rules cannot be written as JSON: \(error)")
    }
  }

  static func explain(_ arguments: ParsedArguments) throws(UsageError) -> Int32 {
    guard !arguments.operands.isEmpty else {
      throw UsageError("name a rule: wirelint explain RULE ('wirelint rules' lists them)")
    }
    var rules = allRules
    if arguments.operands.contains(where: { $0.contains(".") }) || !arguments.all("--style").isEmpty {
      // A rule of a pack, which need not be on to be asked about.
      let library = StyleLibrary(try DataFolder.find())
      rules += try library.rules(
        arguments.all("--style").isEmpty ? library.packNames : arguments.all("--style"))
    }
    var ids: Set<String> = []
    let infos = (allInfos + rules.map(\.info)).filter { ids.insert($0.id).inserted }
    var texts: [String] = []
    for name in arguments.operands {
      let meant = RulesCommand.meant(name, among: infos)
      if meant.isEmpty { throw UsageError(RuleSelection.unknown(name, among: rules)) }
      // Of many rules a table says more than pages of examples.
      texts.append(meant.count == 1 ? meant.map(explanation).joined() : table(meant))
    }
    write(Array(texts.joined(separator: "\n").utf8), to: 1)
    return 0
  }

  /// The rules that a word names: an id, a category, a pack or a glob, in any case.
  private static func meant(_ name: String, among infos: [RuleInfo]) -> [RuleInfo] {
    let exact = infos.filter { RuleSelection.matches(name, $0) }
    if !exact.isEmpty { return exact }
    let lowered = name.lowercased()
    return infos.filter { info in
      info.id.lowercased() == lowered || info.category.rawValue.lowercased() == lowered
        || (lowered.contains("*")
          && PathGlob.matchesName(Array(lowered.utf8), Array(info.id.lowercased().utf8)))
    }
  }

  private static func explanation(_ info: RuleInfo) -> String {
    var out =
      "\(info.id) (\(info.category.rawValue), \(info.severity.rawValue), \(info.isOnByDefault ? "on" : "off") by default)\n\n"
    out += info.summary + "\n\n" + info.rationale + "\n"
    if let safety = info.fixSafety { out += "\nfixes: \(safety)\n" }
    for example in info.examples where example.isFlagged {
      out += "\nflagged:\n" + indented(example.copy)
      if let fixed = example.fixed { out += "  becomes:\n" + indented(fixed) }
    }
    for example in info.examples where !example.isFlagged {
      out += "\nleft alone:\n" + indented(example.copy)
    }
    for option in info.options {
      out += "\noption \(option.name) (\(option.fitting); default \(option.standard)): \(option.summary)\n"
    }
    return out
      + "\n\(info.offersFixes ? "It offers fixes." : "It offers no fix that is uniquely determined.")"
      + (page(of: info).map { " Page: \($0)\n" } ?? "\n")
  }

  /// Where the page of a rule is installed; a rule of a user's style has none.
  private static func page(of info: RuleInfo) -> String? {
    guard let data = try? DataFolder.find() else { return nil }
    let path = data.path + "/" + RulePage.path(of: info)
    return FileSystem.exists(path) ? path : nil
  }

  private static func indented(_ copy: String) -> String {
    copy.split(separator: "\n", omittingEmptySubsequences: false).map { "    \($0)\n" }.joined()
  }

  /// Writes the tables of rules in the pages of packs anew.
  private static func writePackTables() throws(UsageError) {
    let library = StyleLibrary(DataFolder(path: "."), cacheFolder: nil)
    for pack in library.packNames {
      let path = "rules/packs/\(pack)/README.md"
      let rules = try library.rules([pack]).filter { $0.id.hasPrefix(pack + ".") }
      let page = String(decoding: try InputReading.read(path, as: "the page"), as: UTF8.self)
      try put(PackPage.updated(page, rules), to: path)
    }
  }

  /// The source files of rules, by id.
  static var sources: [String: String] {
    Dictionary(
      allRules.map { rule in
        let folder =
          rule is any TranslationRule
          ? "TranslationRules/Rules" : "BuiltInRules/\(rule.info.category.folder)"
        return (rule.id, "Sources/Rules/\(folder)/\(RulePage.typeName(of: rule.info)).swift")
      }
    ) { first, _ in first }
  }

  private static func put(_ text: String, to path: String) throws(UsageError) {
    do throws(InputFailure) {
      FileSystem.makeFolder(AbsolutePath.folder(of: path))
      try AtomicWrite.write(Array(text.utf8), to: path)
    } catch {
      throw UsageError("'\(path)' cannot be written: \(error.reason)")
    }
  }

  private static func writePages() throws(UsageError) -> Int32 {
    let sources = sources
    for info in allInfos {
      let path = RulePage.path(of: info)
      let source = sources[info.id] ?? InputRules.source(of: info.id)
      try put(RulePage.markdown(info, source: source), to: path)
    }
    try writePackTables()
    try put(ProjectPages.commands(), to: "docs/commands.md")
    try put(ProjectPages.rules(allInfos), to: "rules/README.md")
    try put(try json(RuleSchema()), to: "rules/schema/rule.schema.json")
    say("\(allInfos.count) pages written")
    return 0
  }
}
