import SourceText

/// A Hunspell affix file, as far as dictionaries without compounding need it (format: hunspell(5)).
struct AffixFile {
  /// How flags are written in the file and its dictionary.
  enum FlagFormat {
    /// One byte each (the format without `FLAG`).
    case byte
    /// One scalar each (`FLAG UTF-8`).
    case scalar
    /// Two bytes each (`FLAG long`).
    case long
    /// Decimal numbers with commas (`FLAG num`).
    case number
  }

  /// One line of an affix.
  struct Entry {
    /// What is taken from the word first.
    var strip: [UInt8]
    /// What is put there instead.
    var addition: [UInt8]
    var condition: AffixCondition
    /// Flags of the affixed form: further affixes, or that it needs one.
    var continuation: [UInt16]
  }

  /// All lines of one flag.
  struct Affix {
    /// Whether it goes together with an affix of the other end.
    var crosses: Bool
    var entries: [Entry] = []
  }

  private(set) var prefixes: [UInt16: Affix] = [:]
  private(set) var suffixes: [UInt16: Affix] = [:]
  private(set) var flagFormat = FlagFormat.byte
  private(set) var strippable = false
  private(set) var noSuggest: UInt16?
  private(set) var forbidden: UInt16?
  private(set) var onlyInCompound: UInt16?
  private(set) var needsAffix: UInt16?
  private(set) var keepsCase: UInt16?
  /// Flags of COMPOUNDRULE: harmless while only numbers carry them.
  private(set) var compoundFlags: Set<UInt16> = []
  private var aliases: [[UInt16]] = []
  /// Whether the words of the dictionary can be told by expanding it; false where it compounds words
  /// or uses what this reader does not know.
  private(set) var isExpandable = true

  /// A part of a line between blanks.
  private typealias Field = ArraySlice<UInt8>

  /// Reads the text of an affix file.
  init(parsing bytes: [UInt8]) {
    let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    let lines = text.split { $0 &- 0x0A < 4 }
    // The flag format governs lines that may stand before it.
    for line in lines where line.starts(with: "FLAG".utf8) { readFlagFormat(line) }
    for line in lines { read(line.split { $0 == 0x20 || $0 == 0x09 }) }
  }

  private static func text(_ field: Field) -> String { String(decoding: field, as: UTF8.self) }

  private mutating func readFlagFormat(_ line: Field) {
    switch line.split(separator: 0x20).dropFirst().first.map(AffixFile.text) {
    case "UTF-8": flagFormat = .scalar
    case "long": flagFormat = .long
    case "num": flagFormat = .number
    default: isExpandable = false
    }
  }

  private mutating func read(_ fields: [Field]) {
    guard let key = fields.first.map(AffixFile.text) else { return }
    let value = fields.dropFirst().first
    switch key {
    case "PFX", "SFX": readAffix(fields, isSuffix: key == "SFX")
    case "SET": readEncoding(value)
    case "AF": readAlias(value)
    case "NOSUGGEST": noSuggest = flag(value)
    case "FORBIDDENWORD": forbidden = flag(value)
    case "ONLYINCOMPOUND": onlyInCompound = flag(value)
    case "NEEDAFFIX", "PSEUDOROOT": needsAffix = flag(value)
    case "KEEPCASE": keepsCase = flag(value)
    case "FULLSTRIP": strippable = true
    case "COMPOUNDRULE": readCompoundRule(value)
    case "ICONV": readConversion(fields)
    case "LANG":
      if let value, AffixFile.casing.contains(String(AffixFile.text(value).prefix(2))) {
        isExpandable = false
      }
    default: if AffixFile.unknown.contains(key) { isExpandable = false }
    }
  }

  /// Directives that change which words are right in ways that expansion does not follow.
  private static let unknown: Set<String> = [
    "BREAK", "CHECKSHARPS", "CIRCUMFIX", "COMPLEXPREFIXES", "COMPOUNDBEGIN", "COMPOUNDEND", "COMPOUNDFLAG",
    "COMPOUNDLAST", "COMPOUNDMIDDLE", "COMPOUNDMORESUFFIXES", "COMPOUNDPERMITFLAG", "FORBIDWARN", "IGNORE",
    "LEMMA_PRESENT",
  ]
  /// Languages with rules of their own for capitals or hyphens.
  private static let casing: Set<String> = ["az", "cr", "hu", "tr"]

  private mutating func readEncoding(_ value: Field?) {
    if value.map(AffixFile.text) != "UTF-8" { isExpandable = false }
  }

  private mutating func readAlias(_ value: Field?) {
    guard let value else { return }
    // The first line gives the number of aliases.
    if aliases.isEmpty, Int(AffixFile.text(value)) != nil, flagFormat != .number || !value.contains(0x2C) {
      aliases.append([])
    } else {
      aliases.append(flags(of: value, allowsAlias: false))
    }
  }

  private mutating func readCompoundRule(_ value: Field?) {
    guard let value = value.map(AffixFile.text), Int(value) == nil || flagFormat == .number else { return }
    guard flagFormat == .byte || flagFormat == .scalar else {
      isExpandable = false
      return
    }
    for scalar in value.unicodeScalars where !"*?()".unicodeScalars.contains(scalar) {
      compoundFlags.insert(UInt16(truncatingIfNeeded: scalar.value))
    }
  }

  private mutating func readConversion(_ fields: [Field]) {
    guard fields.count >= 3 else { return }
    // Apostrophes are folded for every dictionary; any other conversion is beyond this reader.
    let isApostrophe =
      ["’", "‘", "ʼ"].contains(AffixFile.text(fields[1])) && AffixFile.text(fields[2]) == "'"
    if !isApostrophe { isExpandable = false }
  }

  private mutating func readAffix(_ fields: [Field], isSuffix: Bool) {
    guard fields.count >= 4, let flag = flag(fields[1]) else { return }
    let isKnown = isSuffix ? suffixes[flag] != nil : prefixes[flag] != nil
    guard isKnown else {
      let new = Affix(crosses: fields[2].elementsEqual("Y".utf8))
      if isSuffix { suffixes[flag] = new } else { prefixes[flag] = new }
      return
    }
    let (strip, whole) = (fields[2], fields[3])
    let slash = whole.firstIndex(of: 0x2F)
    let addition = whole[..<(slash ?? whole.endIndex)]
    let continuation = slash.map { flags(of: whole[($0 + 1)...]) } ?? []
    if !isSuffix, !continuation.isEmpty { isExpandable = false }
    let entry = Entry(
      strip: strip.elementsEqual([0x30]) ? [] : Array(strip),
      addition: addition.elementsEqual([0x30]) ? [] : Array(addition),
      condition: AffixCondition(
        parsing: fields.count > 4 ? AffixFile.text(fields[4]) : ".", isSuffix: isSuffix),
      continuation: continuation)
    if isSuffix { suffixes[flag]?.entries.append(entry) } else { prefixes[flag]?.entries.append(entry) }
  }

  private func flag(_ text: Field?) -> UInt16? {
    text.flatMap { flags(of: $0, allowsAlias: false).first }
  }

  /// The flags written as some bytes.
  private func flags(of bytes: Field, allowsAlias: Bool = true) -> [UInt16] {
    var flags: [UInt16] = []
    bytes.withUnsafeBufferPointer { append(flagsOf: $0, to: &flags, allowsAlias: allowsAlias) }
    return flags
  }

  /// Adds the flags written as some bytes to a list.
  func append(flagsOf bytes: UnsafeBufferPointer<UInt8>, to flags: inout [UInt16], allowsAlias: Bool = true) {
    if bytes.isEmpty { return }
    if allowsAlias, !aliases.isEmpty {
      if let place = Int(String(decoding: bytes, as: UTF8.self)), aliases.indices.contains(place) {
        flags += aliases[place]
      }
      return
    }
    switch flagFormat {
    case .byte:
      for byte in bytes { flags.append(UInt16(byte)) }
    case .scalar:
      for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
        flags.append(UInt16(truncatingIfNeeded: scalar.value))
      }
    case .long:
      for i in stride(from: 0, to: bytes.count - 1, by: 2) {
        flags.append(UInt16(bytes[i]) << 8 | UInt16(bytes[i + 1]))
      }
    case .number:
      flags += bytes.split(separator: 0x2C).compactMap { UInt16(String(decoding: $0, as: UTF8.self)) }
    }
  }
}
