import ArticleModel
import SourceText

/// The people whom an article names, each with the places where it does.
struct PeopleTable {
  /// One naming of a person.
  struct Use {
    /// Indices of the title's tokens (`Foreign Minister`, `Mr`); empty without one.
    var title: Range<Int>
    /// Indices of the name's tokens behind titles and adjectives of countries.
    var name: Range<Int>
    /// Index of the surname's token.
    var surname: Int
    /// Form of the surname.
    var form: UInt32
    /// Form of the given name; nil where the surname stands alone.
    var given: UInt32?
  }

  /// Everybody of one surname.
  struct Person {
    /// In order; never empty.
    var uses: ArraySlice<Use>

    /// The first naming's surname token.
    var first: Use { uses[uses.startIndex] }

    /// Whether somebody of this surname is named in full.
    var isIntroduced: Bool { uses.contains { $0.given != nil } }

    /// Whether all uses can mean one person, as far as given names tell.
    var isOne: Bool {
      var known: UInt32?
      for use in uses {
        guard let given = use.given else { continue }
        if let known, known != given { return false }
        known = given
      }
      return true
    }
  }

  /// By the surname's first occurrence in the article.
  private(set) var people: [Person] = []

  init(_ article: Article) {
    var uses: [Use] = []
    uses.reserveCapacity(article.mentions.count)
    for mention in article.mentions {
      let token = article.tokens[mention.surname]
      guard token.shape.isDisjoint(with: [.allCapitals, .dotted, .hasDigit]) else { continue }
      uses.append(PeopleTable.use(mention, article))
    }
    // Forms are numbered by their first occurrence: each gets its place by counting.
    var places = [Int](repeating: 0, count: article.forms.count + 2)
    for use in uses { places[Int(use.form) + 1] += 1 }
    for form in places.indices.dropFirst() { places[form] += places[form - 1] }
    var order = [Int](repeating: 0, count: uses.count)
    for (i, use) in uses.enumerated() {
      order[places[Int(use.form)]] = i
      places[Int(use.form)] += 1
    }
    let sorted = order.map { uses[$0] }
    var start = 0
    while start < sorted.count {
      var end = start + 1
      while end < sorted.count, sorted[end].form == sorted[start].form { end += 1 }
      people.append(Person(uses: sorted[start..<end]))
      start = end
    }
  }

  private static func use(_ mention: Mention, _ article: Article) -> Use {
    var title = mention.title
    var name = mention.tokens
    // `Russian Foreign Minister Sergei Lavrov`: the title stands inside the run.
    if name.count > 2 {
      let titles = article.vocabulary.titles
      var i = name.lowerBound
      while i < mention.surname {
        guard article.tokens[i].isCapitalised, article.mayBegin(titles, at: i),
          let end = article.phraseEnd(titles, at: i), end <= mention.surname
        else {
          i += 1
          continue
        }
        title = i..<end
        name = end..<mention.tokens.upperBound
        i = end
      }
    }
    // A short title's stop belongs to no name.
    if name.count > 1, article.tokens[name.lowerBound].kind == .stop { name.removeFirst() }
    let first = article.tokens[name.lowerBound]
    let given = name.lowerBound < mention.surname && first.isCapitalised ? first.form : nil
    return Use(
      title: title, name: name, surname: mention.surname, form: article.tokens[mention.surname].form,
      given: given)
  }

  /// Persons of one given name at most whom the story names more than once.
  var single: [Person] { people.filter { $0.uses.count > 1 && $0.isOne } }
}
