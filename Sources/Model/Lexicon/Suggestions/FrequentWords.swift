import SourceText

/// The list of frequent words: `word<TAB>rank`, the most frequent first.
struct FrequentWords {
  /// The bytes of the list.
  private let bytes: [UInt8]
  /// Where each word starts and ends in `bytes`, in the order of the list.
  private var places: [(start: Int32, end: Int32)] = []
  /// A bit for each letter of each word.
  private var letters: [UInt32] = []

  /// Reads a list; nil when the file cannot be read.
  init?(path: String) {
    guard let bytes = FileBytes.read(path, limit: 16 << 20) else { return nil }
    self.init(parsing: bytes)
  }

  init(parsing bytes: [UInt8]) {
    self.bytes = bytes
    places.reserveCapacity(bytes.count / 12)
    letters.reserveCapacity(bytes.count / 12)
    bytes.withUnsafeBufferPointer { parse($0) }
  }

  private mutating func parse(_ bytes: UnsafeBufferPointer<UInt8>) {
    var start = 0
    while start < bytes.count {
      var held: UInt32 = 0
      var tab = start
      while tab < bytes.count, bytes[tab] != 0x09, bytes[tab] != 0x0A {
        held |= 1 << UInt32(bytes[tab] & 31)
        tab += 1
      }
      var end = tab
      while end < bytes.count, bytes[end] != 0x0A { end += 1 }
      if end > start, bytes[start] != 0x23 {
        places.append((Int32(truncatingIfNeeded: start), Int32(truncatingIfNeeded: tab)))
        letters.append(held)
      }
      start = end + 1
    }
  }

  /// Calls with every word and its rank, 1 for the most frequent.
  func forEachWord(_ body: (ArraySlice<UInt8>, Int) -> Void) {
    for (i, place) in places.enumerated() { body(bytes[Int(place.start)..<Int(place.end)], i + 1) }
  }

  /// The frequency that is kept of a rank: 16 a doubling, 255 for rank 1.
  static func frequency(ofRank rank: Int) -> UInt8 {
    // log2 in sixteenths, the fraction taken as linear between powers of two.
    let whole = Int.bitWidth - 1 - rank.leadingZeroBitCount
    let fraction = whole >= 4 ? (rank >> (whole - 4)) & 15 : (rank << (4 - whole)) & 15
    return UInt8(max(1, 255 - 16 * whole - fraction))
  }

  /// Calls with the words that may be at most two slips away from a word: those of about its length
  /// with nearly its letters.
  func forEachNear(_ word: [UInt8], _ body: (ArraySlice<UInt8>, Int) -> Void) {
    let mask = FrequentWords.letters(of: word[...])
    for i in places.indices where (letters[i] ^ mask).nonzeroBitCount <= 4 {
      let start = Int(places[i].start)
      let end = Int(places[i].end)
      if abs(end - start - word.count) <= 2 { body(bytes[start..<end], i + 1) }
    }
  }

  private static func letters(of word: ArraySlice<UInt8>) -> UInt32 {
    word.reduce(0) { $0 | 1 << UInt32($1 & 31) }
  }
}
