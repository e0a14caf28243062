/// A part of speech as the Penn Treebank has it (Santorini 1990), with the marks of the English Web Treebank.
///
/// The raw value is the number that the trained tagger uses; 0 stands before a sentence and behind it.
public enum Tag: UInt8, BitwiseCopyable, Sendable, CaseIterable {
  case outside = 0
  /// `#`
  case hash
  case currency
  case closingQuote
  case comma
  case openBracket
  case closeBracket
  /// `.` `?` `!`
  case stop
  /// `:` `;` and dashes.
  case colon
  case cc
  case cd
  case dt
  case ex
  case fw
  case hyphen
  case `in`
  case jj
  case jjr
  case jjs
  case md
  case nn
  case nnp
  case nnps
  case nns
  case pdt
  case pos
  case prp
  case prpPossessive
  case rb
  case rbr
  case rbs
  case rp
  case sym
  case to
  case uh
  case vb
  case vbd
  case vbg
  case vbn
  case vbp
  case vbz
  case wdt
  case wp
  case wpPossessive
  case wrb
  case openingQuote

  // Concrete, since the one of raw values is called through a witness table.
  @inlinable @inline(__always)
  public static func == (a: Tag, b: Tag) -> Bool { a.rawValue == b.rawValue }

  /// How many there are.
  static let count = Int(Tag.openingQuote.rawValue) + 1

  /// The Penn name, such as `NNS`.
  public var name: StaticString { Tag.names[Int(rawValue)] }

  /// Names by raw value.
  private static let names: [StaticString] = [
    "-", "#", "$", "''", ",", "-LRB-", "-RRB-", ".", ":", "CC", "CD", "DT", "EX", "FW", "HYPH", "IN", "JJ",
    "JJR", "JJS", "MD", "NN", "NNP", "NNPS", "NNS", "PDT", "POS", "PRP", "PRP$", "RB", "RBR", "RBS", "RP",
    "SYM", "TO", "UH", "VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "WDT", "WP", "WP$", "WRB", "``",
  ]

  /// The tag of a Penn name; nil where there is none of it.
  public init?(name: some StringProtocol) {
    guard let place = Tag.names.firstIndex(where: { "\($0)" == name }), place > 0 else { return nil }
    self.init(rawValue: UInt8(place))
  }
}

/// A set of tags.
public struct TagSet: Sendable, Hashable {
  /// A bit for each raw value.
  public var bits: UInt64

  /// The set of these bits.
  @inlinable public init(bits: UInt64) { self.bits = bits }

  /// The set of some tags.
  @inlinable public init(_ tags: Tag...) {
    bits = 0
    for tag in tags { bits |= 1 << UInt64(tag.rawValue) }
  }

  /// Whether a tag belongs to the set.
  @inlinable public func contains(_ tag: Tag) -> Bool { bits >> UInt64(tag.rawValue) & 1 != 0 }

  /// The tags of either set.
  @inlinable public func union(_ other: TagSet) -> TagSet { TagSet(bits: bits | other.bits) }

  /// Nouns and names.
  public static let nouns = TagSet(.nn, .nns, .nnp, .nnps)
  /// Verbs in any form, modal verbs left out.
  public static let verbs = TagSet(.vb, .vbd, .vbg, .vbn, .vbp, .vbz)
  /// Verbs that make a clause.
  public static let finiteVerbs = TagSet(.md, .vbd, .vbp, .vbz)
  /// Adjectives in any degree.
  public static let adjectives = TagSet(.jj, .jjr, .jjs)
  /// Adverbs in any degree.
  public static let adverbs = TagSet(.rb, .rbr, .rbs)
}
