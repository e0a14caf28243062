import Diagnostics
import SourceText

/// Fingerprints of one file's findings, told apart where the same slip stands twice in the same words:
/// services merge findings with one fingerprint.
struct UniqueFingerprints {
  private var seen: [UInt64: Int] = [:]

  /// The fingerprint of the next finding, with `-2`, `-3` … when it has come before.
  mutating func next(_ diagnostic: Diagnostic, in text: SourceText) -> String {
    let fingerprint = Fingerprint(diagnostic, in: text)
    let count = seen[fingerprint.value, default: 0] + 1
    seen[fingerprint.value] = count
    return count == 1 ? fingerprint.text : "\(fingerprint.text)-\(count)"
  }
}

extension ReportedFile {
  /// A fingerprint for each diagnostic, no two of them the same.
  package var fingerprints: [String] {
    var unique = UniqueFingerprints()
    return diagnostics.map { unique.next($0, in: text) }
  }
}
