import SourceText

/// How a word is capitalised, in the five kinds that Hunspell's look-up tells apart.
enum LetterCase {
  case lower
  /// `Paris`
  case initial
  /// `NATO`
  case all
  /// `iPhone`, `McDonald`
  case mixed

  init(of word: [UInt8]) { self = word.withUnsafeBufferPointer { LetterCase(of: $0) } }

  init(of word: UnsafeBufferPointer<UInt8>) {
    var capitals = 0
    var neutral = 0
    for byte in word {
      if byte >= 0x80 {
        self.init(scalarsOf: word)
        return
      }
      if byte &- 0x41 < 26 { capitals += 1 } else if byte &- 0x61 >= 26 { neutral += 1 }
    }
    self.init(
      letters: word.count, capitals: capitals, neutral: neutral,
      startsWithCapital: word.first.map { $0 &- 0x41 < 26 } ?? false)
  }

  private init(scalarsOf word: UnsafeBufferPointer<UInt8>) {
    var letters = 0
    var capitals = 0
    var neutral = 0
    var startsWithCapital = false
    for scalar in String(decoding: word, as: UTF8.self).unicodeScalars {
      let isCapital = LetterCase.lower(scalar) != scalar
      if isCapital {
        capitals += 1
        if letters == 0 { startsWithCapital = true }
      } else if LetterCase.upper(scalar) == scalar {
        neutral += 1
      }
      letters += 1
    }
    self.init(
      letters: letters, capitals: capitals, neutral: neutral, startsWithCapital: startsWithCapital)
  }

  /// `neutral`: letters that have no case.
  private init(letters: Int, capitals: Int, neutral: Int, startsWithCapital: Bool) {
    if capitals == 0 {
      self = .lower
    } else if capitals == 1, startsWithCapital {
      self = .initial
    } else {
      self = capitals + neutral == letters ? .all : .mixed
    }
  }

  /// The lower-case scalar where there is a single one.
  static func lower(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    if scalar.value < 0x80 { return Unicode.Scalar(Folding.lower(UInt8(scalar.value))) }
    let mapped = scalar.properties.lowercaseMapping.unicodeScalars
    return mapped.count == 1 ? mapped.first ?? scalar : scalar
  }

  /// The upper-case scalar where there is a single one.
  static func upper(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    if scalar.value < 0x80 {
      let byte = UInt8(scalar.value)
      return Unicode.Scalar(byte &- 0x61 < 26 ? byte & 0xDF : byte)
    }
    let mapped = scalar.properties.uppercaseMapping.unicodeScalars
    return mapped.count == 1 ? mapped.first ?? scalar : scalar
  }

  /// The word in lower case.
  static func lowercased(_ word: [UInt8]) -> [UInt8] {
    if word.allSatisfy({ $0 < 0x80 }) { return word.map(Folding.lower) }
    var out = String.UnicodeScalarView()
    for scalar in String(decoding: word, as: UTF8.self).unicodeScalars { out.append(lower(scalar)) }
    return Array(String(out).utf8)
  }

  /// The word with its first letter in upper case; the rest stays.
  static func capitalised(_ word: [UInt8]) -> [UInt8] {
    guard let first = word.first else { return word }
    if first < 0x80 { return [first &- 0x61 < 26 ? first & 0xDF : first] + word.dropFirst() }
    var out = String.UnicodeScalarView()
    for scalar in String(decoding: word, as: UTF8.self).unicodeScalars {
      out.append(out.isEmpty ? upper(scalar) : scalar)
    }
    return Array(String(out).utf8)
  }

  /// A lower-case word written as a word of this case is.
  func applied(to word: String) -> String {
    switch self {
    case .lower, .mixed: return word
    case .initial: return String(decoding: LetterCase.capitalised(Array(word.utf8)), as: UTF8.self)
    case .all: return word.uppercased()
    }
  }
}
