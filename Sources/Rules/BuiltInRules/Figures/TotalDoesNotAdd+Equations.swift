import ArticleModel
import Diagnostics
import SourceText
import WrittenFigures

/// Sums and differences written with `=`.
extension TotalDoesNotAdd {
  /// `a = b − c`, `a = b + c`
  func equation(_ list: [Quantity], from k: Int, _ article: Article) -> Finding? {
    guard k + 2 < list.count else { return nil }
    let (total, a, b) = (list[k], list[k + 1], list[k + 2])
    guard mark(between: total, a, article) == "=", let sign = mark(between: a, b, article) else { return nil }
    guard ["-", "−", "–", "+"].contains(sign), !total.isRange else { return nil }
    let sum = sign == "+" ? a.value + b.value : a.value - b.value
    let slack = (total.figure.step + a.figure.step + b.figure.step) / 2
    let isWhole = total.printed.exponent == 0 && a.printed.exponent == 0 && b.printed.exponent == 0
    guard abs(total.value - sum) > (isWhole ? 0.5 : slack), sum.magnitude < 1e15 else { return nil }
    return Finding(
      at: article.range(of: total.tokens),
      "'\(article.excerpt(a.tokens.lowerBound..<b.tokens.upperBound))' is \(Int64(sum.rounded())), not '\(article.excerpt(total.tokens))'"
    )
  }

  private func mark(between a: Quantity, _ b: Quantity, _ article: Article) -> String? {
    guard b.tokens.lowerBound - a.tokens.upperBound == 1 else { return nil }
    return article.string(article.tokens[a.tokens.upperBound])
  }
}
