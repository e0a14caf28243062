import BuiltInRules
import Diagnostics
import RuleTestSupport
import SourceText
import Testing

/// Embargoes that stand in an item's metadata, which a rule's examples cannot show.
@Suite struct Embargoes {
  private func severities(_ item: String) -> [Severity] {
    TestDesk.bilingual([EmbargoFuture()], SourceText(name: "item.json", bytes: Array(item.utf8))).map(
      \.severity)
  }

  private func item(_ members: String) -> String {
    #"{"headline": "Council to close bridge", "body_text": "The council will close the bridge.", \#(members)}"#
  }

  @Test(arguments: [
    (#""versioncreated": "2020-06-15T10:00:00Z", "embargoed": "2020-06-15T22:01:00+02:00""#, true),
    (#""versioncreated": "2020-06-15T10:00:00Z", "embargoed": "2020-06-15T12:00:00+02:00""#, false),
    (#""versioncreated": "2020-06-15T10:00:00Z", "embargoed": "2020-06-16""#, true),
    (#""embargoed": "2020-06-16T00:01:00Z""#, false),
    (#""versioncreated": "2020-06-15T10:00:00Z", "embargoed": null"#, false),
  ]) func areComparedWithTheItemsOwnMoment(_ members: String, _ isHeldBack: Bool) {
    #expect(severities(item(members)) == (isHeldBack ? [.warning] : []))
  }
}
