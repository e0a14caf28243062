import CLinux
import Glibc
import JSONCoding
import LintEngine

/// What `fix` says of one file, in a form that outlives the process.
struct FixRecord: Codable {
  struct Conflict: Codable {
    var rule: String
    var rival: String
    var count: Int
  }

  /// The number of the input.
  var input: Int
  var path: String
  var isChanged = false
  /// The hash of the bytes that are written.
  var after: UInt64 = 0
  var applied: [String: Int] = [:]
  var conflicts: [Conflict] = []
  /// Fixes that only `--unsafe` applies.
  var held = 0
  /// Why nothing came of it.
  var failure: String?

  /// Whether there is nothing to count.
  var isEmpty: Bool { !isChanged && applied.isEmpty && conflicts.isEmpty && held == 0 && failure == nil }
}

/// The records of files that were fixed, kept in memory that a worker shares with the process that watches it: the
/// next worker counts them and goes on behind them.
struct FixJournal {
  private let descriptor: Int32

  /// Nil where the system gives no memory.
  init?() {
    descriptor = wirelint_memory_file("wirelint-fix")
    if descriptor < 0 { return nil }
  }

  /// Keeps a record; a second one of an input takes the place of the first.
  func add(_ record: FixRecord) {
    guard let line = try? JSONEncoder().encode(record) else { return }
    let bytes = Array(line) + [0x0A]
    _ = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
  }

  /// The records of inputs that are done, and how many inputs those are. The last one may have been written,
  /// and not counted: its file tells.
  func records(done: Int) -> (records: [FixRecord], done: Int) {
    guard lseek(descriptor, 0, SEEK_SET) == 0 else { return ([], done) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Glibc.read(descriptor, &chunk, chunk.count)
      if count <= 0 { break }
      bytes += chunk[..<count]
    }
    var byInput: [Int: FixRecord] = [:]
    for line in bytes.split(separator: 0x0A) {
      if let record = try? JSONDecoder().decode(FixRecord.self, from: line) {
        byInput[record.input] = record
      }
    }
    var done = done
    if let last = byInput[done], last.isChanged,
      let now = try? InputReading.read(.file(last.path)).bytes, ContentHash(now, seed: 0).low == last.after
    {
      done += 1
    }
    return (byInput.values.filter { $0.input < done }.sorted { $0.input < $1.input }, done)
  }
}
