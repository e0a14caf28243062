import Diagnostics

/// What a `.vale.ini` comes to, as `vale ls-config` prints it: Vale 3.15's keys in its order.
extension ValeConfiguration {
  /// A value of the listing.
  package enum Listed: Sendable {
    case null
    case text(String)
    case number(Int)
    case flag(Bool)
    case texts([String])
    case mapping([(key: String, value: Listed)])
  }

  /// All of it. `given`: the path as it was named.
  package func listing(given: String, root: String) -> [(key: String, value: Listed)] {
    let everywhere = sections.filter { $0.glob == "*" }
    let others = sections.filter { $0.glob != "*" }
    let states = (everywhere + others).flatMap(\.settings).filter { $0.key.contains(".") }
    let levels = states.filter { ValeConfiguration.level($0.value) != nil }
    return [
      ("BlockIgnores", lists("BlockIgnores")), ("Checks", states.isEmpty ? .null : .texts(states.map(\.key))),
      ("Formats", mapping(formats.map { ($0.key, .text($0.value)) })),
      ("Asciidoctor", mapping(asciidoctor.map { ($0.key, .text($0.value)) })),
      ("FormatToLang", mapping(values("Lang").map { ($0.glob, .text($0.value)) })),
      ("GBaseStyles", list(everywhere.flatMap(\.settings).filter { $0.key == "BasedOnStyles" }.map(\.value))),
      ("GChecks", checks(everywhere)), ("IgnoredClasses", stated("IgnoredClasses")),
      ("IgnoredScopes", stated("IgnoredScopes")), ("MinAlertLevel", .number(minimum.rank)),
      ("Vocab", stated("Vocab")),
      ("RuleToLevel", mapping(levels.map { ($0.key, .text($0.value)) })),
      ("SBaseStyles", lists("BasedOnStyles", of: others)),
      ("SChecks", mapping(others.map { ($0.glob, checks([$0])) })),
      ("SkippedScopes", stated("SkippedScopes")),
      (
        "Stylesheets",
        mapping(
          values("Transform").map {
            ($0.glob, .text(AbsolutePath.of($0.value.hasPrefix("/") ? $0.value : folder + "/" + $0.value)))
          })
      ),
      ("TokenIgnores", lists("TokenIgnores")),
      (
        "CommentDelimiters",
        mapping(values("CommentDelimiters").map { ($0.glob, .texts(ValeConfiguration.list($0.value))) })
      ),
      ("WordTemplate", .text(top.last { $0.key == "WordTemplate" }?.value ?? "")), ("RootINI", .text(root)),
      ("Paths", .texts(stylesPaths.map(AbsolutePath.of))), ("ConfigFiles", .texts([given])),
      ("NLPEndpoint", .text(top.last { $0.key == "NLPEndpoint" }?.value ?? "")),
    ]
  }

  /// A list above the sections, `null` where nothing states it.
  private func stated(_ key: String) -> Listed { list(top.filter { $0.key == key }.map(\.value)) }

  private func list(_ values: [String]) -> Listed {
    var seen: Set<String> = []
    let all = values.flatMap(ValeConfiguration.list).filter { seen.insert($0).inserted }
    return values.isEmpty ? .null : .texts(all)
  }

  private func lists(_ key: String, of chosen: [Section]? = nil) -> Listed {
    mapping(
      (chosen ?? sections).compactMap { section in
        let values = section.settings.filter { $0.key == key }.map(\.value)
        return values.isEmpty ? nil : (section.glob, list(values))
      })
  }

  private func values(_ key: String) -> [(glob: String, value: String)] {
    sections.compactMap { section in
      section.settings.last { $0.key == key }.map { (section.glob, $0.value) }
    }
  }

  private func checks(_ chosen: [Section]) -> Listed {
    let states = chosen.flatMap(\.settings).filter { $0.key.contains(".") }
    return mapping(
      states.map { ($0.key, .flag($0.value == "YES" || ValeConfiguration.level($0.value) != nil)) })
  }

  /// Keys in their order; of one that comes twice the first holds.
  private func mapping(_ pairs: [(key: String, value: Listed)]) -> Listed {
    var seen: Set<String> = []
    return .mapping(pairs.filter { seen.insert($0.key).inserted }.sorted { $0.key < $1.key })
  }
}

extension Severity {
  /// Vale's number of a level: 0 for a suggestion, 1 for a warning, 2 for an error.
  fileprivate var rank: Int {
    switch self {
    case .note: 0
    case .warning: 1
    case .error: 2
    }
  }
}
