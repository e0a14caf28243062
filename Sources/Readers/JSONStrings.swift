import SourceText

/// Finds the string values of a JSON text with their keys and exact ranges, without recursion: deep
/// nesting costs a counter, not a stack frame.
struct JSONStrings {
  /// A string value.
  struct Value {
    /// The keys of the objects around it from the outermost one; an array adds nothing.
    var path: [String]
    /// Which element of the innermost array it belongs to, counted over the whole text; tells apart the
    /// objects of a list.
    var object: Int
    /// The bytes between the quotation marks.
    var range: TextRange
  }

  /// Where and why reading stopped.
  struct Fault {
    var offset: Int
    var message: String
  }

  /// Values of deeper paths are not kept.
  private static let deepest = 4

  private let bytes: [UInt8]
  private var i = 0
  /// For each open bracket: whether it is an object, and the number it was given.
  private var open: [(isObject: Bool, number: Int)] = []
  private var keys: [String] = []
  private var numbered = 0
  private(set) var values: [Value] = []
  private(set) var fault: Fault?

  init(_ text: SourceText) {
    bytes = text.bytes
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { i = 3 }
    run()
  }

  private mutating func run() {
    var wantsKey = false
    while fault == nil, i < bytes.count {
      switch bytes[i] {
      case 0x7B, 0x5B:
        numbered += 1
        open.append((bytes[i] == 0x7B, numbered))
        wantsKey = bytes[i] == 0x7B
        if wantsKey, open.count <= JSONStrings.deepest * 2 { keys.append("") }
        i += 1
      case 0x7D, 0x5D:
        close(bytes[i] == 0x7D)
        wantsKey = false
      case 0x2C:
        wantsKey = open.last?.isObject ?? false
        i += 1
      case 0x22: readString(&wantsKey)
      case 0x20, 0x09, 0x0A, 0x0D, 0x3A: i += 1
      case 0x2D, 0x2B, 0x2E, 0x30...0x39, 0x41...0x5A, 0x61...0x7A: i += 1
      default: fault = Fault(offset: i, message: "'\(shown(bytes[i]))' does not belong here in JSON")
      }
    }
    if fault == nil, !open.isEmpty {
      fault = Fault(offset: max(0, bytes.count - 1), message: "the JSON ends before its brackets are closed")
    }
  }

  private mutating func close(_ isObject: Bool) {
    guard let last = open.popLast(), last.isObject == isObject else {
      fault = Fault(offset: i, message: "'\(shown(bytes[i]))' closes nothing")
      return
    }
    if isObject, open.count < JSONStrings.deepest * 2 { _ = keys.popLast() }
    i += 1
  }

  private mutating func readString(_ wantsKey: inout Bool) {
    let start = i + 1
    i = start
    while i < bytes.count, bytes[i] != 0x22 { i += bytes[i] == 0x5C ? 2 : 1 }
    guard i < bytes.count else {
      i = bytes.count
      fault = Fault(offset: start - 1, message: "a string that begins here is not closed")
      return
    }
    let range = TextRange(start, i)
    i += 1
    if wantsKey, open.last?.isObject ?? false {
      wantsKey = false
      if open.count <= JSONStrings.deepest * 2, !keys.isEmpty {
        keys[keys.count - 1] = String(
          decoding: bytes[range.lower..<min(range.upper, range.lower + 64)], as: UTF8.self)
      }
    } else if open.count <= JSONStrings.deepest * 2, keys.count <= JSONStrings.deepest {
      values.append(Value(path: keys, object: open.last?.number ?? 0, range: range))
    }
  }

  private func shown(_ byte: UInt8) -> String {
    byte > 0x20 && byte < 0x7F ? String(Unicode.Scalar(byte)) : "byte \(byte)"
  }
}
