extension Dictionary where Key: Comparable {
  /// The values by their keys: a rule that finds more than is kept of it (`FindingLimit`) must find the same ones first
  /// in each run, and the order of a dictionary is another one in each. Inlined, so that the sorting is specialised to
  /// what a rule keeps.
  @inlinable package var valuesInOrder: [Value] {
    count > 1 ? sorted { $0.key < $1.key }.map(\.value) : Array(values)
  }
}
