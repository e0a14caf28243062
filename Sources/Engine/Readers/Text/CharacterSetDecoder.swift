import ArticleModel
import Glibc
import SourceText

/// Writes a file in UTF-8 that is in one of the older character sets and says so, character by character: the
/// system's converter knows them all.
struct CharacterSetDecoder {
  /// Beyond ASCII no character of these sets is longer.
  private static let longest = 4

  private let name: String
  private let converter: iconv_t
  /// What C calls `(size_t) -1`.
  private let failed = -1

  /// Nil where the system has no converter for the set.
  init?(_ declared: DeclaredCharacterSet) {
    guard let system = declared.systemName, let converter = iconv_open("UTF-8", system),
      // What C calls `(iconv_t) -1`.
      Int(bitPattern: converter) != -1
    else { return nil }
    name = declared.name
    self.converter = converter
  }

  /// The text of a file. Ends the converter: to be asked once.
  func decode(_ file: SourceText) -> DecodedText {
    defer { iconv_close(converter) }
    var log = FaultLog()
    let written = Transcoding.write(file.bytes, capacity: file.bytes.count * 2) { bytes, place, out in
      let length = character(bytes, at: place, into: &out)
      if length > 0 { return length }
      out += [0xEF, 0xBF, 0xBD]
      log.add(TextRange(place, place + 1), FaultLog.message(bytes[place..<(place + 1)], name))
      return log.count > UTF8Repair.readableFaults ? nil : 1
    }
    let isCut = log.count > UTF8Repair.readableFaults
    return DecodedText(
      text: SourceText(name: file.name, bytes: written.text),
      origin: OriginMap(segments: written.origin.segments, layers: [.characterSet(name)]),
      problems: log.finished(remark: isCut ? "; what follows the last is not read" : ""))
  }

  /// Writes the character at an offset; how many bytes it takes, 0 where none begins there.
  private func character(_ p: UnsafeBufferPointer<UInt8>, at i: Int, into out: inout [UInt8]) -> Int {
    for length in 1...min(CharacterSetDecoder.longest, p.count - i) {
      // A copy: the converter takes characters that it may move on in.
      var input = p[i..<(i + length)].map { CChar(bitPattern: $0) }
      var output = [CChar](repeating: 0, count: 16)
      var (left, room) = (length, output.count)
      let result = input.withUnsafeMutableBufferPointer { input in
        output.withUnsafeMutableBufferPointer { output in
          var (from, to) = (input.baseAddress, output.baseAddress)
          let result = iconv(converter, &from, &left, &to, &room)
          // Some wait for an accent that might follow.
          if result != failed, left == 0 { _ = iconv(converter, nil, nil, &to, &room) }
          return result
        }
      }
      let isIncomplete = errno == EINVAL
      if result != failed, left == 0, room < output.count {
        out += output.prefix(output.count - room).map { UInt8(bitPattern: $0) }
        return length
      }
      // Begun and not ended: one byte more. Otherwise it is none, and the next attempt starts anew.
      _ = iconv(converter, nil, nil, nil, nil)
      if !isIncomplete { return 0 }
    }
    return 0
  }
}

extension DeclaredCharacterSet {
  /// For places in a file of the set; nil where the system does not know it.
  var coding: CharacterCoding? {
    guard let systemName else { return nil }
    let width: CharacterCoding.Width =
      switch systemName {
      case "GB18030": .gb18030
      case "BIG5-HKSCS", "CP949": .double
      case "CP932": .shiftJIS
      case "EUC-JP": .eucJP
      default: .single
      }
    let set = self
    return CharacterCoding(width) { bytes in
      guard let decoder = CharacterSetDecoder(set) else { return String(decoding: bytes, as: UTF8.self) }
      let decoded = decoder.decode(SourceText(name: "", bytes: Array(bytes))).text
      return String(decoding: decoded.bytes, as: UTF8.self)
    }
  }
}

extension EscapeLayer {
  /// A set that a file states: ASCII alone is written into it.
  static func characterSet(_ name: String) -> EscapeLayer {
    EscapeLayer(
      "charset \(name)", holdsASCIIAlone: true, isPlain: { $0 >= UInt8(ascii: " ") && $0 < 0x7F },
      write: { text in text.utf8.allSatisfy { $0 < 0x80 } ? text : nil })
  }
}
