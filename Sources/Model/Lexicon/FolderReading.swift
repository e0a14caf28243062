import Glibc

/// What an open folder holds, one name after the other.
package enum FolderReading {
  /// The next name and its type (`DT_REG` and the like); nil behind the last. `folder` is what `opendir` gave.
  ///
  /// The system writes records that are as long as their names, so a `dirent` is never copied whole: its end
  /// would lie in the next record, or behind the last.
  package static func next(of folder: OpaquePointer) -> (name: [UInt8], type: UInt8)? {
    guard let entry = readdir(folder), let start = MemoryLayout<dirent>.offset(of: \.d_name),
      let lengthAt = MemoryLayout<dirent>.offset(of: \.d_reclen),
      let typeAt = MemoryLayout<dirent>.offset(of: \.d_type)
    else { return nil }
    let record = UnsafeRawPointer(entry)
    let length = Int(record.load(fromByteOffset: lengthAt, as: UInt16.self))
    let bytes = UnsafeRawBufferPointer(start: record + start, count: max(0, length - start))
    return (Array(bytes.prefix { $0 != 0 }), record.load(fromByteOffset: typeAt, as: UInt8.self))
  }
}
