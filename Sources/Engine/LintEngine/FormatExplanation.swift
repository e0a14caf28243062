import ArticleModel
import Readers
import SourceText

/// Says what a file was read as and why, what of it is copy, what was left out, and why nothing was read.
package enum FormatExplanation {
  /// The explanation of a report that kept its articles; `stated`: the format that an option or the configuration
  /// names for the file.
  package static func text(_ report: FileReport, stated: FileFormat?) -> String {
    let (format, reason) = FileFormat.choice(of: report.file, stated: stated)
    let ending = DocumentReader.fileExtension(of: report.file.name)
    var out = "\(report.file.name): \(format.title) (\(format.name)), \(reason.clause(ending: ending))\n"
    out += "  character set: \(characterSet(report))\n"
    if let comparison = report.comparison {
      out += "  compared: \(comparison.source.code) with \(comparison.target.code)\n"
    } else {
      for (i, article) in report.articles.enumerated() where !article.bytes.isEmpty {
        out += "  read: " + (report.articles.count > 1 ? "article \(i + 1)\(label(article)): " : "")
        out += regions(article) + statements(article.metadata) + "\n"
      }
      for part in report.articles.flatMap(\.metadata.skipped) {
        out += "  left out: \(part.what), bytes \(part.range.lower)-\(part.range.upper)\n"
      }
    }
    let kinds = Set(ReadProblem.Kind.allCases.map(\.rawValue))
    for problem in report.diagnostics where kinds.contains(problem.rule) {
      let place = LineIndex(report.file).position(at: problem.range.lower)
      out += "  \(place.line):\(place.column): \(problem.message) [\(problem.rule)]\n"
    }
    if report.isInOtherLanguage { out += "  not asked: rules for English, since it is in another language\n" }
    return out
  }

  private static func characterSet(_ report: FileReport) -> String {
    let layers = report.articles.first?.origin.layers ?? []
    let name = layers.first(where: \.isCharacterSet)?.name ?? "UTF-8"
    return name + (report.file.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? " with a byte-order mark" : "")
  }

  private static func label(_ article: Article) -> String { article.metadata.label.map { " '\($0)'" } ?? "" }

  /// `headline, byline, 12 of body`.
  private static func regions(_ article: Article) -> String {
    var counts: [(kind: RegionKind, count: Int)] = []
    for region in article.regions {
      let paragraphs = article.paragraphs.count {
        region.range.lower <= $0.range.lower && $0.range.upper <= region.range.upper
      }
      let count = region.kind == .body ? max(1, paragraphs) : 1
      if let known = counts.firstIndex(where: { $0.kind == region.kind }) {
        counts[known].count += count
      } else {
        counts.append((region.kind, count))
      }
    }
    if counts.isEmpty { return "no text" }
    return counts.map { $0.kind.name + ($0.count > 1 ? " (\($0.count))" : "") }.joined(separator: ", ")
  }

  private static func statements(_ metadata: ArticleMetadata) -> String {
    var said: [String] = []
    if let date = metadata.date { said.append("date \(date)") }
    if let language = metadata.language { said.append("language \(language)") }
    if let embargo = metadata.embargo { said.append("embargo \(embargo)") }
    return said.isEmpty ? "" : "; stated: " + said.joined(separator: ", ")
  }
}
