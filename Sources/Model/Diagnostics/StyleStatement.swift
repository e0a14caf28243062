/// What the file of a rule made for Vale says of it: for alerts in Vale's form, and for conditions on them.
package struct StyleStatement: Sendable {
  /// Vale's `extends`: `existence`.
  package var kind: String
  /// As written; `text` where the file names none.
  package var scopes: [String]
  /// With its `%s`.
  package var message: String
  /// What its `description` says of the rule; empty where the file has none.
  package var description: String
  /// Its `link`: an address where more is said; empty without one.
  package var link: String
  /// The name of its `action`; empty without one.
  package var action: String
  /// What the action takes, such as the texts of `replace`; empty for actions that take nothing.
  package var parameters: [String]

  /// What a file states, with empty texts for what it leaves out.
  package init(
    kind: String, scopes: [String], message: String, description: String, link: String, action: String,
    parameters: [String]
  ) {
    self.kind = kind
    self.scopes = scopes
    self.message = message
    self.description = description
    self.link = link
    self.action = action
    self.parameters = parameters
  }
}
