import ArticleModel
import RuleTestSupport
import SourceText
import Testing

@testable import Grammar

@Suite struct ContextLearningTests {
  @Test func keysAreCountedInBoundedMemory() {
    var counts = KeyCounts(bits: 8)
    // Two frequent keys among thousands that come once.
    for i in 0..<6_000 {
      counts.add(UInt64(1_000_000 + i) &* 0x9E37_79B9_7F4A_7C15)
      if i % 3 == 0 { counts.add(77) }
      if i % 5 == 0 { counts.add(0) }
    }
    #expect(counts.dropped > 0)
    #expect(Set(counts.frequent(atLeast: 900, most: 10)) == [77, 1])
    #expect(counts.frequent(atLeast: 1, most: 1) == [77])
    var few = KeyCounts(bits: 8)
    for key: UInt64 in [5, 5, 6] { few.add(key) }
    #expect(few.dropped == 0)
    #expect(few.frequent(atLeast: 2, most: 10) == [5])
    #expect(Set(few.frequent(atLeast: 1, most: 10)) == [5, 6])
  }

  @Test func keysHaveNumbers() {
    let keys: [UInt64] = (1...200).map { $0 &* 0xD6E8_FEB8_6659_FD93 }
    let table = KeyTable(keys)
    for (number, key) in keys.enumerated() { #expect(table.number(key) == number) }
    #expect(table.number(12) == nil)
  }

  @Test func weightsAreReadAsTheyWereWritten() throws {
    let small: [UInt64: ContextModel.SmallWeights] = [
      0x1234_0000_0000_0001: [(0, -5), (3, 100)], 0x4321_0000_0000_0001: [(1, 127)],
    ]
    let bytes = ContextModel.bytes(small: small, pairs: [0x1111_0000_0000_0007: -9])
    let model = try #require(ContextModel(StoredBytes(copying: bytes)))
    func scores(_ key: UInt64) -> [Int32] {
      var scores = [Int32](repeating: 0, count: ContextModel.mostSmall)
      scores.withUnsafeMutableBufferPointer { model.addSmall(key, to: $0) }
      return Array(scores.prefix(4))
    }
    #expect(scores(0x1234_0000_0000_0001) == [-5, 0, 0, 100])
    #expect(scores(0x4321_0000_0000_0001) == [0, 127, 0, 0])
    #expect(scores(0x5555_0000_0000_0001) == [0, 0, 0, 0])
    #expect(model.pairWeight(0x1111_0000_0000_0007) == -9)
    #expect(model.pairWeight(0x2222_0000_0000_0007) == 0)
    let empty = try #require(ContextModel(StoredBytes(copying: ContextModel.bytes(small: [:], pairs: [:]))))
    #expect(empty.pairWeight(7) == 0)
  }

  private static let choices = ContextChoices(
    """
    small of with at
    limit with of 20 preposition-wrong
    limit at of 40 preposition-wrong
    pair affect effect 30 -
    """)

  private func copy(_ texts: [String]) throws -> DescribedCopy {
    let copy = try #require(DescribedCopy(folder: "/tmp"))
    for text in texts { #expect(copy.add(TestDesk.article(text))) }
    return copy
  }

  @Test func sentencesComeBackAsTheyWere() throws {
    let copy = try copy([
      "The well-known mayor left at nine. He said it.\n", "HEADS\n\nShe waited with them.\n",
    ])
    var lengths: [Int] = []
    var joined = 0
    #expect(
      copy.forEachSentence { words in
        lengths.append(words.count)
        joined += words.filter { $0.traits.isSuperset(of: [.isWord, .isJoined]) }.count
      })
    #expect(lengths.reduce(0, +) == copy.words)
    #expect(lengths.count == 3)
    #expect(joined == 2)
  }

  /// `full with` stands forty times: what speaks against it before does not afterwards.
  @Test func whatIsWrittenOftenFits() throws {
    let base = try #require(
      ContextModel(StoredBytes(copying: ContextModel.bytes(small: [:], pairs: [:]))))
    let ships = ["barge", "ferry", "tug", "cutter", "boat"]
    let stories = (0..<40).map { "The \(ships[$0 % 5]) was full with crates and lay at anchor today.\n" }
    let learned = try copy(stories)
    var trainer = try #require(ContextTrainer(learned, base, ContextLearningTests.choices))
    for round in 0..<ContextTrainer.rounds {
      let isRead = trainer.learn(round: round, learned)
      #expect(isRead)
    }
    let kept = try copy(["The trawler was full with crates and lay at anchor.\n"])
    let fit = try #require(ContextFit(trainer, [kept]))
    #expect(fit.scale > 0)
    #expect(fit.right.after > fit.right.before)
    let (small, pairs) = trainer.weights(scale: fit.scale)
    #expect(!small.isEmpty && pairs.isEmpty)
  }

  @Test func limitsRiseWhereCleanCopyWouldBeFlagged() throws {
    let choices = ContextLearningTests.choices
    // A key that stands in every place: `of` fits better by 60 sixteenths.
    let key = featureKey(0, 0, 0)
    let weights = ContextModel.bytes(small: [key: [(1, 60)]], pairs: [:])
    let model = try #require(ContextModel(StoredBytes(copying: weights)))
    let kept = try copy(["The barge was full with crates and lay at anchor in port.\n"])
    let margins = try #require(ContextMargins([model], choices, kept))
    let half = KeptMargins(before: margins, after: margins)
    let setting = LimitSetting(choices, (half, half), alarms: 0)
    #expect(setting.alarms.before == 4)
    #expect(setting.alarms.after == 0)
    #expect(setting.changes.map(\.after) == [60, 60])
    #expect(setting.changes.first?.written == "with")
    let read = ContextChoices(setting.text)
    #expect(read.failures.isEmpty)
    #expect(read.limit(written: 2, fitting: 1)?.score == 60)
    #expect(read.pairs.map(\.limits.0) == [30])
    // As many as there may be: nothing changes.
    let easy = LimitSetting(choices, (half, half), alarms: 4)
    #expect(easy.factor == 1 && easy.changes.isEmpty && easy.alarms.after == 4)
  }

  /// What one half sets says nothing of the other's faults: then all limits go up.
  @Test func limitsThatDoNotHoldElsewhereGoUpTogether() throws {
    let choices = ContextLearningTests.choices
    let weights = ContextModel.bytes(small: [featureKey(0, 0, 0): [(1, 60)]], pairs: [:])
    let model = try #require(ContextModel(StoredBytes(copying: weights)))
    let full = try #require(
      ContextMargins([model], choices, copy(["The barge was full with crates and lay at anchor in port.\n"])))
    let empty = try #require(ContextMargins([model], choices, copy(["It sank.\n"])))
    let setting = LimitSetting(
      choices, (KeptMargins(before: full, after: full), KeptMargins(before: empty, after: empty)), alarms: 0)
    #expect(setting.alarms == (before: 2, after: 0))
    #expect(abs(setting.factor - 3) < 0.03)
    #expect(ContextChoices(setting.text).pairs.map(\.limits.0) == [Int32((30 * setting.factor).rounded())])
  }
}
