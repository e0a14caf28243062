import ArticleModel
import RuleKit
import SourceText

/// What a text holds beside the letters and marks of ordinary copy, found in one pass over its bytes
/// for all rules about characters.
struct CharacterScan {
  /// What a scalar is to those rules.
  enum Kind: UInt8 {
    /// C0 and C1 controls but for tabs and line ends, DELETE, line and paragraph separators, language
    /// tags, noncharacters and private use.
    case control
    /// Zero-width spaces, joiners, no-break spaces and the marks for left and right.
    case zeroWidth
    /// Embeddings, overrides and isolates of the bidirectional algorithm.
    case bidi
    case softHyphen
    /// ASCII in full width, and the comma, stop and space of East Asian copy.
    case fullWidth
    /// A digit of another script.
    case digit
    /// U+0300 to U+036F.
    case combining
    case replacement
  }

  /// One scalar.
  struct Place {
    var range: TextRange
    var value: UInt32
    var kind: Kind
  }

  private(set) var places: [Place] = []
  /// Runs of two and more scalars outside ASCII that begin with a Latin, Greek or Cyrillic letter or a
  /// symbol, as bytes read in the wrong code page do.
  private(set) var runs: [TextRange] = []
  /// Offsets of `&`, `<`, `\` and `{`.
  private(set) var ampersands: [UInt32] = []
  private(set) var angles: [UInt32] = []
  private(set) var backslashes: [UInt32] = []
  private(set) var braces: [UInt32] = []
  /// The first carriage return.
  private(set) var carriageReturn: UInt32?

  /// The table of an article, made by the first rule that asks.
  static func of(_ article: Article, in context: RuleContext) -> CharacterScan {
    context.shared { CharacterScan(article.bytes) }
  }

  init(_ bytes: [UInt8]) {
    bytes.withUnsafeBufferPointer { p in
      var i = p.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
      while i < p.count {
        if CharacterScan.arePlain(p, at: i) {
          i += 16
          continue
        }
        let action = CharacterScan.actions[Int(p[i])]
        if action == .skip {
          i += 1
        } else if action == .nonASCII {
          i = readRun(p, from: i)
        } else {
          note(action, UInt32(p[i]), at: i)
          i += 1
        }
      }
    }
  }

  // MARK: ASCII

  /// Whether the next sixteen bytes are letters, spaces, line feeds and common marks, of which nothing is noted.
  @inline(__always)
  private static func arePlain(_ p: UnsafeBufferPointer<UInt8>, at i: Int) -> Bool {
    guard i + 16 <= p.count, let base = p.baseAddress else { return false }
    let bytes = UnsafeRawPointer(base + i).loadUnaligned(as: SIMD16<UInt8>.self)
    let marks = (bytes .== 0x26) .| (bytes .== 0x3C) .| (bytes .== 0x5C) .| (bytes .== 0x7B)
    let others = (bytes .>= 0x7F) .| ((bytes .< 0x20) .& (bytes .!= 0x0A))
    // `any` of a mask looks at each byte by itself.
    let noted = unsafeBitCast(marks .| others, to: SIMD2<UInt64>.self)
    return noted[0] | noted[1] == 0
  }

  private enum Action: UInt8 {
    case skip
    case control
    case ampersand
    case angle
    case backslash
    case brace
    case carriageReturn
    case nonASCII
  }

  private static let actions: [Action] = (0...255).map { byte in
    switch byte {
    case 0x09, 0x0A: .skip
    case 0x0D: .carriageReturn
    case 0..<0x20, 0x7F: .control
    case 0x26: .ampersand
    case 0x3C: .angle
    case 0x5C: .backslash
    case 0x7B: .brace
    case 0x80...: .nonASCII
    default: .skip
    }
  }

  private mutating func note(_ action: Action, _ value: UInt32, at i: Int) {
    let offset = UInt32(truncatingIfNeeded: i)
    switch action {
    case .control: places.append(Place(range: TextRange(i, i + 1), value: value, kind: .control))
    case .ampersand: ampersands.append(offset)
    case .angle: angles.append(offset)
    case .backslash: backslashes.append(offset)
    case .brace: braces.append(offset)
    case .carriageReturn: carriageReturn = carriageReturn ?? offset
    case .skip, .nonASCII: break
    }
  }

  // MARK: Beyond ASCII

  /// Reads a run of scalars outside ASCII; returns the offset behind it.
  private mutating func readRun(_ p: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var i = start
    var count = 0
    while i < p.count, p[i] >= 0x80 {
      let (value, length) = Scalars.decode(p, at: i)
      if let kind = CharacterScan.kind(value) {
        places.append(Place(range: TextRange(i, i + length), value: value, kind: kind))
      }
      count += 1
      i += length
    }
    // Pieces of misread characters begin with a two-byte letter, a radical or a box-drawing line.
    if count > 1, p[start] < 0xD2 || p[start] == 0xE2 {
      runs.append(TextRange(start, i))
    } else if i == start + 2, p[start] == 0xC3, p[start + 1] == 0x82, i < p.count, p[i] == 0x20 {
      // `Â ` may be half a no-break space.
      runs.append(TextRange(start, i))
    }
    return i
  }

  private static func kind(_ value: UInt32) -> Kind? {
    if value < 0x300 { return value < 0xA0 ? .control : value == 0xAD ? .softHyphen : nil }
    switch value {
    case 0x300...0x36F: return .combining
    case 0x61C, 0x180E, 0x200B...0x200F, 0x2060...0x2064, 0xFEFF: return .zeroWidth
    case 0x660...0x669, 0x6F0...0x6F9, 0x966...0x96F, 0x9E6...0x9EF: return .digit
    case 0x2028, 0x2029, 0xE000...0xF8FF, 0xFFF9...0xFFFB, 0xFFFE, 0xFFFF: return .control
    case 0x202A...0x202E, 0x2066...0x2069: return .bidi
    case 0x3000...0x3002, 0xFF01...0xFF5E: return .fullWidth
    case 0xFFFD: return .replacement
    case 0xE0000...0xE007F, 0xF0000...: return .control
    default: return nil
    }
  }
}

extension CharacterScan {
  /// Scalars of one kind that follow each other.
  struct Run {
    var range: TextRange
    /// The first of them; most runs have no other.
    var value: UInt32
    /// The others.
    fileprivate(set) var rest: [UInt32] = []

    var values: [UInt32] { [value] + rest }
    var count: Int { 1 + rest.count }
  }

  /// The runs of a kind, in order.
  func runs(of kind: Kind) -> [Run] {
    var runs: [Run] = []
    for place in places where place.kind == kind {
      if let last = runs.last, last.range.end == place.range.start {
        runs[runs.count - 1].range = last.range.union(place.range)
        runs[runs.count - 1].rest.append(place.value)
      } else {
        runs.append(Run(range: place.range, value: place.value))
      }
    }
    return runs
  }

  /// `U+200B`: how messages name what cannot be seen.
  static func name(_ value: UInt32) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}

/// Scalars beside a range of an article.
struct Neighbours {
  /// nil at the start of the text.
  let before: UInt32?
  /// nil at its end.
  let after: UInt32?

  init(of range: TextRange, in article: Article) {
    (before, after) = article.bytes.withUnsafeBufferPointer { p in
      (
        Scalars.decode(p, before: range.lower)?.value,
        range.upper < p.count ? Scalars.decode(p, at: range.upper).value : nil
      )
    }
  }

  /// Whether letters stand on both sides.
  var areLetters: Bool { isLetter(before) && isLetter(after) }

  /// Whether one of them is a letter of a script other than Latin, or an emoji.
  var areForeign: Bool { Neighbours.isForeign(before) || Neighbours.isForeign(after) }

  /// Whether one of them is an East Asian letter or mark.
  var areEastAsian: Bool {
    [before, after].contains { value in (value ?? 0) >= 0x2E80 && !(0xFE00...0xFFFF).contains(value ?? 0) }
  }

  private func isLetter(_ value: UInt32?) -> Bool { value.map(Scalars.isLetter) ?? false }

  private static func isForeign(_ value: UInt32?) -> Bool {
    guard let value, value > 0x24F else { return false }
    return !(0x300...0x36F).contains(value) && !(0x1E00...0x1EFF).contains(value)
      && !(0x2000...0x25FF).contains(value) && !(0xFEFF...0xFFFF).contains(value)
  }
}
