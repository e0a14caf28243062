extension RandomAccessCollection {
  /// The first index whose element and all behind it belong to the second part, found by halving; the end where
  /// none does. The elements must be in order: those of the first part before those of the second.
  @inlinable
  public func partitioningIndex(where belongsToSecond: (Element) throws -> Bool) rethrows -> Index {
    var (low, count) = (startIndex, self.count)
    while count > 0 {
      let half = count / 2
      let middle = index(low, offsetBy: half)
      if try belongsToSecond(self[middle]) {
        count = half
      } else {
        low = index(after: middle)
        count -= half + 1
      }
    }
    return low
  }
}
