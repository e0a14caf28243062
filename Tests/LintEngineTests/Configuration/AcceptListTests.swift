import LintEngine
import Testing

@Suite struct AcceptListTests {
  private var list: AcceptList {
    var list = AcceptList()
    for entry in ["Kyivstar", "Ivan  Petrenko", "paywall*", "wirelint"] { list.add(entry) }
    list.add(lines: Array("3\nhouseword/MS\nsecond\tfield\n# comment\n".utf8))
    return list
  }

  @Test(arguments: [
    "Kyivstar", "Kyivstar's", "Kyivstar’s", "Ivan Petrenko", "Ivan\nPetrenko", "paywalled", "Paywalls",
    "WIRELINT", "houseword", "second",
  ]) func accepts(_ text: String) { #expect(list.accepts(text)) }

  @Test(arguments: ["kyivstar", "Petrenko", "payroll", "field", "comment", "3", ""])
  func doesNotAccept(_ text: String) { #expect(!list.accepts(text)) }
}
