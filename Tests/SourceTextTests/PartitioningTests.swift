import SourceText
import Testing

@Suite struct PartitioningTests {
  @Test func theFirstOfTheSecondPartIsFound() {
    for count in 0...20 {
      let numbers = Array(0..<count)
      for limit in 0...count { #expect(numbers.partitioningIndex { $0 >= limit } == limit) }
    }
    #expect([1, 1, 3, 3, 5][1...].partitioningIndex { $0 > 2 } == 2)
    #expect([String]().partitioningIndex { _ in true } == 0)
  }

  /// Halving asks a handful of times, however many there are.
  @Test func fewElementsAreAskedAbout() {
    var asked = 0
    let index = (0..<1_000_000).partitioningIndex { number in
      asked += 1
      return number >= 765_432
    }
    #expect(index == 765_432 && asked <= 21)
  }
}
