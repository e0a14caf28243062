import SourceText

/// The `undecodable-bytes` problems of one file: each of the first few, the rest as a number.
struct FaultLog {
  /// How many are reported one by one.
  static let limit = 20
  private(set) var count = 0
  private var problems: [ReadProblem] = []

  /// Notes a fault; the message is made only where it is reported.
  mutating func add(_ range: TextRange, _ message: @autoclosure () -> String) {
    count += 1
    guard problems.count < FaultLog.limit else { return }
    problems.append(
      ReadProblem(kind: .undecodableBytes, isError: true, range: range, message: message()))
  }

  /// The problems; the last message counts those that are not among them, and ends with `remark`.
  func finished(remark: String = "") -> [ReadProblem] {
    var result = problems
    guard !result.isEmpty else { return [] }
    let more = count - result.count
    if more > 0 { result[result.count - 1].message += "; \(more) more like it in this file" }
    result[result.count - 1].message += remark
    return result
  }

  /// What is wrong with some bytes, and what to do about it.
  static func message(_ bytes: some Collection<UInt8>, _ encoding: String) -> String {
    let count = bytes.count == 1 ? "1 byte" : "\(bytes.count) bytes"
    return "\(count) that cannot be decoded (\(name(bytes)) is not \(encoding)); save the file as UTF-8"
  }

  /// Bytes as people name them: `'0xE9 0x80'`, at most four.
  static func name(_ bytes: some Collection<UInt8>) -> String {
    let names = bytes.prefix(4).map { byte in
      let digits = String(byte, radix: 16, uppercase: true)
      return "0x" + (digits.count < 2 ? "0" : "") + digits
    }
    return "'" + names.joined(separator: " ") + (bytes.count > 4 ? " …'" : "'")
  }
}
