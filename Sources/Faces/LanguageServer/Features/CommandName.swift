/// What `workspace/executeCommand` can be asked for.
enum CommandName: String, CaseIterable {
  /// Applies all safe fixes to a document: [uri].
  case fixAll = "wirelint.fixAll"
  /// Adds a word or name to the accept list of the configuration that holds for a document: [uri, word].
  case accept = "wirelint.accept"
  /// Writes findings of a place into the ignore file: [uri, rule, range, reason]; without a reason the
  /// user is asked for one.
  case ignore = "wirelint.ignore"
  /// Shows the page of a rule, and returns it: [rule].
  case explain = "wirelint.explain"
  /// Lints all files of the workspace and pushes what is found: [].
  case lintWorkspace = "wirelint.lintWorkspace"
}
