import SourceText

/// Who says what: for every quotation its speaker and where the attribution stands (DOMAIN.md 5.2).
///
/// Made from an article when a rule asks for it, in time linear in its length: clauses are found in one
/// pass, and what a paragraph hands on to the next is known when the next is read.
public struct AttributionGraph: Sendable {
  /// Where the words stand that name a quotation's speaker.
  public enum Place: UInt8, Sendable {
    /// The sentence in which the quotation begins or ends.
    case sameSentence
    /// Another sentence of the paragraphs that it stands in.
    case sameParagraph
    /// The paragraph before it.
    case paragraphBefore
    /// The paragraph behind it.
    case paragraphAfter
    /// Paragraphs that are nothing but quotation stand between it and its speaker.
    case continuation
    /// `Name: …` at the paragraph's start.
    case label
    /// The headline names the speaker of the story's first words.
    case headline
    /// Nobody was found.
    case nowhere
  }

  /// What is known of one quotation.
  public struct Attribution: Sendable {
    /// Where the words stand that name its speaker; `nowhere` where none were found.
    public var place: Place
    /// The speech clause that attributes it, in `clauses`; nil where only a person or a colon does.
    public var clause: Int?
    /// Who says it; nil where nobody was found, or the clause beside it has no speaker that was understood.
    public var speaker: Speaker?
  }

  /// Speech clauses outside quotations, by position.
  public let clauses: [SpeechClause]
  /// For each quotation of the article.
  public let attributions: [Attribution]
  /// Which mentions of the article are people.
  public let people: People
  /// Whether the article is a transcript: three or more paragraphs begin with a speaker's label.
  public let isTranscript: Bool

  /// Reads the clauses of the article, then what each quotation has of them.
  public init(_ article: Article) {
    let people = People(article)
    let clauses = SpeechReader(article, people).clauses()
    isTranscript = clauses.reduce(0) { $0 + ($1.shape == .label ? 1 : 0) } >= 3
    let reach = SpeechReach(article: article, people: people, clauses: clauses)
    self.people = people
    self.clauses = clauses
    attributions = reach.attributions()
  }

  /// The clauses whose verbs lie in a run of tokens.
  public func clauses(in run: Range<Int>) -> ArraySlice<SpeechClause> { clauses[clauses.places(in: run)] }

  /// The last person that is named in full, or by a surname known from elsewhere, before a token: whom a
  /// pronoun there may mean; nothing surer is claimed.
  public func personNamed(before token: Int, in article: Article) -> Mention? {
    let next = article.mentions.partitioningIndex { $0.tokens.lowerBound >= token }
    return (max(0, next - 40)..<next).reversed().first { people.isPerson($0) }.map { article.mentions[$0] }
  }
}
