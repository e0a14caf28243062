import Bitext
import Foundation
import LanguageServer
import LintEngine
import PatternRules
import Readers
import SourceText

// One target for libFuzzer, chosen by WIRELINT_FUZZ: `readers` (the first byte is the format), `rules` (a rule
// file), `frames` (what an editor sends). Built by scripts/fuzz-readers and by nothing else.

/// What is fuzzed.
private enum Target: String {
  case readers
  case rules
  case frames
}

private let target = ProcessInfo.processInfo.environment["WIRELINT_FUZZ"].flatMap(Target.init) ?? .readers

private let extensions = ["txt", "json", "html", "md", "xml", "xlf", "tmx", "po", "tsv", "csv"]

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  switch target {
  case .readers:
    guard let first = bytes.first else { return 0 }
    read(Array(bytes.dropFirst()), as: extensions[Int(first) % extensions.count])
  case .rules:
    _ = try? RuleStyle.rules(of: [RuleFile(path: "R.yml", id: "S.R", bytes: bytes)])
  case .frames:
    frames(bytes)
  }
  return 0
}

private func read(_ bytes: [UInt8], as name: String) {
  let file = SourceText(name: "story." + name, bytes: bytes)
  let result = DocumentReader.read(file, as: nil)
  for problem in result.problems {
    precondition(problem.range.upper <= bytes.count, "a problem outside of the file")
  }
  if let format = FileFormat.of(file), format.isBilingual {
    let reader = BilingualReader(file, as: format, languages: StatedLanguages())
    while reader.next() != nil {}
  }
}

private func frames(_ bytes: [UInt8]) {
  var reader = FrameReader()
  // In pieces, as a pipe gives them.
  let size = max(1, Int(bytes.first ?? 7) % 32)
  var at = 0
  while at < bytes.count {
    reader.feed(bytes[at..<min(bytes.count, at + size)])
    while let frame = reader.next() {
      if case .message(let body) = frame { _ = try? Incoming(body) }
    }
    at += size
  }
}
