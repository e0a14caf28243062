import ArticleModel
import Calendars
import Grammar
import Lexicon
import WrittenFigures

/// Which channel the copy is for: what counts as residue there.
package enum Profile: String, Sendable, CaseIterable {
  /// On its way to clients: datelines, takes and sign-offs are in order where they belong.
  case wire
  /// To be published: all residue is a fault.
  case web
  /// Kept: encoding and residue only.
  case archive

  /// Whether a rule runs in the channel without being asked for; the rules of packs were asked for with
  /// their pack.
  package func runs(_ info: RuleInfo) -> Bool {
    guard info.isOnByDefault else { return false }
    return self != .archive || info.category == .residue || info.category == .characters
      || info.id.utf8.contains(UInt8(ascii: "."))
  }
}

/// The figures of an article, from which those of its next version are made.
package struct KeptFigures: Sendable {
  let table: FigureTable
}

/// The only things that a rule may ask beyond the article.
///
/// One context serves one article on one thread; it is not `Sendable` because the speller remembers what
/// it looked up.
package final class RuleContext {
  /// Spelling look-ups.
  package let speller: Speller
  /// The channel that the copy is for.
  package let profile: Profile
  /// The story's date when `--date` or the file gave one.
  package let storyDate: CalendarDate?
  /// The clocks of places, from the system's tz data.
  package let zones: any ZoneSource
  /// Options by rule id and option name, as configured.
  private let options: [String: [String: String]]
  /// What rules share of the article, each in a box of its type: some dozen, sooner looked through than hashed.
  private var kept: [(type: ObjectIdentifier, box: AnyObject)] = []

  /// What the threads that look at the article share; nil where there is one.
  let tables: SharedTables?
  /// The figures of an earlier version of the article, and what changed since.
  private let figuresBefore: (kept: KeptFigures, change: ArticleChange)?

  /// Whether notes are of use: what costs much and finds nothing but notes is left out where they are not.
  package var readsNotes = true
  /// What a desk's archive adds to the contexts of words.
  package var learned: LearnedContexts?
  /// Whether the article is a paragraph or a few of a story, the rest of which is not at hand: a quotation may have
  /// begun before it and end behind it, and habits of the story are not known.
  package var isFragment = false

  /// Whether nobody wants the result any more: asked by long loops now and then, which end where they are.
  package let isStale: @Sendable () -> Bool

  final class Box<Table> {
    let table: Table
    init(_ table: Table) { self.table = table }
  }

  /// `tables`: the same ones for the contexts of all threads that look at one article.
  package init(
    speller: Speller, profile: Profile = .wire, storyDate: CalendarDate? = nil,
    zones: any ZoneSource = NoZones(), options: [String: [String: String]] = [:],
    tables: SharedTables? = nil, figuresBefore: (kept: KeptFigures, change: ArticleChange)? = nil,
    isStale: @escaping @Sendable () -> Bool = { false }
  ) {
    self.isStale = isStale
    self.figuresBefore = figuresBefore
    self.tables = tables
    self.speller = speller
    self.profile = profile
    self.storyDate = storyDate
    self.zones = zones
    self.options = options
  }

  /// A table over the article that several rules read: made by the first of them that asks for the type.
  package func shared<Table>(_ make: () -> Table) -> Table {
    if let known = made(ObjectIdentifier(Table.self)) { return RuleContext.table(in: known) }
    let table = make()
    keep(table)
    return table
  }

  /// The box with the table of a type, where it was made. Of no type itself: an optional table of each type would
  /// have to be looked up at every call.
  func made(_ type: ObjectIdentifier) -> AnyObject? {
    for entry in kept where entry.type == type { return entry.box }
    return nil
  }

  /// The table in a box, which `made` gave for its type.
  static func table<Table>(in box: AnyObject) -> Table {
    // The type says what the box holds, so the cast cannot fail; a checked one costs more than most tables.
    unsafeDowncast(box, to: Box<Table>.self).table
  }

  /// Keeps the table of a type, of which there is none yet.
  func keep<Table>(_ table: Table) { kept.append((ObjectIdentifier(Table.self), Box(table))) }

  /// The dates, times and quantities of the article.
  package func figures(of article: Article) -> FigureTable {
    shared { FigureTable(article, after: figuresBefore.map { ($0.kept.table, $0.change) }) }
  }

  /// The same, for the next version of the article.
  package func keptFigures(of article: Article) -> KeptFigures { KeptFigures(table: figures(of: article)) }

  /// The day of the story: of `--date` or the file's metadata, else of its dateline or line of date; nil
  /// where nothing says it.
  package func storyDay(of article: Article) -> CalendarDate? {
    storyDate ?? figures(of: article).statedDate
  }

  /// The value of a rule's option: as configured, else as its info says.
  package func option(_ name: String, of info: RuleInfo) -> String {
    if let stated = options[info.id]?[name] { return stated }
    let option = info.option(name)
    assert(option != nil, "'\(info.id)' has no option '\(name)'")
    return option?.standard ?? ""
  }

  /// The value of a rule's option that takes a number; configurations whose value is none end the run.
  package func number(_ name: String, of info: RuleInfo) -> Int { Int(option(name, of: info)) ?? 0 }

  /// The texts of a rule's option that takes several, without spaces at their beginnings.
  package func list(_ name: String, of info: RuleInfo) -> [String] {
    guard case .list(let separator)? = info.option(name)?.values else { return [] }
    return option(name, of: info).split(separator: separator).map { String($0.drop { $0 == " " }) }
  }
}
