import ArticleModel
import Diagnostics
import MarkedYAML
import Readers
import RuleKit

/// A value of a configuration file, with the place that it was written at.
package struct Stated<Value: Sendable>: Sendable {
  /// The value, read as what its key takes.
  package let value: Value
  /// The file, as it was found.
  package let path: String
  /// Where it begins in the file.
  package let place: YAMLPlace

  /// - Parameters:
  ///   - value: The value, read as what its key takes.
  ///   - path: The file, as it was found.
  ///   - place: Where the value begins in it.
  package init(_ value: Value, path: String, place: YAMLPlace) {
    self.value = value
    self.path = path
    self.place = place
  }

  /// `path:line`, for `wirelint config`.
  package var origin: String { "\(path):\(place.line)" }

  /// The error of a value that cannot be used, `path:line:column: error: reason`.
  package func error(_ reason: String) -> UsageError {
    UsageError(YAMLError(at: place, reason).line(in: path))
  }
}

/// What a configuration says of one rule, glob of rules or category.
package struct RuleSetting: Sendable {
  /// Whether it runs, and how loud.
  package enum State: Sendable, Hashable {
    /// At the rule's own severity.
    case on
    case off
    case severity(Severity)
  }

  /// A rule's id, a glob or a category.
  package var pattern: Stated<String>
  /// Nil where only options are set.
  package var state: State?
  /// Its options by name, each value as it is written.
  package var options: [Stated<(name: String, value: String)>]
}

/// What one configuration file, or one entry of its `overrides`, says.
package struct ConfigurationLayer: Sendable {
  /// Path globs of the files that it holds for, relative to `folder`; nil for every file.
  package var files: [String]?
  /// The folder of the file that it stands in, absolute.
  package var folder: String
  /// `profile`: the channel that the copy is for; nil where the layer does not say.
  package var profile: Stated<Profile>?
  /// `min-severity`: diagnostics below it are dropped; nil where the layer does not say.
  package var minimum: Stated<Severity>?
  /// Findings of a rule in a file that are reported; 0: all.
  package var maxFindings: Stated<Int>?
  /// What makes the exit code 1; a nil value is `never`.
  package var failOn: Stated<Severity?>?
  /// `language`: spelling dictionaries by the names of their files; nil where the layer does not say.
  package var languages: Stated<[String]>?
  /// Style packs by name, or folders of styles as absolute paths.
  package var styles: [Stated<String>] = []
  /// Words and names that are right.
  package var accepted: [Stated<String>] = []
  /// Absolute paths of word lists and Hunspell dictionaries.
  package var dictionaries: [Stated<String>] = []
  /// Absolute paths of glossaries for translations.
  package var glossaries: [Stated<String>] = []
  /// The absolute path of a folder that `wirelint learn` wrote.
  package var learned: Stated<String>?
  /// Regions whose diagnostics are dropped; nil where the layer does not say.
  package var skippedRegions: Stated<[RegionKind]>?
  /// The format of the files, instead of detecting it.
  package var format: Stated<FileFormat>?
  /// What is said of rules, globs and categories, in the order of the file.
  package var rules: [RuleSetting] = []

  /// A layer that says nothing yet.
  /// - Parameters:
  ///   - folder: The folder of the file that it stands in, absolute.
  ///   - files: Path globs of the files that it holds for; nil: every file.
  package init(folder: String, files: [String]? = nil) {
    self.folder = folder
    self.files = files
  }
}

/// A `.wirelint.yml` with what it extends.
package struct Configuration: Sendable {
  /// The file, as it was found.
  package let path: String
  /// Absolute.
  package let folder: String
  /// What it extends first, then its own keys, then its overrides; later ones win.
  package var layers: [ConfigurationLayer] = []
  /// Path globs of what is never linted.
  package var ignored: [(pattern: String, folder: String)] = []
  /// The absolute path of the baseline.
  package var baseline: Stated<String>?

  /// A configuration that says nothing yet.
  /// - Parameters:
  ///   - path: The file, as it was found.
  ///   - folder: Its folder, absolute.
  package init(path: String, folder: String) {
    self.path = path
    self.folder = folder
  }

  /// The indices of the layers that hold for a file, by its absolute path.
  package func layers(for file: String) -> [Int] {
    layers.indices.filter { index in
      let layer = layers[index]
      guard let globs = layer.files else { return true }
      return globs.contains { PathGlob.matches($0, file, below: layer.folder) }
    }
  }

  /// Whether the file is one that `ignore` leaves out, by its absolute path.
  package func ignores(_ file: String) -> Bool {
    ignored.contains { PathGlob.matches($0.pattern, file, below: $0.folder) }
  }
}
