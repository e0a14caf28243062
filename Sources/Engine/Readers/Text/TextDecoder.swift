import ArticleModel
import SourceText

/// A file's text in UTF-8, whatever the file's encoding.
struct DecodedText {
  var text: SourceText
  /// From the text to the file.
  var origin: OriginMap
  var problems: [ReadProblem]
}

/// Finds out how a file writes characters, and writes them in UTF-8.
///
/// A UTF-8 file is its own text: it is only looked through, never copied.
enum TextDecoder {
  /// The byte-order mark in UTF-8; it stays in the text, where the tokenizer passes over it.
  static let utf8Mark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// - Parameter isWire: Whether it is a message of a telegraph wire: what is no UTF-8 there is Latin-1.
  static func decode(_ file: SourceText, isWire: Bool = false) -> DecodedText {
    if let order = WideOrder(file.bytes) { return UTF16Decoder.decode(file, order: order) }
    if let what = KnownBinary.name(file.bytes) {
      return binary(file, at: TextRange(0, 1), "\(what): save the story as text, .docx or .odt")
    }
    let scan = file.bytes.withUnsafeBytes(UTF8Scan.init)
    if let nul = scan.firstNUL {
      if let order = WideOrder(unmarked: file.bytes) {
        return UTF16Decoder.decode(file, order: order, from: 0)
      }
      return binary(file, at: TextRange(nul, nul + 1))
    }
    let declared = isWire ? nil : DeclaredCharacterSet.of(file.bytes)
    guard let fault = scan.firstFault else {
      return DecodedText(text: file, origin: .identity, problems: contradiction(declared, file))
    }
    if let declared, !declared.isUTF8 {
      if declared.isWindows1252 {
        return Windows1252.decode(file, firstHighByte: fault, isDeclared: true)
      }
      if let decoder = CharacterSetDecoder(declared) { return decoder.decode(file) }
    }
    if let declared, declared.isUTF8, file.bytes.withUnsafeBufferPointer(Windows1252.isCertain) {
      var decoded = Windows1252.decode(file, firstHighByte: fault, isDeclared: true)
      decoded.problems.append(contradiction(declared, holds: "Windows-1252"))
      return decoded
    }
    if isWire || file.bytes.withUnsafeBufferPointer(Windows1252.isCertain) {
      return Windows1252.decode(file, firstHighByte: fault)
    }
    return UTF8Repair.decode(file)
  }

  /// A file that knows how it writes characters, where it is neither in UTF-8 nor in UTF-16 with its mark.
  static func coded(_ file: SourceText, isWire: Bool) -> SourceText {
    guard file.coding == nil, file.order == nil else { return file }
    let scan = file.bytes.withUnsafeBytes(UTF8Scan.init)
    let order = scan.firstNUL == nil ? nil : WideOrder(unmarked: file.bytes)
    let isCoded = scan.firstNUL == nil && scan.firstFault != nil
    let coding = isCoded ? coding(of: file, isWire: isWire) : nil
    if order == nil, coding == nil { return file }
    return SourceText(name: file.name, bytes: file.bytes, coding: coding, order: order, start: file.start)
  }

  /// How a file writes characters that is no UTF-8; nil where nobody knows.
  private static func coding(of file: SourceText, isWire: Bool) -> CharacterCoding? {
    let declared = isWire ? nil : DeclaredCharacterSet.of(file.bytes)
    if let declared, !declared.isUTF8, !declared.isWindows1252, let coding = declared.coding { return coding }
    guard
      isWire || declared?.isWindows1252 == true || file.bytes.withUnsafeBufferPointer(Windows1252.isCertain)
    else { return nil }
    return Windows1252.coding
  }

  /// What is wrong with the declaration of a file in UTF-8.
  private static func contradiction(_ declared: DeclaredCharacterSet?, _ file: SourceText) -> [ReadProblem] {
    guard let declared, !declared.isUTF8,
      declared.isUTF16 && declared.isBinding
        || (declared.isWindows1252 || declared.systemName != nil)
          && file.bytes.contains(where: { $0 >= 0x80 })
    else { return [] }
    return [contradiction(declared, holds: "UTF-8")]
  }

  private static func contradiction(_ declared: DeclaredCharacterSet, holds what: String) -> ReadProblem {
    ReadProblem(
      kind: .encodingMismatch, isError: declared.isBinding, range: declared.range,
      message: "the file says that it is in '\(declared.name)', but its bytes are \(what)")
  }

  /// A file that is no text: one error, and an empty document.
  static func binary(
    _ file: SourceText, at range: TextRange, _ message: String = "a NUL byte: this is not a text file"
  ) -> DecodedText {
    DecodedText(
      text: SourceText(name: file.name, bytes: []), origin: .identity,
      problems: [
        ReadProblem(
          kind: .binaryFile, isError: true, range: range, message: message)
      ])
  }
}
