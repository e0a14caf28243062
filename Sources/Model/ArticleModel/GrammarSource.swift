import SourceText

/// Where the grammar's files stand, and what was made of them in an earlier run.
public struct GrammarSource: Sendable {
  /// `dictionaries/grammar` of the data folder.
  public let folder: String
  /// What an earlier run has kept; nil where nothing is.
  public let load: @Sendable () -> StoredBytes?
  /// Keeps it for later runs.
  public let store: @Sendable (UnsafeRawBufferPointer) -> Void

  /// Without `load` and `store` nothing is kept.
  public init(
    folder: String, load: @escaping @Sendable () -> StoredBytes? = { nil },
    store: @escaping @Sendable (UnsafeRawBufferPointer) -> Void = { _ in }
  ) {
    self.folder = folder
    self.load = load
    self.store = store
  }
}
