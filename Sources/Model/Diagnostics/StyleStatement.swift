/// What the file of a rule made for Vale says of it: for alerts in Vale's form, and for conditions on them.
package struct StyleStatement: Sendable {
  /// Vale's `extends`: `existence`.
  package var kind: String
  /// As written; `text` where the file names none.
  package var scopes: [String]
  /// With its `%s`.
  package var message: String
  package var description: String
  package var link: String
  /// The name of its `action`; empty without one.
  package var action: String
  package var parameters: [String]

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
