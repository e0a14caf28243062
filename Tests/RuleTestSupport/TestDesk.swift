import ArticleModel
import Calendars
import Diagnostics
import Foundation
import Lexicon
import LintEngine
import RuleKit
import SourceText

/// The checkout's own lists and dictionaries, loaded once for all tests, and the parser over them.
package enum TestDesk {
  /// The checkout.
  package static let root: String = {
    var folder = URL(fileURLWithPath: #filePath)
    while folder.path != "/", !FileManager.default.fileExists(atPath: folder.path + "/Package.swift") {
      folder = folder.deletingLastPathComponent()
    }
    return folder.path
  }()

  /// Whether property tests try everything there is instead of a sample: `scripts/test-long`.
  package static let isLongRun = ProcessInfo.processInfo.environment["WIRELINT_LONG_TESTS"] != nil

  package static let vocabulary: Vocabulary = {
    let lists = (try? DataFolder(path: root).vocabulary(useCache: false)) ?? Vocabulary([:])
    // What name-variant-archive compares its examples with.
    let index = "Brandvold\t60\tBrandvold\nBrandvolt\t1\tBrandvolt\nTarkhovsk\t240\tTarkhovsk\n"
    return lists.adding(WordList(parsing: index), as: "names-index")
  }()

  package static let lexicon: Lexicon =
    (try? DataFolder(path: root).lexicon(vocabulary: vocabulary, useCache: true))
    ?? Lexicon(dictionaries: [], accepted: vocabulary["accepted-words"], frequentWords: "", cacheFolder: nil)

  /// The parsed article of some copy.
  package static func article(_ copy: String) -> Article { article(SourceText(copy)) }

  /// The parsed article of a text.
  package static func article(_ text: SourceText) -> Article {
    ArticleParser(vocabulary: vocabulary).parse(ReadDocument(text: text))
  }

  /// A context of its own for one check.
  package static func context(date: String? = nil, profile: Profile = .wire) -> RuleContext {
    RuleContext(
      speller: Speller(lexicon), profile: profile, storyDate: date.flatMap { CalendarDate(iso: $0) },
      zones: SystemZones.shared)
  }

  /// A rule's diagnostics on some copy, in order.
  package static func diagnostics(_ rule: any Rule, on text: SourceText, date: String? = nil) -> [Diagnostic]
  {
    diagnostics(rule, on: article(text), in: context(date: date)).sorted(by: Diagnostic.inOrder)
  }

  /// A rule's diagnostics on an example with its marks taken out, read in the format that it is in.
  package static func diagnostics(_ rule: any Rule, on example: Example, _ text: SourceText) -> [Diagnostic] {
    guard example.name != nil else { return diagnostics(rule, on: text, date: example.date) }
    var settings = LintSettings()
    settings.minimum = .note
    let linter = ArticleLinter(
      vocabulary: vocabulary, lexicon: lexicon, rules: [(rule, nil)], settings: settings)
    return linter.lint(text).diagnostics
  }

  /// A rule's diagnostics on an article that is its own file, in any order.
  package static func diagnostics(
    _ rule: any Rule, on article: Article, in context: RuleContext
  ) -> [Diagnostic] {
    RuleRunner.run(rule, on: article, in: context).map {
      Diagnostic($0, of: rule.info.id, $0.severity ?? rule.info.severity)
    }
  }

  private static let bilingualData = BilingualData(DataFolder(path: root))

  /// What rules say of a bilingual text whose name tells its format, notes included, in order; a reader's
  /// problems as well.
  package static func bilingual(_ rules: [any Rule], _ text: SourceText) -> [Diagnostic] {
    report(rules, text).diagnostics
  }

  /// What rules say of two plain texts, ranges in the target.
  package static func pair(_ rules: [any Rule], _ source: SourceText, _ target: SourceText) -> [Diagnostic] {
    bilingualLinter(rules).lint(target, against: source).diagnostics
  }

  /// The report on a bilingual text.
  package static func report(_ rules: [any Rule], _ text: SourceText) -> FileReport {
    bilingualLinter(rules).lint(text)
  }

  private static func bilingualLinter(_ rules: [any Rule]) -> ArticleLinter {
    var settings = LintSettings()
    settings.minimum = .note
    var plan = LintPlan(
      vocabulary: vocabulary, lexicon: lexicon, rules: rules.map { ($0, nil) }, settings: settings)
    plan.bilingual = bilingualData
    return plan.linter()
  }

  /// Where plans come from, with what is compiled kept for the next test.
  package static var planSources: PlanSources {
    var sources = PlanSources()
    sources.cacheFolder = Lexicon.userCacheFolder
    return sources
  }

  /// What makes plans by the defaults.
  package static let maker: PlanMaker = {
    do {
      return try PlanMaker(DataFolder(path: root), planSources)
    } catch {
      preconditionFailure("\(error)")
    }
  }()

  /// The stories of a folder of the checkout, by path in order.
  package static func stories(in folder: String) -> [SourceText] {
    let path = root + "/" + folder
    let names = ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).filter {
      $0.hasSuffix(".txt")
    }.sorted()
    return names.compactMap { name in
      FileManager.default.contents(atPath: path + "/" + name).map {
        SourceText(name: folder + "/" + name, bytes: Array($0))
      }
    }
  }
}

extension RuleSelection {
  /// The rules that run on the wire.
  package func select(from rules: [any Rule]) throws -> [(rule: any Rule, severity: Severity?)] {
    try select(from: rules, for: .wire)
  }
}
