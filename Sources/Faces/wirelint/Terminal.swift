import Dispatch
import Glibc
import LintEngine
import Reporters

/// The terminal that the program was started from, for questions: keys come one at a time, without Enter.
/// Standard input and output stay free for copy and diffs.
final class Terminal {
  private let descriptor: Int32
  private let saved: termios
  /// Puts the terminal back where the program is told to end.
  private let ending: any DispatchSourceSignal

  /// Opens `/dev/tty`.
  init() throws(UsageError) {
    descriptor = open("/dev/tty", O_RDWR | O_CLOEXEC)
    var modes = termios()
    guard descriptor >= 0, tcgetattr(descriptor, &modes) == 0 else {
      throw UsageError("--interactive needs a terminal; 'wirelint fix' without it asks nothing")
    }
    let before = modes
    let terminal = descriptor
    saved = before
    ending = DispatchSource.makeSignalSource(signal: SIGTERM, queue: .global())
    ending.setEventHandler {
      var modes = before
      tcsetattr(terminal, TCSANOW, &modes)
      exit(143)
    }
    signal(SIGTERM, SIG_IGN)
    ending.resume()
    // No echo, no waiting for Enter, and Ctrl-C as a key of its own: it has an answer here.
    modes.c_lflag &= ~tcflag_t(ICANON | ECHO | ISIG)
    modes.c_iflag &= ~tcflag_t(ICRNL | IXON)
    tcsetattr(descriptor, TCSADRAIN, &modes)
  }

  /// Gives the terminal back as it was.
  func close() {
    var modes = saved
    tcsetattr(descriptor, TCSADRAIN, &modes)
    Glibc.close(descriptor)
  }

  /// Columns; 80 where the terminal does not say.
  var width: Int { Terminal.columns(of: descriptor) ?? 80 }

  /// Columns of the terminal that a descriptor leads to; nil where it is none, or does not say.
  static func columns(of descriptor: Int32) -> Int? {
    var size = winsize()
    guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
  }

  func show(_ text: String) { write(Array(text.utf8), to: descriptor) }
  func line(_ text: String) { show(text + "\n") }

  /// What somebody pressed.
  enum Key: Equatable {
    case field(LineField.Key)
    case enter
    case escape
    /// Ctrl-C, Ctrl-D, or a terminal that went away.
    case interrupt
    /// A key that means nothing here.
    case other
  }

  /// Waits for a key.
  func key() -> Key {
    guard let byte = byte() else { return .interrupt }
    switch byte {
    case 0x03, 0x04: return .interrupt
    case 0x0A, 0x0D: return .enter
    case 0x08, 0x7F: return .field(.backspace)
    case 0x01: return .field(.start)
    case 0x05: return .field(.end)
    case 0x15: return .field(.clearBefore)
    case 0x17: return .field(.clearWord)
    case 0x1B: return sequence()
    case 0..<0x20: return .other
    default: return character(byte)
    }
  }

  /// The rest of a character of several bytes.
  private func character(_ first: UInt8) -> Key {
    var bytes = [first]
    let length = first < 0xC0 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    while bytes.count < length, let next = byte(within: 50) { bytes.append(next) }
    guard let text = String(validating: bytes, as: UTF8.self), let character = text.first else {
      return .other
    }
    return .field(.character(character))
  }

  /// An escape sequence (ECMA-48), or the Escape key where nothing follows it at once.
  private func sequence() -> Key {
    guard let second = byte(within: 50) else { return .escape }
    guard second == UInt8(ascii: "[") || second == UInt8(ascii: "O") else { return .other }
    var parameters = ""
    while let next = byte(within: 50) {
      if next < 0x40 {
        parameters.unicodeScalars.append(Unicode.Scalar(next))
        continue
      }
      switch (next, parameters) {
      case (UInt8(ascii: "D"), _): return .field(.left)
      case (UInt8(ascii: "C"), _): return .field(.right)
      case (UInt8(ascii: "H"), _), (UInt8(ascii: "~"), "1"), (UInt8(ascii: "~"), "7"): return .field(.start)
      case (UInt8(ascii: "F"), _), (UInt8(ascii: "~"), "4"), (UInt8(ascii: "~"), "8"): return .field(.end)
      case (UInt8(ascii: "~"), "3"): return .field(.delete)
      default: return .other
      }
    }
    return .other
  }

  /// The next byte; nil at the end of input, or when none comes within so many milliseconds.
  private func byte(within milliseconds: Int32 = -1) -> UInt8? {
    var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    while true {
      let ready = poll(&waiting, 1, milliseconds)
      if ready < 0, errno == EINTR { continue }
      guard ready > 0 else { return nil }
      var byte: UInt8 = 0
      let got = read(descriptor, &byte, 1)
      if got < 0, errno == EINTR || errno == EAGAIN { continue }
      return got == 1 ? byte : nil
    }
  }

  /// Lets somebody edit a line; nil when they give it up. The cursor stays in the line below the question.
  func edit(_ text: String, prompt: String) -> String? {
    var field = LineField(text)
    defer { line("") }
    while true {
      let (shown, column) = field.shown(width: max(8, width - prompt.unicodeScalars.count))
      show("\r\u{1B}[K\(prompt)\(shown)\r\u{1B}[\(prompt.unicodeScalars.count + column)C")
      switch key() {
      case .field(let key): field.press(key)
      case .enter: return field.text
      case .escape, .interrupt: return nil
      case .other: break
      }
    }
  }
}
