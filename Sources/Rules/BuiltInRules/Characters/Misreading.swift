import SourceText

/// Undoes the reading of UTF-8 in a code page of one byte a character.
struct Misreading {
  /// The scalars that one or more characters fell into.
  var range: TextRange
  /// What was meant.
  var meant: String
  /// Whether reading it back gives all of it; otherwise its last byte was lost on the way.
  var isLossless = true

  /// The misread pieces of a run of scalars outside ASCII.
  static func pieces(of run: TextRange, in bytes: [UInt8]) -> [Misreading] {
    let text = scalars(of: run, in: bytes)
    var result: [Misreading] = []
    var i = 0
    while i < text.count {
      var found: (end: Int, meant: String, isLossless: Bool)?
      for page in CodePage.all where found == nil { found = piece(text, from: i, page, in: bytes) }
      guard let found else {
        i += 1
        continue
      }
      let range = TextRange(text[i].range.lower, text[found.end - 1].range.upper)
      result.append(Misreading(range: range, meant: found.meant, isLossless: found.isLossless))
      i = found.end
    }
    return result
  }

  private typealias Scalar = (value: UInt32, range: TextRange)

  private static func scalars(of run: TextRange, in bytes: [UInt8]) -> [Scalar] {
    bytes.withUnsafeBufferPointer { p in
      var result: [Scalar] = []
      var i = run.lower
      while i < run.upper {
        let (value, length) = Scalars.decode(p, at: i)
        result.append((value, TextRange(i, i + length)))
        i += length
      }
      return result
    }
  }

  /// The longest piece that begins at a scalar, read back as often as it gives sense.
  private static func piece(
    _ text: [Scalar], from start: Int, _ page: CodePage, in bytes: [UInt8]
  ) -> (end: Int, meant: String, isLossless: Bool)? {
    // A quick no for most scalars: with another byte no sequence begins.
    guard let first = page.byte(text[start].value), (0xC2...0xF4).contains(first) else { return nil }
    let (end, once) = readBack(text[start...].lazy.map(\.value), page)
    if once.isEmpty {
      return cutOff(text, from: start, page) ?? lostSpace(text, from: start, page, in: bytes)
    }
    guard isSense(once, page) else { return nil }
    if once.count == 1, isMarkBehindLetter(text[start..<(start + end)], in: bytes) { return nil }
    if once.count == 1, once[0] >= 0x800, isSpacedMark(text[start..<(start + end)].map(\.value)) {
      return nil
    }
    // Some copy goes through two such readings: the first one's result is misread as a whole.
    let (all, twice) = readBack(once, page)
    let meant = all == once.count && isSense(twice, page) ? twice : once
    return (start + end, String(String.UnicodeScalarView(meant.compactMap(Unicode.Scalar.init))), true)
  }

  /// The number of scalars read and what they give: UTF-8 sequences of two and more bytes only.
  private static func readBack(_ values: some Sequence<UInt32>, _ page: CodePage) -> (Int, [UInt32]) {
    var result: [UInt32] = []
    var sequence: [UInt8] = []
    var used = 0
    for (i, value) in values.enumerated() {
      guard let byte = page.byte(value) else { break }
      if sequence.isEmpty, !(0xC2...0xF4).contains(byte) { break }
      sequence.append(byte)
      let length = sequence[0] < 0xE0 ? 2 : sequence[0] < 0xF0 ? 3 : 4
      if sequence.count == length {
        guard let text = String(validating: sequence, as: UTF8.self), let scalar = text.unicodeScalars.first
        else { break }
        result.append(scalar.value)
        sequence.removeAll(keepingCapacity: true)
        used = i + 1
      } else if sequence.count > 1, byte & 0xC0 != 0x80 {
        break
      }
    }
    return (used, result)
  }

  /// Whether what was read back is what copy is made of, so that no accident gave it.
  private static func isSense(_ values: [UInt32], _ page: CodePage) -> Bool {
    if values.isEmpty { return false }
    let isEuropean = values.allSatisfy(isLatinOrMark)
    if page.holdsCommonLetters {
      // `дії` and `В»` of Cyrillic copy are such bytes as well.
      return values.count > 2 && values.allSatisfy { isLatinOrMark($0) || isCyrillic($0) }
        || values.allSatisfy(isGeneralMark)
    }
    if isEuropean { return true }
    guard values.allSatisfy({ isLatinOrMark($0) || isOtherLetter($0) }) else { return false }
    return values.count > 1 || values[0] >= 0x800
  }

  private static func isGeneralMark(_ value: UInt32) -> Bool {
    (0x2010...0x203A).contains(value) || value == 0x20AC || value == 0x2122
  }

  /// Letters and marks of European copy, and no-break spaces.
  private static func isLatinOrMark(_ value: UInt32) -> Bool {
    switch value {
    case 0xA0...0x17F, 0x218...0x21B, 0x2C6, 0x2DC, 0x1E00...0x1EFF: true
    default: isGeneralMark(value)
    }
  }

  private static func isCyrillic(_ value: UInt32) -> Bool { (0x400...0x45F).contains(value) }

  /// Greek, Cyrillic, Hebrew, Arabic, Indic, Thai, East Asian letters, their marks, and emoji.
  private static func isOtherLetter(_ value: UInt32) -> Bool {
    switch value {
    case 0x386...0x3CE, 0x400...0x4FF, 0x5D0...0x5EA, 0x60C...0x6FF, 0x904...0x970, 0xE01...0xE5B,
      0x10D0...0x10FF, 0x200B...0x200F, 0x2600...0x27BF, 0x3001...0x30FF, 0x4E00...0x9FFF,
      0xAC00...0xD7A3, 0xFE0F, 0xFF01...0xFF5E, 0x1F300...0x1FAFF:
      true
    default: false
    }
  }

  /// `“AMANHÃ”` and `“café…”`: a letter at the end of a word, and the marks that follow it.
  private static func isMarkBehindLetter(_ piece: ArraySlice<Scalar>, in bytes: [UInt8]) -> Bool {
    guard let last = piece.last, piece.dropFirst().allSatisfy({ isSentenceMark($0.value) }) else {
      return false
    }
    let next = last.range.upper
    return piece.count > 2 || next >= bytes.count || bytes[next] < 0x41
  }

  /// `« enterré »`: a letter, the no-break space that French sets before its marks, and the mark are no letter of
  /// another script.
  private static func isSpacedMark(_ piece: [UInt32]) -> Bool {
    zip(piece, piece.dropFirst()).contains { a, b in
      (a == 0xA0 || a == 0x202F) && isSentenceMark(b) || (b == 0xA0 || b == 0x202F) && isSentenceMark(a)
    }
  }

  private static func isSentenceMark(_ value: UInt32) -> Bool {
    switch value {
    case 0x2013, 0x2014, 0x2018...0x201A, 0x201C...0x201E, 0x2026, 0x2039, 0x203A, 0xAB, 0xBB: true
    default: false
    }
  }

  /// `â€` whose third byte the code page does not have: the closing quotation mark.
  private static func cutOff(
    _ text: [Scalar], from start: Int, _ page: CodePage
  ) -> (end: Int, meant: String, isLossless: Bool)? {
    guard start + 2 == text.count, page.byte(text[start].value) == 0xE2,
      page.byte(text[start + 1].value) == 0x80, text[start + 1].value == 0x20AC
    else { return nil }
    return (start + 2, "”", false)
  }

  /// `Â ` behind a word in small letters, a figure or a stop: a no-break space whose second byte became a
  /// plain space on its way.
  private static func lostSpace(
    _ text: [Scalar], from start: Int, _ page: CodePage, in bytes: [UInt8]
  ) -> (end: Int, meant: String, isLossless: Bool)? {
    let range = text[start].range
    guard text[start].value == 0xC2, page.byte(0xC2) == 0xC2, text.count == 1, range.lower > 0,
      range.upper < bytes.count, bytes[range.upper] == 0x20
    else { return nil }
    let before = bytes[range.lower - 1]
    let isEnd = before &- 0x61 < 26 || before &- 0x30 < 10 || before == 0x2E || before == 0x2C
    return isEnd ? (start + 1, "", false) : nil
  }
}
