import ArticleModel
import SourceText

/// Reads a file that is UTF-8 but for some bytes: each of those becomes U+FFFD.
enum UTF8Repair {
  /// A file with more faulty runs, or longer ones, than this is no text that anyone reads; what follows is
  /// left out, so that text and map stay small beside the file.
  static let readableFaults = 100_000

  static func decode(_ file: SourceText) -> DecodedText {
    var log = FaultLog()
    var out: [UInt8] = []
    out.reserveCapacity(file.bytes.count)
    var origin = OriginBuilder()
    var cut: Int?
    file.bytes.withUnsafeBufferPointer { p in
      var i = 0
      while i < p.count {
        let sound = soundRun(p, from: i)
        if cut == nil {
          out.append(contentsOf: UnsafeBufferPointer(rebasing: p[i..<sound]))
          origin.append(count: sound - i, textUnit: 1, fileStart: i, fileUnit: 1)
        }
        i = sound
        guard i < p.count else { break }
        let end = faultyRun(p, from: i)
        log.add(TextRange(i, end), FaultLog.message(p[i..<end], "UTF-8"))
        if log.count > readableFaults || end - i > readableFaults, cut == nil { cut = i }
        if cut == nil {
          for _ in i..<end { out.append(contentsOf: [0xEF, 0xBF, 0xBD]) }
          origin.append(count: end - i, textUnit: 3, fileStart: i, fileUnit: 1)
        }
        i = end
      }
    }
    let remark = cut.map { "; nothing is read from byte \($0) on" } ?? ""
    return DecodedText(
      text: SourceText(name: file.name, bytes: out),
      origin: OriginMap(segments: origin.segments),
      problems: log.finished(remark: remark))
  }

  /// The end of the well-formed bytes from an offset on.
  private static func soundRun(_ p: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var i = start
    while i < p.count {
      if p[i] < 0x80 {
        i += 1
        continue
      }
      let (value, length) = Scalars.decode(p, at: i)
      if value == 0xFFFD, length == 1 { break }
      i += length
    }
    return i
  }

  /// The end of the ill-formed bytes from an offset on.
  private static func faultyRun(_ p: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var i = start
    while i < p.count {
      let (value, length) = Scalars.decode(p, at: i)
      guard value == 0xFFFD, length == 1 else { break }
      i += 1
    }
    return i
  }
}
