import Calendars
import Glibc
import Synchronization

/// The tz database of this machine, each zone read once.
package final class SystemZones: ZoneSource {
  /// The usual place, or what `TZDIR` names.
  package static let shared = SystemZones(
    folder: getenv("TZDIR").map { String(cString: $0) } ?? "/usr/share/zoneinfo")

  private let folder: String
  /// nil for zones that the machine does not have.
  private let known = Mutex<[String: ZoneRules?]>([:])

  /// The zones of a folder of compiled tz data; it is read when a zone is first asked for.
  package init(folder: String) { self.folder = folder }

  /// Nil for a name that the folder does not have, and for files that are no zones.
  package func rules(of zone: String) -> ZoneRules? {
    known.withLock { known in
      if let found = known[zone] { return found }
      let path = folder + "/" + zone
      // Compiled zones have a few kilobytes; nothing else is read.
      let bytes = try? InputReading.regular(path, atMost: 1 << 20)
      let rules = bytes.flatMap { ZoneRules(tzif: $0) }
      known[zone] = .some(rules)
      return rules
    }
  }
}
