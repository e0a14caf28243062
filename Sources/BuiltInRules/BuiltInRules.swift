import RuleKit

/// Every rule written in Swift, sorted by id; a test compares it with the folder.
package let builtInRules: [any Rule] = []
