extension TextOutput {
  /// Appends the message of a workflow command.
  mutating func githubData(_ text: String) { escaped(text, TextOutput.githubEscape) }

  /// Appends the value of a workflow command's property, which also ends at a colon or a comma.
  mutating func githubProperty(_ text: String) {
    escaped(text) {
      switch $0 {
      case 0x3A: "%3A"
      case 0x2C: "%2C"
      default: TextOutput.githubEscape($0)
      }
    }
  }

  /// What the runner decodes (`%25`, `%0D`, `%0A`); other controls would garble its log.
  private static func githubEscape(_ value: UInt32) -> String? {
    switch value {
    case 0x25: "%25"
    case 0x0D: "%0D"
    case 0x0A: "%0A"
    case 0x0B...0x0C, 0x85, 0x2028, 0x2029: " "
    default: Unicode.Scalar(value).flatMap(DisplayColumns.visible)
    }
  }
}
