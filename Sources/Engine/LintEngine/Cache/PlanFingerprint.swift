import Bitext
import Glibc
import SourceText

/// A number for all that decides what is found in a file besides its bytes: the program, its data, the
/// dictionaries, the rules and the settings.
package struct PlanFingerprint {
  private var hash = ByteHash()

  /// `program` is the path of the binary; its size and time stand for its content, as do those of the files
  /// below `folders` and of `files`.
  package init(program: String, folders: [String], files: [String]) {
    add(stampOf: program)
    for folder in folders {
      let names = FileSystem.paths(below: folder)
      for name in names.sorted() { add(stampOf: folder + "/" + name) }
    }
    for file in files { add(stampOf: file) }
  }

  /// Adds a plan: its rules and everything in its settings that the results depend on.
  package func value(of plan: LintPlan) -> UInt64 {
    var copy = self
    let settings = plan.settings
    for (rule, severity) in plan.rules { copy.add(rule.info.id + "=" + (severity?.rawValue ?? "")) }
    for info in InputRules.all {
      let severity = settings.selection.severity(of: info, standard: info.severity, heedsOnly: false)
      copy.add(info.id + "=" + (severity?.rawValue ?? ""))
    }
    copy.add(settings.profile.rawValue)
    copy.add(settings.date?.iso ?? "")
    copy.add(settings.minimum.rawValue)
    copy.add("at most \(settings.maxFindings)")
    copy.add(settings.inputFormat?.name ?? "")
    copy.add(settings.inputFormat?.statement ?? "")
    copy.add(settings.runtime.wantsSuggestions ? "suggestions" : "")
    copy.add(String(settings.skippedRegions.rawValue))
    for entry in settings.accepted.entries { copy.add(entry) }
    for entry in settings.glossary { copy.add("\(entry)") }
    for file in settings.learned?.files ?? [] { copy.add(stampOf: file) }
    for side in [settings.sides.source, settings.sides.target] { copy.add(side?.code ?? "") }
    for (rule, options) in settings.options.sorted(by: { $0.key < $1.key }) {
      for (name, value) in options.sorted(by: { $0.key < $1.key }) { copy.add("\(rule).\(name)=\(value)") }
    }
    for file in settings.valeMarkup?.files ?? [] { copy.add(stampOf: file) }
    for dictionary in plan.lexicon.dictionaries {
      copy.add(stampOf: dictionary + ".aff")
      copy.add(stampOf: dictionary + ".dic")
    }
    return copy.hash.value
  }

  private mutating func add(_ text: String) {
    for byte in text.utf8 { hash.add(byte) }
    hash.add(0)
  }

  private mutating func add(stampOf path: String) {
    var info = stat()
    guard stat(path, &info) == 0 else { return add(path + " is missing") }
    add("\(path) \(info.st_size) \(info.st_mtim.tv_sec) \(info.st_mtim.tv_nsec) \(info.st_ino)")
  }
}
