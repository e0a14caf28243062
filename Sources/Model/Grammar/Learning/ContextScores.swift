import Glibc

/// Scores of what may stand at a place, and the shares that they stand for.
enum ContextScores {
  /// What the reader's own models say of a place, in whole units: a score for each small word, or one for the second
  /// word of the pair. Leaves the keys of the place in the reader.
  static func base(_ reader: inout ContextReader, _ place: ContextPlaces.Place) -> [Float] {
    if place.task == 0 {
      let scores = reader.small(left: place.left, right: place.right)
      return (0..<reader.choices.small.count).map { Float(scores[$0]) / 16 }
    }
    return [Float(reader.second(of: place.task - 1, at: place.left + 1)) / 16]
  }

  /// Scores as shares of one (softmax).
  static func turnIntoShares(_ scores: inout [Float]) {
    let most = scores.max() ?? 0
    var sum: Float = 0
    for i in scores.indices {
      scores[i] = expf(scores[i] - most)
      sum += scores[i]
    }
    for i in scores.indices { scores[i] /= sum }
  }

  static func logarithm(_ share: Float) -> Float { logf(share) }

  /// The share of the second word of a pair.
  static func share(_ score: Float) -> Float { 1 / (1 + expf(-score)) }
}
