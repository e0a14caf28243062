import Calendars
import Foundation
import LintEngine
import Testing

@Suite struct Zones {
  private static let machine = SystemZones.shared

  @Test(arguments: [
    ("Asia/Tehran", "2020-07-01", 270), ("Asia/Tehran", "2020-12-01", 210),
    ("Asia/Tehran", "2023-07-01", 210),
    ("America/New_York", "2020-07-01", -240), ("America/New_York", "2020-12-01", -300),
    ("America/New_York", "2051-07-01", -240), ("Australia/Sydney", "2060-01-15", 660),
    ("Asia/Kathmandu", "2020-07-01", 345), ("Europe/Moscow", "2012-07-01", 240),
    ("Europe/Moscow", "2020-07-01", 180),
  ]) func knowsOffsets(_ zone: String, _ iso: String, _ minutes: Int) throws {
    let rules = try #require(Self.machine.rules(of: zone), "tzdata is a dependency: see README")
    let day = try #require(CalendarDate(iso: iso))
    #expect(rules.offsets(on: day) == [minutes])
  }

  @Test func knowsBothOffsetsOfADayOfChange() throws {
    let rules = try #require(Self.machine.rules(of: "Europe/Paris"))
    let day = try #require(CalendarDate(iso: "2020-03-29"))
    #expect(rules.offsets(on: day) == [60, 120])
  }

  /// The reader agrees with Foundation's at every fourth week of a century and a half.
  @Test(arguments: [
    "Europe/London", "America/Sao_Paulo", "Africa/Casablanca", "Pacific/Apia", "Asia/Pyongyang",
  ])
  func agreesWithFoundation(_ zone: String) throws {
    let rules = try #require(Self.machine.rules(of: zone))
    let peer = try #require(TimeZone(identifier: zone))
    for moment in stride(from: Int64(-2_000_000_000), to: 2_100_000_000, by: 28 * 86_400 + 1) {
      let seconds = peer.secondsFromGMT(for: Date(timeIntervalSince1970: Double(moment)))
      #expect(rules.offset(at: moment) == seconds / 60, "\(zone) at \(moment)")
    }
  }

  @Test func whatIsNoZoneIsNone() throws {
    let bytes = try #require(FileManager.default.contents(atPath: "/usr/share/zoneinfo/Europe/Paris"))
    for size in stride(from: 0, to: bytes.count, by: 37) {
      // A file cut off behind its tables still says what they say; before, it is none.
      _ = ZoneRules(tzif: Array(bytes.prefix(size)))
    }
    #expect(ZoneRules(tzif: Array(bytes.prefix(60))) == nil)
    #expect(ZoneRules(tzif: []) == nil)
    #expect(ZoneRules(tzif: Array("TZif2".utf8) + Array(repeating: 0xFF, count: 400)) == nil)
    #expect(SystemZones(folder: "/nowhere").rules(of: "Europe/Paris") == nil)
    #expect(NoZones().rules(of: "Europe/Paris") == nil)
  }
}
