/// The dictionaries of English that hold a word.
package struct Variety: OptionSet, Sendable, Hashable {
  package let rawValue: UInt8
  package init(rawValue: UInt8) { self.rawValue = rawValue }

  /// `en_US` holds it.
  package static let american = Variety(rawValue: 1)
  /// `en_GB` holds it.
  package static let british = Variety(rawValue: 2)
  /// A dictionary of another name holds it.
  package static let other = Variety(rawValue: 4)

  /// The variety that a dictionary's path stands for.
  init(ofDictionary path: String) {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    switch name {
    case "en_US": self = .american
    case "en_GB": self = .british
    default: self = .other
    }
  }
}

/// What a dictionary says of one form, in the lowest bits of a slot of `CompiledWords`.
struct WordFlags: OptionSet {
  let rawValue: UInt8

  /// Bits 1, 2 and 4 are those of `Variety`.
  static let varieties = WordFlags(rawValue: 7)
  /// NOSUGGEST: right, but not to be offered.
  static let noSuggest = WordFlags(rawValue: 8)
  /// KEEPCASE: right in this very case only.
  static let keepCase = WordFlags(rawValue: 16)
  /// `Nato` for `NATO/M`: never right itself, but its form in capitals is (`NATO'S`).
  static let capitalsOnly = WordFlags(rawValue: 32)

  init(rawValue: UInt8) { self.rawValue = rawValue }

  init(_ variety: Variety) { rawValue = variety.rawValue }

  /// The flags at their place in a slot.
  var bits: UInt64 { UInt64(rawValue) }

  /// A slot with what another entry says of its form.
  static func merged(_ slot: UInt64, _ flags: WordFlags) -> UInt64 {
    let old = WordFlags(rawValue: UInt8(truncatingIfNeeded: slot))
    var new = old.union(flags)
    // A form may keep its case only where every entry asks for it; an entry that is right in
    // capitals alone has no say in that.
    let hasOldWord = !old.isDisjoint(with: varieties)
    let hasNewWord = !flags.isDisjoint(with: varieties)
    let keeps = (!hasOldWord || old.contains(keepCase)) && (!hasNewWord || flags.contains(keepCase))
    if !keeps { new.remove(keepCase) }
    return slot & ~0xFF | new.bits
  }
}
