/// Where rules get the clocks of a place from.
package protocol ZoneSource: Sendable {
  /// The rules of a zone by its name in the tz database, such as `Asia/Tehran`; nil when the machine does
  /// not know it.
  func rules(of zone: String) -> ZoneRules?
}

/// No zones: whatever needs one stays silent.
package struct NoZones: ZoneSource {
  package init() {}
  /// Nil for every name.
  package func rules(of zone: String) -> ZoneRules? { nil }
}
