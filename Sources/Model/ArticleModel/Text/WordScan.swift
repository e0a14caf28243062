import SourceText

/// What is gathered of a word while its bytes are read once.
struct WordScan {
  var hash = ByteHash()
  var letters = 0
  var capitals = 0
  var hasDigit = false
  var nonASCII = false
  var dotted = false
  private(set) var lastApostrophe: Int?
  private(set) var hashBeforeApostrophe: UInt64 = 0
  private(set) var lettersSinceApostrophe = 0
  private var startsWithCapital = false
  private var innerCapital = false
  private var lastWasLower = false
  private var otherScript = false

  init() {}

  /// What is gathered of a word of ASCII letters so far, of which none but the first is a capital.
  init(_ hash: ByteHash, letters: Int, isCapitalised: Bool) {
    self.hash = hash
    self.letters = letters
    capitals = isCapitalised ? 1 : 0
    lettersSinceApostrophe = letters
    startsWithCapital = isCapitalised
    lastWasLower = letters > 1 || !isCapitalised
  }

  @inline(__always)
  mutating func add(letter b: UInt8) {
    let isCapital = b < 0x5B
    note(isCapital)
    hash.add(b | 0x20)
  }

  mutating func add(scalar value: UInt32) {
    nonASCII = true
    if value > 0x24F && !(0x300...0x36F).contains(value) && !(0x1E00...0x1EFF).contains(value)
      && value != 0x200C && value != 0x200D
    {
      otherScript = true
    }
    note(Scalars.isUpper(value))
    LowerCaseTable.add(value, to: &hash)
  }

  @inline(__always)
  private mutating func note(_ isCapital: Bool) {
    if letters == 0 { startsWithCapital = isCapital }
    letters += 1
    lettersSinceApostrophe += 1
    if isCapital {
      capitals += 1
      if lastWasLower { innerCapital = true }
    }
    lastWasLower = !isCapital
  }

  mutating func apostrophe(at offset: Int) {
    lastApostrophe = offset
    hashBeforeApostrophe = hash.value
    lettersSinceApostrophe = 0
    // `O'Brien` has no inner capital in the sense of run-together words.
    lastWasLower = false
    hash.add(0x27)
  }

  var shape: Token.Shape {
    var shape: Token.Shape = []
    if startsWithCapital { shape.insert(.capitalised) }
    if letters > 1, capitals == letters { shape.insert(.allCapitals) }
    if innerCapital { shape.insert(.innerCapital) }
    if hasDigit { shape.insert(.hasDigit) }
    if nonASCII { shape.insert(.nonASCII) }
    if dotted { shape.insert(.dotted) }
    if otherScript { shape.insert(.otherScript) }
    return shape
  }
}
