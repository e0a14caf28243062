import SourceText

/// What was made of some rule files, kept between runs.
package protocol PatternCache {
  /// What was stored under a key; nil where nothing was, or it cannot be read.
  func load(_ key: UInt64) -> StoredBytes?
  /// Stores bytes under a key; that it cannot be done is no reason to fail.
  func store(_ bytes: UnsafeRawBufferPointer, _ key: UInt64)
}
