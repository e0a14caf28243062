import ArticleModel
import RuleTestSupport
import SourceText
import Testing

/// Which names are people's.
@Suite struct PeopleTests {
  private static func people(_ copy: String) -> [String] {
    let article = TestDesk.article(copy)
    let people = People(article)
    return article.mentions.indices.filter { people.isPerson($0) }.map {
      article.text[article.mentions[$0].range]
    }
  }

  @Test(arguments: [
    ("The clerk saw Ana Diaz leave.", ["Ana Diaz"]), ("The clerk saw Mayor Diaz leave.", ["Diaz"]),
    ("The clerk saw Ana de Diaz leave.", ["Ana de Diaz"]),
    ("The mother of Ana Diaz left.", ["Ana Diaz"]), ("The clerk saw Ana McKay leave.", ["Ana McKay"]),
    // The surname alone, once it is known; the given name where it is a known one.
    ("Ana Diaz left. The clerk saw Diaz leave, and Berg.", ["Ana Diaz", "Diaz"]),
    ("The clerk saw Diaz leave before Ana Diaz came.", ["Diaz", "Ana Diaz"]),
  ])
  func fullNamesAndTitlesArePeoples(_ copy: String, _ expected: [String]) {
    #expect(Self.people(copy) == expected)
  }

  @Test(arguments: [
    "", "?", "The clerk saw Diaz leave.", "The ship left for Oslo.", "The clerk called Harbour Board men.",
    "They met in Punta Arroyo.",
    "The market of Sidi Amrane burned.", "The clerk saw the Rock Garden.", "They like European Unity.",
    "He read EuroAsia Times.",
    "She saw New Zealand win.", "THE CLERK SAW ANA DIAZ.", "The clerk saw A B C D E F G leave.",
    "The clerk saw Ana-Lena leave.",
  ])
  func placesBodiesAndSurnamesAloneAreNot(_ copy: String) {
    #expect(Self.people(copy).isEmpty, "\(Self.people(copy))")
  }
}
