import SourceText

/// The word lists that a parser needs, loaded once for a run from `dictionaries/lists/`.
///
/// A class, so that handing it around costs one reference whatever it holds.
package final class Vocabulary: Sendable {
  /// All lists by file name without `.txt`.
  private let lists: [String: WordList]

  /// Words that end in a stop without ending a sentence.
  package let abbreviations: WordList
  /// Capitalised words that begin sentences.
  package let sentenceStarters: WordList
  /// Verbs that attribute speech.
  package let speechVerbs: WordList
  /// Titles and roles that stand before names.
  package let titles: WordList
  package let agencies: WordList
  package let months: WordList
  package let weekdays: WordList
  /// Words that begin with an apostrophe.
  package let elisions: WordList
  package let nameParticles: WordList
  /// Lines of web furniture.
  package let leftoverLines: WordList
  package let endMarkers: WordList

  package init(lists: [String: WordList]) {
    self.lists = lists
    func list(_ name: String) -> WordList { lists[name] ?? WordList() }
    abbreviations = list("abbreviations")
    sentenceStarters = list("sentence-starters")
    speechVerbs = list("speech-verbs")
    titles = list("titles")
    agencies = list("agencies")
    months = list("months")
    weekdays = list("weekdays")
    elisions = list("elisions")
    nameParticles = list("name-particles")
    leftoverLines = list("leftover-lines")
    endMarkers = list("end-markers")
  }

  /// A list by its file name without `.txt`; empty when there is no such file.
  package subscript(_ name: String) -> WordList { lists[name] ?? WordList() }
}
