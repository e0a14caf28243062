import ArticleModel
import Diagnostics
import Glibc
import MarkedYAML
import Readers
import RuleKit

/// Takes the values of one configuration file out of its nodes.
struct ConfigurationFile {
  /// The keys of a file and of one entry of `overrides`; the schema in rules/schema says the same.
  static let fileKeys = ["extends", "ignore", "baseline", "formats", "overrides"] + layerKeys
  static let overrideKeys = ["files"] + layerKeys
  private static let layerKeys = [
    "profile", "min-severity", "max-findings", "fail-on", "language", "styles", "accept", "dictionaries",
    "glossaries", "learned", "skip-regions", "format", "rules",
  ]

  /// As it was found, for messages.
  let path: String
  /// Absolute.
  let folder: String
  /// What paths in it may lead to.
  var bounds = ProjectBounds.none

  func error(_ place: YAMLPlace, _ reason: String) -> UsageError {
    UsageError(YAMLError(at: place, reason).line(in: path))
  }

  /// A path as an absolute one; throws where it leads out of the project.
  func absolute(_ stated: Stated<String>) throws(UsageError) -> Stated<String> {
    let path = AbsolutePath.of(stated.value, in: folder)
    try bounds.check(path, stated)
    return Stated(path, path: self.path, place: stated.place)
  }

  /// Paths, one or a list of them, as absolute ones.
  private func paths(_ node: YAMLNode) throws(UsageError) -> [Stated<String>] {
    var found: [Stated<String>] = []
    for stated in try texts(node) { found.append(try absolute(stated)) }
    return found
  }

  /// The entries of a node that has to be a mapping.
  func entries(_ node: YAMLNode, _ what: String) throws(UsageError) -> [YAMLNode.Entry] {
    guard let entries = node.entries else {
      throw error(node.place, "\(what) is written as 'key: value' lines; here is \(node.kind)")
    }
    return entries
  }

  func check(_ entries: [YAMLNode.Entry], against keys: [String]) throws(UsageError) {
    for entry in entries where !keys.contains(entry.key) {
      let nearest = Nearest.match(entry.key, in: keys).map { "did you mean '\($0)'?" }
      throw error(
        entry.place, "unknown key '\(entry.key)'; \(nearest ?? "keys are \(keys.joined(separator: ", "))")")
    }
  }

  func text(_ node: YAMLNode) throws(UsageError) -> Stated<String> {
    guard let text = node.text, !node.isEmpty else {
      throw error(node.place, "one value is due here, not \(node.isEmpty ? "nothing" : node.kind)")
    }
    return Stated(text, path: path, place: node.place)
  }

  /// One value or a list of them.
  func texts(_ node: YAMLNode) throws(UsageError) -> [Stated<String>] {
    if node.isEmpty { return [] }
    var found: [Stated<String>] = []
    for item in node.items ?? [node] { found.append(try text(item)) }
    return found
  }

  /// A value out of a few.
  private func choice<Value: Sendable>(
    _ node: YAMLNode, _ names: [String], _ make: (String) -> Value?
  ) throws(UsageError) -> Stated<Value> {
    let stated = try text(node)
    guard let value = make(stated.value) else {
      let nearest = Nearest.match(stated.value, in: names).map { "did you mean '\($0)'? " } ?? ""
      throw stated.error(
        "'\(stated.value)' is none of its values; \(nearest)it takes \(names.joined(separator: ", "))")
    }
    return Stated(value, path: path, place: stated.place)
  }

  /// Takes one key of a layer.
  func read(_ entry: YAMLNode.Entry, into layer: inout ConfigurationLayer) throws(UsageError) {
    let node = entry.value
    let severities = Severity.allCases.map(\.rawValue)
    switch entry.key {
    case "profile":
      layer.profile = try choice(node, Profile.allCases.map(\.rawValue), Profile.init)
    case "min-severity":
      layer.minimum = try choice(node, severities, Severity.init)
    case "max-findings":
      let stated = try text(node)
      guard let most = LintSettings.maxFindings(stated.value) else {
        throw stated.error("'\(stated.value)' is no number of findings; write one, or 0 for all")
      }
      layer.maxFindings = Stated(most, path: path, place: stated.place)
    case "fail-on":
      layer.failOn = try choice(node, severities + ["never"]) { name -> Severity?? in
        name == "never" ? .some(nil) : Severity(rawValue: name).map { .some($0) }
      }
    case "language":
      layer.languages = Stated(try texts(node).map(\.value), path: path, place: node.place)
    case "styles":
      for style in try texts(node) { layer.styles.append(try self.style(style)) }
    case "accept": layer.accepted = try texts(node)
    case "dictionaries":
      layer.dictionaries = try paths(node)
    case "glossaries":
      layer.glossaries = try paths(node)
    case "learned": layer.learned = try absolute(try text(node))
    case "skip-regions":
      layer.skippedRegions = Stated(try regions(node), path: path, place: node.place)
    case "format": layer.format = try choice(node, FileFormat.all.map(\.name), FileFormat.init(named:))
    case "rules": layer.rules = try rules(node)
    default: break
    }
  }

  /// A style: a path, or the name of a pack. A name that is none of ours is looked for in the working directory.
  private func style(_ stated: Stated<String>) throws(UsageError) -> Stated<String> {
    if stated.value.contains("/") { return try absolute(stated) }
    let folder = AbsolutePath.of(stated.value)
    if access(folder, F_OK) == 0 { try bounds.check(folder, stated) }
    return stated
  }

  private func regions(_ node: YAMLNode) throws(UsageError) -> [RegionKind] {
    var kinds: [RegionKind] = []
    for item in node.isEmpty ? [] : node.items ?? [node] {
      kinds.append(
        try choice(item, RegionKind.allCases.map(\.name)) { name in
          RegionKind.allCases.first { $0.name == name }
        }.value)
    }
    return kinds
  }

  /// An entry of `overrides`.
  func override(_ node: YAMLNode) throws(UsageError) -> ConfigurationLayer {
    let entries = try entries(node, "an override")
    try check(entries, against: ConfigurationFile.overrideKeys)
    guard let files = node["files"] else {
      throw error(node.place, "an override names its files: 'files: [\"columns/**\"]'")
    }
    var layer = ConfigurationLayer(folder: folder, files: try texts(files).map(\.value))
    for entry in entries { try read(entry, into: &layer) }
    return layer
  }

  /// An entry of `formats`: the files that are of it, and where they keep the parts of a story.
  func format(_ entry: YAMLNode.Entry) throws(UsageError) -> ConfigurationLayer {
    let parts = try entries(entry.value, "a format")
    try check(parts, against: ["files", "article"] + StatedFormat.fieldNames)
    guard let files = entry.value["files"] else {
      throw error(entry.place, "a format names its files: 'files: [\"wires/*.json\"]'")
    }
    var stated = StatedFormat(name: entry.key, article: nil, paths: [])
    for part in parts where part.key != "files" {
      if part.key == "article" { stated.article = try text(part.value).value }
      guard let field = ArticleMap.Field(rawValue: part.key) else { continue }
      stated.paths += try texts(part.value).map { (field, $0.value) }
    }
    guard stated.paths.contains(where: { $0.field == .body || $0.field == .headline }) else {
      throw error(entry.place, "a format says where the 'body' or the 'headline' of a story stands")
    }
    var layer = ConfigurationLayer(folder: folder, files: try texts(files).map(\.value))
    layer.format = Stated(FileFormat.stated(stated), path: path, place: entry.place)
    return layer
  }

  private func rules(_ node: YAMLNode) throws(UsageError) -> [RuleSetting] {
    if node.isEmpty { return [] }
    var settings: [RuleSetting] = []
    for entry in try entries(node, "'rules'") {
      let pattern = Stated(entry.key, path: path, place: entry.place)
      guard let parts = entry.value.entries else {
        settings.append(RuleSetting(pattern: pattern, state: try state(entry.value), options: []))
        continue
      }
      var setting = RuleSetting(pattern: pattern, state: nil, options: [])
      for part in parts {
        if part.key == "severity" {
          setting.state = try state(part.value)
        } else {
          let value = try texts(part.value).map(\.value).joined(separator: ",")
          setting.options.append(Stated((part.key, value), path: path, place: part.place))
        }
      }
      settings.append(setting)
    }
    return settings
  }

  private func state(_ node: YAMLNode) throws(UsageError) -> RuleSetting.State {
    if let flag = node.flag { return flag ? .on : .off }
    let names = ["on", "off"] + Severity.allCases.map(\.rawValue)
    return try choice(node, names) { name in Severity(rawValue: name).map { .severity($0) } }.value
  }
}
