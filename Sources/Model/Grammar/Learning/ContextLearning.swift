import SourceText

/// What was learned from an archive, and how it was judged on the part that was kept apart.
public struct LearnedResult: Sendable {
  /// The bytes of `contexts.bin` and the text of `contexts.txt`.
  public var weights: [UInt8]
  /// `contexts.txt`: the limits, a line each, in the form of the list of that name in `dictionaries/grammar`.
  public var limits: String
  /// How many keys have weights: of small words, and of pairs.
  public var keys: (small: Int, pairs: Int)
  /// By how much the weights were scaled, 0 to 1: 0 where nothing that was learned helps.
  public var scale: Float
  /// Places that were judged.
  public var places: Int
  /// Words that were kept apart.
  public var words: Int
  /// Of these places, those where the word that stands there fits best; before and after.
  public var right: (before: Int, after: Int)
  /// Alarms in the words that were kept apart; before, and after with limits that were set on other words of them.
  public var alarms: (before: Int, after: Int)
  /// The limits that changed, those that went up the most first.
  public var changes: [LimitChange]
  /// What all limits were multiplied by, so that copy that was not seen has no more alarms than before.
  public var factor: Double
}

/// How far the context must speak for another word than the one that stands there, before and after.
public struct LimitChange: Sendable {
  /// The word that stands there; `-` for none.
  public var written: String
  /// The word that may be meant; `-` for none.
  public var fitting: String
  /// The limit that held before, as a score of `contexts.txt`.
  public var before: Int
  /// The limit that holds now, as a score of `contexts.txt`.
  public var after: Int
}

/// Learns from an archive: weights from most of its copy, limits from the rest, all of which is taken for right.
public enum ContextLearning {
  /// - Parameters:
  ///   - copy: What is learned from.
  ///   - kept: What is kept apart to judge by, in two halves.
  ///   - base: The weights that there are.
  ///   - alarms: How many there may be in 1,000 words of clean copy.
  ///   - step: Called before each step with its name.
  /// - Returns: nil where the copy cannot be read, or there is nothing to add to.
  public static func learn(
    _ copy: DescribedCopy, keeping kept: (DescribedCopy, DescribedCopy), over base: GrammarModel,
    alarms: Double,
    _ step: (String) -> Void
  ) -> LearnedResult? {
    guard let (model, choices) = base.contexts else { return nil }
    step("counting")
    guard var trainer = ContextTrainer(copy, model, choices) else { return nil }
    for round in 0..<ContextTrainer.rounds {
      step("round \(round + 1) of \(ContextTrainer.rounds)")
      guard trainer.learn(round: round, copy) else { return nil }
    }
    step("judging")
    guard let fit = ContextFit(trainer, [kept.0, kept.1]) else { return nil }
    let (small, pairs) = fit.scale > 0 ? trainer.weights(scale: fit.scale) : ([:], [:])
    let bytes = ContextModel.bytes(small: small, pairs: pairs)
    guard let learned = ContextModel(StoredBytes(copying: bytes)),
      let first = KeptMargins(kept.0, model, learned, choices),
      let second = KeptMargins(kept.1, model, learned, choices)
    else { return nil }
    let words = kept.0.words + kept.1.words
    let setting = LimitSetting(choices, (first, second), alarms: alarms * Double(words) / 1000)
    return LearnedResult(
      weights: bytes, limits: setting.text, keys: (small.count, pairs.count), scale: fit.scale,
      places: fit.places,
      words: words, right: (fit.right.before, fit.right.after),
      alarms: (setting.alarms.before, setting.alarms.after), changes: setting.changes, factor: setting.factor)
  }
}

/// How well weights fit copy that they were not learned from.
struct ContextFit {
  private(set) var places = 0
  private(set) var right = (before: 0, after: 0)
  /// The scale at which they fit best.
  private(set) var scale: Float = 0

  private static let scales: [Float] = [0, 0.25, 0.5, 0.75, 1]

  /// nil where the copy cannot be read.
  init?(_ trainer: ContextTrainer, _ kept: [DescribedCopy]) {
    var reader = ContextReader([trainer.base], trainer.choices)
    var scanner = ContextPlaces(trainer.choices)
    var likelihoods = [Double](repeating: 0, count: ContextFit.scales.count)
    var rights = [Int](repeating: 0, count: ContextFit.scales.count)
    var count = 0
    func judge(_ words: UnsafeBufferPointer<ContextWord>) {
      reader.read(words)
      for place in scanner.all(words) {
        let base = ContextScores.base(&reader, place)
        let added = trainer.added(reader.keys, place.task)
        count += 1
        for (i, scale) in ContextFit.scales.enumerated() {
          let share = ContextFit.share(base, added, scale, place)
          likelihoods[i] += Double(share.likelihood)
          if share.isRight { rights[i] += 1 }
        }
      }
    }
    for copy in kept {
      guard copy.forEachSentence(judge) else { return nil }
    }
    let best = likelihoods.indices.max { likelihoods[$0] < likelihoods[$1] } ?? 0
    (places, scale, right) = (count, ContextFit.scales[best], (rights[0], rights[best]))
  }

  /// The logarithm of the share of what stands there, and whether it is the largest.
  private static func share(
    _ base: [Float], _ added: [Float], _ scale: Float, _ place: ContextPlaces.Place
  ) -> (likelihood: Float, isRight: Bool) {
    if place.task > 0 {
      let second = ContextScores.share(base[0] + scale * added[0])
      let own = place.truth == 1 ? second : 1 - second
      return (max(-12, ContextScores.logarithm(own)), own > 0.5)
    }
    var scores = base.indices.map { base[$0] + scale * added[$0] }
    ContextScores.turnIntoShares(&scores)
    let own = scores[place.truth]
    return (max(-12, ContextScores.logarithm(own)), scores.filter { $0 >= own }.count == 1)
  }
}
