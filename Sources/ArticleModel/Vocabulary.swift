import SourceText
import Synchronization

/// The word lists that a parser needs, loaded once for a run from `dictionaries/lists/`.
///
/// A class, so that handing it around costs one reference whatever it holds.
package final class Vocabulary: Sendable {
  /// All lists by file name without `.txt`.
  private let lists: [String: WordList]
  /// Lists that are long to make and that most stories do not need: made when a rule first asks.
  private let makers: [String: @Sendable () -> WordList]
  private let made = Mutex<[String: WordList]>([:])

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

  /// `made`: lists by name that are made when they are first asked for.
  package init(lists: [String: WordList], made: [String: @Sendable () -> WordList] = [:]) {
    self.lists = lists
    makers = made
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

  /// A list by its file name without `.txt`, or by the name under which it is made; empty when there is
  /// no such list.
  package subscript(_ name: String) -> WordList {
    if let list = lists[name] { return list }
    guard let maker = makers[name] else { return WordList() }
    return made.withLock { known in
      if let list = known[name] { return list }
      let list = maker()
      known[name] = list
      return list
    }
  }

  /// The same lists with one more, or another one of its name.
  package func adding(_ list: WordList, as name: String) -> Vocabulary {
    Vocabulary(lists: lists.merging([name: list]) { $1 }, made: makers)
  }
}
