import ArticleModel
import SourceText

/// Makes UTF-8 of a file's bytes, and says where each byte comes from.
enum TextDecoding {
  struct Decoded {
    var text: SourceText
    var origin: OriginMap
    var problems: [ReadProblem]
  }

  private static let mostReports = 20

  /// UTF-8 is taken as it is. UTF-16 is known by its byte order mark. Other bytes are read as
  /// Windows-1252 where that is certain, else replaced and reported.
  static func decode(_ file: SourceText) -> Decoded {
    let bytes = file.bytes
    if bytes.starts(with: [0xFF, 0xFE]) { return decodeUTF16(file, bigEndian: false) }
    if bytes.starts(with: [0xFE, 0xFF]) { return decodeUTF16(file, bigEndian: true) }
    if let nul = bytes.firstIndex(of: 0) {
      let problem = ReadProblem(
        rule: "binary-file", isError: true, range: TextRange(nul, nul + 1),
        message: "a NUL byte: this is not a text file")
      return Decoded(text: SourceText(name: file.name, bytes: []), origin: .identity, problems: [problem])
    }
    let bad = badRuns(bytes)
    if bad.isEmpty { return Decoded(text: file, origin: .identity, problems: []) }
    if isWindows1252(bytes, bad) { return decodeWindows1252(file, bad) }
    return replaceBad(file, bad)
  }

  /// Runs of bytes that are not UTF-8.
  private static func badRuns(_ bytes: [UInt8]) -> [TextRange] {
    var runs: [TextRange] = []
    bytes.withUnsafeBufferPointer { p in
      var i = 0
      while i < p.count {
        if p[i] < 0x80 {
          i += 1
          continue
        }
        let (value, length) = Scalars.decode(p, at: i)
        if value == 0xFFFD, length == 1 {
          if let last = runs.last, last.upper == i {
            runs[runs.count - 1] = TextRange(last.lower, i + 1)
          } else {
            runs.append(TextRange(i, i + 1))
          }
        }
        i += length
      }
    }
    return runs
  }

  // MARK: Windows-1252

  /// 0x80 to 0x9F; 0 where the code page has nothing. Source: Unicode's mapping file CP1252.TXT.
  private static let windows1252: [UInt32] = [
    0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,
    0x017D, 0,
    0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,
    0x017E, 0x0178,
  ]

  /// Certain when no byte is undefined there, no sequence of the file is UTF-8, and nearly every such
  /// byte stands beside a letter or ends a word.
  private static func isWindows1252(_ bytes: [UInt8], _ bad: [TextRange]) -> Bool {
    var high = 0
    var beside = 0
    for (i, byte) in bytes.enumerated() where byte >= 0x80 {
      high += 1
      if byte < 0xA0, windows1252[Int(byte) - 0x80] == 0 { return false }
      let before = i > 0 ? bytes[i - 1] : 0x20
      let after = i + 1 < bytes.count ? bytes[i + 1] : 0x20
      if isLetter(before) || isLetter(after) { beside += 1 }
    }
    let badBytes = bad.reduce(0) { $0 + $1.count }
    return badBytes == high && beside * 10 >= high * 8
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }

  private static func decodeWindows1252(_ file: SourceText, _ bad: [TextRange]) -> Decoded {
    var build = TextBuild()
    for (i, byte) in file.bytes.enumerated() {
      let value: UInt32 = byte >= 0x80 && byte < 0xA0 ? windows1252[Int(byte) - 0x80] : UInt32(byte)
      build.append(value, from: i, length: 1)
    }
    let problem = ReadProblem(
      rule: "assumed-encoding", isError: false, range: bad[0],
      message: "the file is not UTF-8; it was read as Windows-1252")
    return Decoded(
      text: SourceText(name: file.name, bytes: build.bytes), origin: build.origin(.windows1252),
      problems: [problem])
  }

  // MARK: UTF-16

  private static func decodeUTF16(_ file: SourceText, bigEndian: Bool) -> Decoded {
    let bytes = file.bytes
    var build = TextBuild()
    var problems: [ReadProblem] = []
    func unit(_ i: Int) -> UInt32 {
      bigEndian ? UInt32(bytes[i]) << 8 | UInt32(bytes[i + 1]) : UInt32(bytes[i + 1]) << 8 | UInt32(bytes[i])
    }
    var i = 2
    while i + 1 < bytes.count {
      let first = unit(i)
      if (0xD800..<0xDC00).contains(first), i + 3 < bytes.count, (0xDC00..<0xE000).contains(unit(i + 2)) {
        build.append(0x10000 + (first - 0xD800) << 10 + (unit(i + 2) - 0xDC00), from: i, length: 4)
        i += 4
        continue
      }
      if (0xD800..<0xE000).contains(first) {
        if problems.count < mostReports {
          problems.append(undecodable(TextRange(i, i + 2), "half of a surrogate pair"))
        }
        build.append(0xFFFD, from: i, length: 2)
      } else {
        build.append(first, from: i, length: 2)
      }
      i += 2
    }
    if i < bytes.count { problems.append(undecodable(TextRange(i, bytes.count), "an odd last byte")) }
    return Decoded(
      text: SourceText(name: file.name, bytes: build.bytes),
      origin: build.origin(bigEndian ? .utf16BigEndian : .utf16LittleEndian), problems: problems)
  }

  // MARK: Neither

  private static func replaceBad(_ file: SourceText, _ bad: [TextRange]) -> Decoded {
    var build = TextBuild()
    var at = 0
    for run in bad {
      build.copy(file.bytes[at..<run.lower], from: at)
      for i in run.lower..<run.upper { build.append(0xFFFD, from: i, length: 1) }
      at = run.upper
    }
    build.copy(file.bytes[at...], from: at)
    var problems = bad.prefix(mostReports).map { undecodable($0, "not UTF-8") }
    if bad.count > mostReports {
      problems[mostReports - 1].message += "; \(bad.count - mostReports) more places like it follow"
    }
    return Decoded(
      text: SourceText(name: file.name, bytes: build.bytes), origin: build.origin(.asIs), problems: problems)
  }

  private static func undecodable(_ range: TextRange, _ why: String) -> ReadProblem {
    ReadProblem(
      rule: "undecodable-bytes", isError: true, range: range,
      message:
        "\(range.count) byte\(range.count == 1 ? "" : "s") that cannot be decoded (\(why)); save the file as UTF-8"
    )
  }
}
