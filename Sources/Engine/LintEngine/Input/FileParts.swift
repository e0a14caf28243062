import Glibc
import Readers
import SourceText
import Synchronization

/// A file of JSON Lines that is read in parts, each of whole lines, so that an archive of any size is linted in the
/// memory of a few parts. A part has the lines that begin in its share of the file.
final class FileParts: Sendable {
  /// Bytes of a part where nothing else is stated.
  static let usualSize = 4 << 20
  /// A line that is longer is refused, as a file is: offsets in a part are 32 bits wide.
  private static let longestLine = 1 << 30

  private let path: String
  private let partSize: Int
  let count: Int
  /// Where parts begin, as far as that is known: the first, and those behind parts that were read.
  private let starts = Mutex([PartStart()])

  /// Nil where a file is short, no file, or not one whose lines can be told apart byte by byte.
  init?(_ path: String, partSize: Int = usualSize) {
    var info = stat()
    guard stat(path, &info) == 0, info.st_mode & S_IFMT == S_IFREG, Int(info.st_size) > 2 * partSize else {
      return nil
    }
    let beginning = InputReading.beginning(of: path)
    // UTF-16, which may hold the byte of a line's end in any character.
    if beginning.starts(with: [0xFF, 0xFE]) || beginning.starts(with: [0xFE, 0xFF]) || beginning.contains(0) {
      return nil
    }
    self.path = path
    self.partSize = partSize
    count = (Int(info.st_size) + partSize - 1) / partSize
  }

  /// The lines of a part; no bytes where none begins in it.
  ///
  /// Parts are read one at a time, whoever asks: where a part begins is known when those before it were read, and
  /// reading is the least of the work.
  func text(of part: Int) throws(InputFailure) -> SourceText {
    let result = starts.withLock { starts -> Result<SourceText, InputFailure> in
      do throws(InputFailure) {
        while starts.count <= part { _ = try next(starts.count - 1, &starts) }
        return .success(try next(part, &starts))
      } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }

  /// Reads a part whose start is known, and notes where the one behind it begins.
  private func next(_ part: Int, _ starts: inout [PartStart]) throws(InputFailure) -> SourceText {
    let text = SourceText(name: path, bytes: try bytes(of: part), start: starts[part])
    if starts.count == part + 1 { starts.append(starts[part].behind(text)) }
    return text
  }

  /// The bytes from the first line that begins in a part to the end of the last one.
  private func bytes(of part: Int) throws(InputFailure) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw InputFailure(path: path, reason: InputFailure.systemReason()) }
    defer { close(descriptor) }
    // From the byte before the part on: a line begins behind a line's end.
    let from = part == 0 ? 0 : part * partSize - 1
    let end = (part + 1) * partSize - 1
    var bytes = try read(descriptor, from: from, atMost: end - from)
    if part > 0 {
      guard let feed = bytes.firstIndex(of: 0x0A) else { return [] }
      bytes.removeSubrange(...feed)
    }
    let isLast = part == count - 1
    var place = end
    while true {
      let more = try read(descriptor, from: place, atMost: isLast ? 1 << 20 : 1 << 16)
      if more.isEmpty { break }
      if !isLast, let feed = more.firstIndex(of: 0x0A) {
        bytes += more[...feed]
        break
      }
      bytes += more
      place += more.count
      if bytes.count > FileParts.longestLine {
        throw InputFailure(path: path, reason: "a line is longer than 1 GiB")
      }
    }
    return bytes
  }

  private func read(_ descriptor: Int32, from start: Int, atMost most: Int) throws(InputFailure) -> [UInt8] {
    var failed = false
    let bytes = [UInt8](unsafeUninitializedCapacity: most) { buffer, count in
      while count < most {
        let got = pread(descriptor, buffer.baseAddress.map { $0 + count }, most - count, start + count)
        if got < 0, errno == EINTR { continue }
        failed = got < 0
        if got <= 0 { break }
        count += got
      }
    }
    if failed { throw InputFailure(path: path, reason: InputFailure.systemReason()) }
    return bytes
  }
}

extension FileParts {
  /// What a run works on at once: an input, or a part of one.
  struct Piece: Sendable {
    var input: InputWalk.Input
    /// Nil: the whole of it.
    var part: (file: FileParts, number: Int)?
  }

  /// The pieces of inputs. In parts are read long files of JSON Lines; `settings`: those of an input.
  static func pieces(
    of inputs: [InputWalk.Input], partSize: Int, _ settings: (InputWalk.Input) -> LintSettings
  ) -> [Piece] {
    inputs.flatMap { input -> [Piece] in
      guard case .file(let path) = input, isOfLines(path, settings(input)),
        let file = FileParts(path, partSize: partSize)
      else { return [Piece(input: input)] }
      return (0..<file.count).map { Piece(input: input, part: (file, $0)) }
    }
  }

  private static func isOfLines(_ path: String, _ settings: LintSettings) -> Bool {
    if let format = settings.inputFormat { return format.name == FileFormat.jsonLines.name }
    return settings.valeMarkup == nil
      && FileFormat.jsonLines.extensions.contains(DocumentReader.fileExtension(of: path))
  }
}
