import Testing

@testable import LintEngine

/// What `--filter` takes, and what it refuses.
@Suite struct AlertConditionTests {
  private func holds(_ condition: String) throws -> Bool {
    try AlertCondition(condition).holds { field in
      switch field {
      case .name: ["Desk.Term"]
      case .level: ["warning"]
      case .scope: ["heading", "list"]
      case .kind: ["existence"]
      case .message: ["no '%s'"]
      case .description, .link: [""]
      }
    }
  }

  @Test(arguments: [
    ".Name == \"Desk.Term\"", "Name == 'Desk.Term'", "\"heading\" in .Scope",
    ".Level in ['warning', 'error']",
    ".Level not in ['error']", "!(.Level == 'error')", ".Name matches `^Desk\\.`", ".Name endsWith 'Term'",
    ".Level == 'error' or .Level == 'warning' and .Extends == 'existence'", ".Scope contains 'list'",
    "not false", ".Message contains '\\''",
  ])
  func holdsOfARule(_ condition: String) throws { #expect(try holds(condition)) }

  @Test(arguments: [
    ".Name == 'Desk'", "'text' in .Scope", ".Level == 'error' || false",
    "(.Level == 'error' or true) and false",
    ".Name matches '^Term'", ".Scope != 'list'", ".Level in []",
  ])
  func doesNotHold(_ condition: String) throws { #expect(try !holds(condition)) }

  @Test(arguments: [
    ("", "it ends where"), (".Name", "a comparison is missing before 'the end'"),
    (".Nope == 'x'", "is no field of a rule"),
    (".Name == 'x", "no closing '"), (".Name == 'x' .Level", "'.Level' is not expected"),
    ("(.Name == 'x'", "')' is missing"),
    (".Name matches '('", "cannot be used"), (".Name matches .Level", "takes a pattern"),
    ("len(.Name) > 3", "'>' is not understood"),
    (".Name in [.Level]", "a list holds texts"),
  ])
  func saysWhatItCannotRead(_ condition: String, _ wanted: String) {
    #expect { _ = try AlertCondition(condition) } throws: { "\($0)".contains(wanted) }
  }

  @Test func nestingIsBounded() {
    let deep = String(repeating: "not ", count: 100_000) + "true"
    #expect(throws: UsageError.self) { try AlertCondition(deep) }
  }
}
