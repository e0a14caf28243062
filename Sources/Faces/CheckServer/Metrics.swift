import Glibc
import Synchronization

/// What the server counts, for `/metrics` (Prometheus' text format, version 0.0.4). Nothing of any text is in it.
final class Metrics: Sendable {
  private struct Kind: Hashable {
    var path: String
    var status: Int
  }

  private struct State {
    var requests: [Kind: Int] = [:]
    /// Answers that took no longer than `bounds` says, and all.
    var durations = [Int](repeating: 0, count: Metrics.bounds.count + 1)
    var seconds = 0.0
    var received = 0
    var sent = 0
    var matches = 0
    var underWay = 0
  }

  /// In seconds.
  private static let bounds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

  private let state = Mutex(State())

  /// How many requests are being answered.
  var underWay: Int { state.withLock(\.underWay) }

  func began() { state.withLock { $0.underWay += 1 } }

  /// A request was answered. `path`: one that the server has, or `other`.
  func ended(path: String, status: Int, received: Int, sent: Int, nanoseconds: UInt64) {
    let seconds = Double(nanoseconds) / 1e9
    state.withLock { state in
      state.underWay -= 1
      state.requests[Kind(path: path, status: status), default: 0] += 1
      state.durations[Metrics.bounds.firstIndex { seconds <= $0 } ?? Metrics.bounds.count] += 1
      state.seconds += seconds
      state.received += received
      state.sent += sent
    }
  }

  func found(_ matches: Int) { state.withLock { $0.matches += matches } }

  /// The text. `waiting`: texts that wait to be checked.
  func text(waiting: Int, jobs: Int) -> String {
    let state = self.state.withLock { $0 }
    var lines: [String] = []
    func head(_ name: String, _ type: String, _ help: String) {
      lines += ["# HELP wirelint_\(name) \(help)", "# TYPE wirelint_\(name) \(type)"]
    }
    head("requests_total", "counter", "Requests answered, by path and status.")
    for (kind, count) in state.requests.sorted(by: {
      ($0.key.path, $0.key.status) < ($1.key.path, $1.key.status)
    }) {
      lines.append("wirelint_requests_total{path=\"\(kind.path)\",status=\"\(kind.status)\"} \(count)")
    }
    head("request_seconds", "histogram", "Seconds from a whole request to its answer.")
    var below = 0
    for (bound, count) in zip(Metrics.bounds, state.durations) {
      below += count
      lines.append("wirelint_request_seconds_bucket{le=\"\(bound)\"} \(below)")
    }
    let all = state.durations.reduce(0, +)
    lines.append("wirelint_request_seconds_bucket{le=\"+Inf\"} \(all)")
    lines += ["wirelint_request_seconds_sum \(state.seconds)", "wirelint_request_seconds_count \(all)"]
    let counters = [
      ("received_bytes_total", "Bytes of bodies received.", state.received),
      ("sent_bytes_total", "Bytes of bodies sent.", state.sent),
      ("matches_total", "Findings in answers of /v2/check.", state.matches),
    ]
    for (name, help, value) in counters {
      head(name, "counter", help)
      lines.append("wirelint_\(name) \(value)")
    }
    let gauges = [
      ("requests_under_way", "Requests that are being answered.", state.underWay),
      ("texts_waiting", "Texts that wait to be checked.", waiting),
      ("jobs", "Texts that are checked at one time.", jobs),
      ("resident_bytes", "Memory of the process.", Metrics.resident),
    ]
    for (name, help, value) in gauges {
      head(name, "gauge", help)
      lines.append("wirelint_\(name) \(value)")
    }
    return lines.map { $0 + "\n" }.joined()
  }

  /// Bytes of memory that the process has; 0 where that is not known (proc(5), statm).
  private static var resident: Int {
    guard let file = fopen("/proc/self/statm", "re") else { return 0 }
    defer { fclose(file) }
    var line = [CChar](repeating: 0, count: 128)
    guard fgets(&line, Int32(line.count), file) != nil else { return 0 }
    let fields = line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }.split(separator: 0x20)
    return fields.count > 1
      ? (Int(String(decoding: fields[1], as: UTF8.self)) ?? 0) * sysconf(Int32(_SC_PAGESIZE)) : 0
  }
}
