import Diagnostics

/// What a `.vale.ini` comes to, under the names that `vale ls-config` gives it.
extension ValeConfiguration {
  /// A value of the listing.
  package enum Listed: Sendable {
    case text(String)
    case number(Int)
    case texts([String])
    /// In the order of the file.
    case mapping([(key: String, value: Listed)])
  }

  /// All of it; keys come in the order of their names.
  package var listing: [(key: String, value: Listed)] {
    let everywhere = sections.filter { $0.glob == "*" }
    let others = sections.filter { $0.glob != "*" }
    func lists(_ key: String) -> Listed {
      .mapping(
        sections.compactMap { section in
          let values = section.settings.filter { $0.key == key }.flatMap { ValeConfiguration.list($0.value) }
          return values.isEmpty ? nil : (section.glob, .texts(values))
        })
    }
    func checks(_ settings: [Setting]) -> Listed {
      .mapping(
        settings.filter { $0.key.contains(".") }.map { setting in
          (setting.key, .text(ValeConfiguration.isOn(setting.value) ? "YES" : "NO"))
        })
    }
    let levels = sections.flatMap(\.settings).filter {
      $0.key.contains(".") && ValeConfiguration.level($0.value) != nil
    }
    return [
      ("BlockIgnores", lists("BlockIgnores")),
      ("Formats", .mapping(formats.sorted { $0.key < $1.key }.map { ($0.key, .text($0.value)) })),
      (
        "GBaseStyles",
        .texts(
          everywhere.flatMap(\.settings).filter { $0.key == "BasedOnStyles" }.flatMap {
            ValeConfiguration.list($0.value)
          })
      ),
      ("GChecks", checks(everywhere.flatMap(\.settings))),
      ("IgnoredClasses", .texts(names("IgnoredClasses"))),
      ("IgnoredScopes", .texts(names("IgnoredScopes"))), ("MinAlertLevel", .number(minimum.rank)),
      ("Packages", .texts(names("Packages"))), ("Paths", .texts(stylesPaths)), ("RootINI", .text(path)),
      ("RuleToLevel", .mapping(levels.map { ($0.key, .text($0.value)) })),
      ("SBaseStyles", lists("BasedOnStyles")),
      ("SChecks", .mapping(others.map { ($0.glob, checks($0.settings)) })),
      ("SkippedScopes", .texts(names("SkippedScopes"))), ("TokenIgnores", lists("TokenIgnores")),
      ("Vocab", .texts(names("Vocab"))),
    ]
  }

  private static func isOn(_ value: String) -> Bool { value == "YES" || level(value) != nil }
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
