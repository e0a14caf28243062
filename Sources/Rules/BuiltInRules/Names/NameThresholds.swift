import RuleKit

/// The numbers by which two spellings count as one name, for all rules that compare spellings. The pages of these
/// rules show them.
enum NameThresholds {
  /// Shorter names are not compared: they differ too often by one letter alone (`Kim`, `Kin`).
  static let fewestLetters = 4
  /// Shorter names are close only where one of them doubles a letter.
  static let fewestForSlip = 5
  /// Shorter names may differ by one letter, these by two in one place.
  static let fewestForTwoLetters = 9
  /// So many letters at either end must then be alike.
  static let sameAtEnds = 4
  /// The most letters by which a long name may differ in one place.
  static let mostLetters = 2
  /// Up to so many letters a name behind another (`Nish Palas`, `Royal Palms`) is a name of its own.
  static let mostOfNeighbours = 5
  /// A name that dictionaries know must stand so often before an unknown one is taken for a slip of it.
  static let fewestOfKnown = 2
  /// A slip of a word that is capitalised only where a sentence begins has at least so many letters.
  static let fewestLikeWord = 7
  /// A slip of another capitalised word may be repeated from so many letters on.
  static let fewestForRepeatedSlip = 6
  /// So often it may then stand, or as often as the word itself.
  static let mostOfSlip = 2
  /// So many times as often as a place or word an unknown form must stand to be the right one.
  static let weightOfPlace = 3
  /// A small word of another language so many words away makes a foreign phrase of a form.
  static let reachOfPhrase = 2

  /// Those that say which spellings are close.
  static var ofCloseness: [RuleThreshold] {
    [
      RuleThreshold(fewestLetters, "letters of a name that is compared, at least"),
      RuleThreshold(
        fewestForSlip, "letters of names that may differ by any one, at least; shorter ones double one"),
      RuleThreshold(fewestForTwoLetters, "letters of names that may differ by two, at least"),
      RuleThreshold(sameAtEnds, "letters alike at either end of such names"),
      RuleThreshold(mostLetters, "letters by which such names differ in one place, at most"),
    ]
  }

  /// Those that say which of two close spellings is a variant.
  static var ofVariants: [RuleThreshold] {
    [
      RuleThreshold(mostOfNeighbours, "letters up to which a name behind another is one of its own"),
      RuleThreshold(fewestOfKnown, "places of a known name before an unknown one is a slip of it"),
      RuleThreshold(
        fewestLikeWord, "letters of a slip of a word that is capitalised at a sentence's start only"),
      RuleThreshold(
        fewestForRepeatedSlip, "letters from which on a slip of a capitalised word may be repeated"),
      RuleThreshold(mostOfSlip, "places of such a slip, or as many as the word has"),
      RuleThreshold(
        weightOfPlace, "times as often an unknown form stands as a place or word to be the right one"),
      RuleThreshold(reachOfPhrase, "words within which a small word of another language excuses a form"),
      RuleThreshold(NameVariant.eachInMarkup, "places of one spelling that are reported in mark-up"),
    ]
  }
}
