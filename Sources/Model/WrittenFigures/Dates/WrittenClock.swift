import ArticleModel
import SourceText

/// A time of day as copy writes it: `8 p.m.`, `8:30pm`, `14:39`, `1430 GMT`, `noon`.
package struct WrittenClock: Sendable {
  /// How the time is written.
  package enum Form: Sendable {
    /// With `a.m.` or `p.m.`
    case twelve
    /// `14:39`, `1430 GMT`
    case twentyFour
    /// `noon`, `midnight`
    case word
  }

  /// Where the clock hangs.
  package enum Zone: Sendable, Hashable {
    /// `local time`
    case local
    /// One offset in minutes east of Greenwich, or several that an abbreviation may mean.
    case offsets([Int])
    /// A zone of the tz database.
    case named(String)
  }

  /// How it is written.
  package var form: Form
  /// Minutes since midnight.
  package var minute: Int
  /// The zone that stands behind it; nil where none does.
  package var zone: Zone?
  /// Figures, `a.m.` and zone.
  package var tokens: Range<Int>
  /// Figures and `a.m.` alone.
  package var figures: Range<Int>

  /// The bytes in an article.
  package func range(in article: Article) -> TextRange { article.range(of: tokens) }

  /// `2:39 p.m.`, or `14:39`.
  package static func name(_ minute: Int, as form: Form) -> String {
    let day = ((minute % 1440) + 1440) % 1440
    let (hour, rest) = (day / 60, day % 60)
    let minutes = rest < 10 ? "0\(rest)" : "\(rest)"
    if form == .twentyFour { return (hour < 10 ? "0" : "") + "\(hour):\(minutes)" }
    let twelve = hour % 12 == 0 ? 12 : hour % 12
    return "\(twelve)" + (rest == 0 ? "" : ":\(minutes)") + (hour < 12 ? " a.m." : " p.m.")
  }
}
