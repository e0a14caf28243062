import Bitext
import SourceText

/// What words of a language begin with that say the same as words of another: `dictionaries/translation/anchors.tsv`.
/// Read when texts are aligned, for their two languages only.
struct AnchorStems {
  /// Notions by the hash of a stem's folded letters.
  private var notions: [UInt64: [Int]] = [:]
  private let language: Language
  /// Letters of the longest stem.
  private var longest = 0

  /// Bytes of the list: a row of languages, then a notion a row, stems with | between.
  init(_ list: [UInt8], _ language: Language) {
    self.language = language
    var column: Int?
    var notion = 0
    for line in list.split(separator: UInt8(ascii: "\n")) where line.first != UInt8(ascii: "#") {
      let fields = line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
      guard let place = column else {
        column = fields.firstIndex { String(decoding: $0, as: UTF8.self) == language.code }
        if column == nil { return }
        continue
      }
      guard place < fields.count else { continue }
      for stem in fields[place].split(separator: UInt8(ascii: "|")) {
        let text = String(decoding: stem, as: UTF8.self)
        notions[WordFolding.hash(text), default: []].append(notion)
        longest = max(longest, text.unicodeScalars.count)
      }
      notion += 1
    }
  }

  /// Adds the notions of a passage's words.
  func find(_ side: SideReading, _ found: (Int) -> Void) {
    guard !notions.isEmpty else { return }
    let isUnspaced = language == .chinese || language == .japanese
    var letters: [UInt32] = []
    for (i, token) in side.tokens.enumerated() where token.kind == .word || token.kind == .ideograph {
      let joinsBefore =
        isUnspaced && i > 0 && !token.isSpaced && side.tokens[i - 1].kind != .mark
        && side.tokens[i - 1].end == token.start
      if !joinsBefore {
        look(letters, found)
        letters.removeAll(keepingCapacity: true)
      }
      var k = Int(token.start)
      while k < Int(token.end) {
        let (value, length) = Scalars.decode(side.p, at: k)
        let folded = WordFolding.fold(value)
        if folded != 0 { letters.append(folded) }
        k += length
      }
    }
    look(letters, found)
  }

  /// Looks for stems in a word, or in a run of a script without spaces.
  private func look(_ letters: [UInt32], _ found: (Int) -> Void) {
    guard !letters.isEmpty else { return }
    let isUnspaced = language == .chinese || language == .japanese
    let lastStart =
      isUnspaced
      ? letters.count - 1
      : language == .german
        ? max(0, letters.count - 5)
        : language == .arabic ? min(4, max(0, letters.count - 3)) : 0
    for start in 0...lastStart {
      var hash = ByteHash()
      for end in start..<min(letters.count, start + longest) {
        hash.add(unit: letters[end])
        guard let known = notions[hash.value] else { continue }
        if isUnspaced || mayBe(end + 1 - start, at: start, of: letters.count) { known.forEach(found) }
      }
    }
  }

  /// Whether a stem of some letters tells what a word is: short ones begin many others.
  private func mayBe(_ length: Int, at start: Int, of count: Int) -> Bool {
    let rest = count - start - length
    if language == .arabic { return length > 3 || rest <= 3 }
    if start > 0 { return length > 4 }
    let few = language == .english ? 1 : 2
    switch length {
    case ...2: return rest <= 1
    case 3: return rest <= few
    case 4: return rest <= few + 1
    default: return true
    }
  }
}
