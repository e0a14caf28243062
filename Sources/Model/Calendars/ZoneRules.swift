/// The offsets from Greenwich that the clocks of a place have had and will have: one file of the tz
/// database, compiled (TZif, RFC 8536).
package struct ZoneRules: Sendable {
  /// Seconds since 1970 at which an offset begins.
  private let times: [Int64]
  /// Minutes east of Greenwich from the time of the same index on.
  private let offsets: [Int]
  /// Minutes before the first time.
  private let first: Int
  /// What holds after the last time.
  private let footer: ZoneFooter?

  /// Reads a TZif file; nil when the bytes are none, or are cut off.
  package init?(tzif bytes: [UInt8]) {
    guard let head = TZifHeader(bytes, at: 0) else { return nil }
    var at = 0
    var header = head
    var size = 4
    if head.version >= 2 {
      // The second block has times of 64 bits.
      at = head.end(timeSize: 4)
      guard let second = TZifHeader(bytes, at: at) else { return nil }
      header = second
      size = 8
    }
    let end = at + header.end(timeSize: size)
    guard header.typeCount > 0, end <= bytes.count else { return nil }
    let start = at + TZifHeader.size
    let types = start + header.timeCount * size
    let records = types + header.timeCount
    func offset(_ type: Int) -> Int {
      guard type < header.typeCount else { return 0 }
      return Int(Int32(truncatingIfNeeded: TZifHeader.number(bytes, records + type * 6, 4))) / 60
    }
    times = (0..<header.timeCount).map { TZifHeader.number(bytes, start + $0 * size, size) }
    offsets = (0..<header.timeCount).map { offset(Int(bytes[types + $0])) }
    first = offset(0)
    footer = head.version >= 2 ? ZoneFooter(bytes[end...]) : nil
  }

  /// The offsets in force at some time of a day, in minutes east of Greenwich: two on days when clocks
  /// are changed.
  package func offsets(on day: CalendarDate) -> Set<Int> {
    let start = Int64(day.ordinal) * 86_400
    // Local midnight lies up to 14 hours from Greenwich's.
    return Set([start - 14 * 3600, start + 12 * 3600, start + 38 * 3600].map { offset(at: $0) })
  }

  /// Every offset in force in the years from the first day to the last.
  package func offsets(from start: CalendarDate, to end: CalendarDate) -> Set<Int> {
    var result: Set<Int> = []
    var day = start
    // No country keeps an offset for less than four weeks.
    while day <= end {
      result.insert(offset(at: Int64(day.ordinal) * 86_400))
      day = day.adding(days: 28)
    }
    return result
  }

  /// The offset at a moment, given in seconds since 1970.
  package func offset(at moment: Int64) -> Int {
    if let last = times.last, moment >= last, let footer { return footer.offset(at: moment) }
    if times.isEmpty { return footer?.offset(at: moment) ?? first }
    var low = 0
    var high = times.count
    while low < high {
      let middle = (low + high) / 2
      if times[middle] <= moment { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? first : offsets[low - 1]
  }
}

/// The counts at the head of a block of a TZif file.
private struct TZifHeader {
  static let size = 44
  let version: Int
  let timeCount: Int
  let typeCount: Int
  private let rest: (Int) -> Int

  init?(_ bytes: [UInt8], at start: Int) {
    guard start >= 0, bytes.count >= start + TZifHeader.size,
      bytes[start..<start + 4].elementsEqual("TZif".utf8)
    else { return nil }
    let version = bytes[start + 4]
    self.version = version >= 0x32 ? Int(version) - 0x30 : 1
    func count(_ k: Int) -> Int { Int(TZifHeader.number(bytes, start + 20 + k * 4, 4)) }
    let (indicators, standards, leaps, chars) = (count(0), count(1), count(2), count(5))
    timeCount = count(3)
    typeCount = count(4)
    rest = { leaps * ($0 + 4) + indicators + standards + chars }
  }

  /// The offset behind the block, from its start.
  func end(timeSize: Int) -> Int {
    TZifHeader.size + timeCount * (timeSize + 1) + typeCount * 6 + rest(timeSize)
  }

  /// A big-endian number; 0 beyond the end.
  static func number(_ bytes: [UInt8], _ at: Int, _ size: Int) -> Int64 {
    guard at + size <= bytes.count else { return 0 }
    return bytes[at..<at + size].reduce(0) { $0 << 8 | Int64($1) }
  }
}
