import Diagnostics
import Dispatch
import MarkedYAML
import RuleKit
import SourceText
import Synchronization

/// A rule file as it was found.
package struct RuleFile: Sendable {
  /// As it is named in messages.
  package var path: String
  /// `Style.Rule`.
  package var id: String
  /// The file's content, not parsed yet.
  package var bytes: [UInt8]
  /// Whether it runs exactly as Vale would run it, instead of by the rules of wire copy.
  package var isVale: Bool
  /// A level that takes the place of the file's own.
  package var severity: Severity?
  /// The folders of styles, for dictionaries that a rule made for Vale names.
  package var folders: [String] = []

  /// A file of wirelint's own, at the severity that it states, as far as nothing else is said.
  package init(path: String, id: String, bytes: [UInt8], isVale: Bool = false, severity: Severity? = nil) {
    self.path = path
    self.id = id
    self.bytes = bytes
    self.isVale = isVale
    self.severity = severity
  }
}

/// Rule files that cannot be used: every one is named, and none runs.
package struct RuleFileErrors: Error {
  /// `path:line:column: error: reason`, one for each file.
  package let lines: [String]
  /// The paths of the files that nothing ails but that their rule is a program of Vale's.
  package let scripts: [String]
}

/// Rules of styles made for Vale, and what of them cannot be used.
package struct ValeRules: Sendable {
  /// Those that can be used.
  package var rules: [any Rule]
  /// `path:line:column: note: reason`, one for each rule file and accepted word that is left out.
  package var notices: [String]
}

/// The rules of some files, compiled to be matched together.
package enum RuleStyle {
  /// A pattern of a word that is always right, with the place where it stands, for errors.
  package typealias AcceptedPattern = (pattern: String, path: String, line: Int)

  /// The rules of the files, in their order. `accepted` are patterns of words that are always right (Vale's
  /// vocabulary). What `cache` has under their key (`key`) is not made again; without `withDefinitions` the
  /// files are not even parsed then, and the rules have neither examples nor places.
  package static func rules(
    of files: [RuleFile], accepted: [AcceptedPattern] = [], cache: (any PatternCache)? = nil,
    withDefinitions: Bool = true
  ) throws(RuleFileErrors) -> [any Rule] {
    let key = key(of: files, accepted: accepted)
    let stored = cache?.load(key).flatMap { RuleImage($0) }
    if let stored, !withDefinitions { return stored.rules }
    var errors: [String] = []
    let definitions = definitions(of: files, areChecked: stored != nil, &errors)
    let words = words(accepted, &errors)
    guard errors.isEmpty else { throw RuleFileErrors(lines: errors, scripts: scripts(errors)) }
    let image = stored ?? RuleImage(definitions, accepted: words)
    if stored == nil { cache?.store(image.bytes, key) }
    return withDefinitions ? image.rules(of: definitions) : image.rules
  }

  /// The files that are refused because their rule is a program.
  private static func scripts(_ errors: [String]) -> [String] {
    errors.compactMap { line in
      guard line.hasSuffix(": error: " + DefinitionReader.scriptRefusal) else { return nil }
      let path = line.split(separator: ":", omittingEmptySubsequences: false).dropLast(4)
      return path.joined(separator: ":")
    }
  }

  /// The rules of files made for Vale. A file that cannot be used is left out: its writer is somebody else.
  package static func valeRules(
    of files: [RuleFile], accepted: [AcceptedPattern] = [], cache: (any PatternCache)? = nil,
    withDefinitions: Bool = true
  ) -> ValeRules {
    var errors: [String] = []
    var wordErrors: [String] = []
    var kept: [RuleFile] = []
    let key = key(of: files, accepted: accepted)
    let stored = cache?.load(key).flatMap { RuleImage($0) }
    var definitions: [PatternDefinition] = []
    for (file, result) in zip(files, read(files, stored != nil)) {
      switch result {
      case .success(let definition) where !kept.contains(where: { $0.id == file.id }):
        kept.append(file)
        definitions.append(definition)
      case .success: continue
      case .failure(let error): errors.append(error.line(in: file.path))
      }
    }
    let words = words(accepted, &wordErrors)
    let notices = (errors + wordErrors).map { line in
      let text = line.replacing(": error: ", with: ": note: ", maxReplacements: 1)
      return text + "; it is left out"
    }
    let image = stored ?? RuleImage(definitions, accepted: words)
    if stored == nil { cache?.store(image.bytes, key) }
    return ValeRules(rules: withDefinitions ? image.rules(of: definitions) : image.rules, notices: notices)
  }

  /// The rules that are stored under a key; nil where none are.
  package static func rules(storedUnder key: UInt64, in cache: any PatternCache) -> [any Rule]? {
    cache.load(key).flatMap { RuleImage($0) }?.rules
  }

  /// The key of rule files and accepted words: all that decides what is stored of them.
  package static func key(of files: [RuleFile], accepted: [AcceptedPattern] = []) -> UInt64 {
    var hash = ByteHash()
    for file in files {
      for byte in file.id.utf8 { hash.add(byte) }
      hash.add(file.isVale ? 1 : 0)
      for byte in (file.severity?.rawValue ?? "").utf8 { hash.add(byte) }
      for folder in file.folders { for byte in folder.utf8 { hash.add(byte) } }
      hash.add(0)
      for byte in file.bytes { hash.add(byte) }
      hash.add(0)
    }
    for word in accepted {
      for byte in word.pattern.utf8 { hash.add(byte) }
      hash.add(0)
    }
    return hash.value
  }

  /// What the files say; `areChecked`: their patterns are known to compile.
  private static func definitions(
    of files: [RuleFile], areChecked: Bool, _ errors: inout [String]
  ) -> [PatternDefinition] {
    let read = read(files, areChecked)
    var definitions: [PatternDefinition] = []
    definitions.reserveCapacity(files.count)
    var ids: [String: String] = [:]
    for (file, result) in zip(files, read) {
      if let other = ids[file.id] {
        errors.append("\(file.path):1:1: error: '\(file.id)' is the id of '\(other)' already")
        continue
      }
      ids[file.id] = file.path
      switch result {
      case .success(let definition): definitions.append(definition)
      case .failure(let error): errors.append(error.line(in: file.path))
      }
    }
    return definitions
  }

  /// Reads each file, several at a time and the largest first, so that none is waited for at the end.
  private static func read(
    _ files: [RuleFile], _ areChecked: Bool
  ) -> [Result<PatternDefinition, YAMLError>] {
    let order = files.indices.sorted { files[$0].bytes.count > files[$1].bytes.count }
    let results = Mutex<[Int: Result<PatternDefinition, YAMLError>]>([:])
    DispatchQueue.concurrentPerform(iterations: order.count) { turn in
      let file = files[order[turn]]
      let result = Result { () throws(YAMLError) in
        var definition = try DefinitionReader.read(
          file.bytes, id: file.id, isVale: file.isVale, isChecked: areChecked, folders: file.folders)
        definition.path = file.path
        if let severity = file.severity { definition.severity = severity }
        return definition
      }
      results.withLock { $0[order[turn]] = result }
    }
    let read = results.withLock { $0 }
    return files.indices.compactMap { read[$0] }
  }

  private static func words(_ accepted: [AcceptedPattern], _ errors: inout [String]) -> [PatternText] {
    var words: [PatternText] = []
    for word in accepted {
      let text = PatternText(
        word.pattern, at: YAMLPlace(line: word.line, column: 1), isWord: true, flows: false)
      do throws(YAMLError) {
        try text.check()
        words.append(text)
      } catch {
        errors.append(error.line(in: word.path))
      }
    }
    return words
  }
}

extension PatternDefinition {
  /// Puts the searches of the rule into the set that all rules share.
  func addSearches(to builder: inout PatternSetBuilder) {
    let searches = kind.searches
    let isPerLine = !isVale && scope.unit != .sentence
    for patterns in searches.patterns {
      builder.add(
        patterns, ignoresCase: searches.ignoresCase, isPerLine: isPerLine, sharesFlags: searches.sharesFlags)
    }
    builder.endRule(isAlwaysAwake: searches.patterns.isEmpty || searches.asksForMore)
  }
}
