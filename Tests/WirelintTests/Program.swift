import Foundation
import RuleTestSupport

/// The built program, started as users start it.
struct Program {
  static let path: String =
    URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent().path + "/wirelint"

  struct Result {
    var status: Int32
    var output: String
    var errors: String
  }

  /// Runs it; nil standard input is empty.
  static func run(_ arguments: [String], input: Data? = nil, in folder: String? = nil) throws -> Result {
    try start(path, arguments, input, folder)
  }

  /// Runs a line of the shell in which `$WIRELINT` is the program.
  static func shell(_ line: String, in folder: String) throws -> Result {
    try start("/bin/sh", ["-c", line], nil, folder)
  }

  private static func start(
    _ executable: String, _ arguments: [String], _ input: Data?, _ folder: String?
  ) throws -> Result {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: executable)
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(
      ["WIRELINT_DATA": TestDesk.root, "WIRELINT": path]) { $1 }
    if let folder { process.currentDirectoryURL = URL(fileURLWithPath: folder) }
    // Files, not pipes: nobody has to read while the program writes.
    let names = ["out", "err", "in"].map { "wirelint-\($0)-\(UUID().uuidString)" }
    let files = names.map(FileManager.default.temporaryDirectory.appendingPathComponent)
    for file in files { try Data().write(to: file) }
    try (input ?? Data()).write(to: files[2])
    defer { for file in files { try? FileManager.default.removeItem(at: file) } }
    process.standardOutput = try FileHandle(forWritingTo: files[0])
    process.standardError = try FileHandle(forWritingTo: files[1])
    process.standardInput = try FileHandle(forReadingFrom: files[2])
    try process.run()
    process.waitUntilExit()
    return Result(
      status: process.terminationStatus,
      output: String(decoding: try Data(contentsOf: files[0]), as: UTF8.self),
      errors: String(decoding: try Data(contentsOf: files[1]), as: UTF8.self))
  }

  /// A folder for one test, taken away afterwards.
  static func withFolder(_ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "wirelint test \(UUID().uuidString)"
    ).path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try body(folder)
  }

  /// The same with files in it, by their paths below it.
  static func withFiles(_ files: [String: String], _ body: (String) throws -> Void) throws {
    try withFolder { folder in
      for (name, content) in files {
        let path = folder + "/" + name
        try FileManager.default.createDirectory(
          atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
        try put(content.utf8, at: path)
      }
      try body(folder)
    }
  }

  /// Writes a file.
  static func put(_ content: some Sequence<UInt8>, at path: String) throws {
    try Data(content).write(to: URL(fileURLWithPath: path))
  }

  /// The bytes of a file; nil when there is none.
  static func content(_ path: String) -> [UInt8]? {
    FileManager.default.contents(atPath: path).map { Array($0) }
  }
}
