import CPCRE2
import Glibc
import SourceText

/// A pattern compiled by PCRE2 with JIT.
///
/// Immutable once made: PCRE2 matches with one code from many threads (pcre2api(3), "Multithreading").
/// `@unchecked Sendable`: the code is never changed but by `compileJustInTime`, which is called by the one
/// thread that holds the matcher it belongs to, or before anyone else knows of the pattern.
final class CompiledPattern: @unchecked Sendable {
  private let code: OpaquePointer
  /// Number of capture groups.
  let groups: Int
  private let isAnchored: Bool

  /// How a pattern is read.
  struct Options: Sendable, Hashable {
    var ignoresCase = false
    /// The match begins where the search begins.
    var isAnchored = false
  }

  convenience init(_ pattern: String, _ options: Options = Options()) throws(RegexError) {
    let bytes = Array(pattern.utf8)
    // The array is only read while PCRE2 compiles it.
    let result = bytes.withUnsafeBytes { bytes in
      Result { () throws(RegexError) in try CompiledPattern.compiled(bytes, options) }
    }
    self.init(code: try result.get(), isAnchored: options.isAnchored)
  }

  /// Compiles the bytes of a pattern.
  convenience init(_ pattern: UnsafeRawBufferPointer, _ options: Options) throws(RegexError) {
    self.init(code: try CompiledPattern.compiled(pattern, options), isAnchored: options.isAnchored)
  }

  private init(code: OpaquePointer, isAnchored: Bool) {
    self.code = code
    self.isAnchored = isAnchored
    var count: UInt32 = 0
    pcre2_pattern_info_8(code, UInt32(PCRE2_INFO_CAPTURECOUNT), &count)
    groups = Int(count)
  }

  private static func compiled(
    _ pattern: UnsafeRawBufferPointer, _ options: Options
  ) throws(RegexError) -> OpaquePointer {
    var flags: UInt32 =
      PCRE2_UTF | PCRE2_UCP | PCRE2_MULTILINE | PCRE2_NEVER_BACKSLASH_C | PCRE2_DUPNAMES
      | PCRE2_USE_OFFSET_LIMIT
    if options.ignoresCase { flags |= PCRE2_CASELESS }
    if options.isAnchored { flags |= PCRE2_ANCHORED }
    var number: Int32 = 0
    var offset = 0
    let bytes = pattern.bindMemory(to: UInt8.self)
    guard let code = pcre2_compile_8(bytes.baseAddress, bytes.count, flags, &number, &offset, context)
    else {
      throw RegexError(
        reason: message(number),
        offset: String(decoding: bytes.prefix(offset), as: UTF8.self).unicodeScalars.count)
    }
    return code
  }

  deinit { pcre2_code_free_8(code) }

  /// Written once, before its first use; PCRE2 only reads it afterwards.
  nonisolated(unsafe) private static let context: OpaquePointer? = {
    let context = pcre2_compile_context_create_8(nil)
    pcre2_set_newline_8(context, UInt32(PCRE2_NEWLINE_ANYCRLF))
    pcre2_set_parens_nest_limit_8(context, 120)
    pcre2_set_max_pattern_length_8(context, 1 << 20)
    return context
  }()

  private static func message(_ number: Int32) -> String {
    var buffer = [UInt8](repeating: 0, count: 200)
    let length = pcre2_get_error_message_8(number, &buffer, buffer.count)
    return length < 0
      ? "PCRE2 rejects the pattern (error \(number))"
      : String(decoding: buffer.prefix(Int(length)), as: UTF8.self)
  }

  /// Makes machine code of it; worth it from the second use on.
  func compileJustInTime() { pcre2_jit_compile_8(code, PCRE2_JIT_COMPLETE) }

  /// What a search came to.
  enum Outcome {
    case match
    case none
    /// A limit on steps or depth was hit.
    case givenUp
  }

  /// Searches `subject` from an offset; ranges are in `scratch` afterwards.
  ///
  /// PCRE2 counts the steps of one place where a match may begin. A pattern that reads to the end of the text from
  /// each place takes the square of its length and hits no limit, so a long text is searched in stretches of
  /// such places, and given up when `scratch.allowance` is spent.
  func search(
    _ subject: UnsafeBufferPointer<UInt8>, from start: Int, with scratch: MatchScratch
  ) -> Outcome {
    if isAnchored || subject.count - start <= CompiledPattern.shortSubject {
      return match(subject, from: start, with: scratch)
    }
    var from = start
    var stretch = max(16, CompiledPattern.firstSteps / (subject.count - start))
    var before = ThreadTime.now
    defer { scratch.limitStart(to: nil) }
    while true {
      let last = from + stretch
      scratch.limitStart(to: last < subject.count ? last : nil)
      let outcome = match(subject, from: from, with: scratch)
      let now = ThreadTime.now
      scratch.allowance -= now - before
      guard outcome == .none, last < subject.count else { return outcome }
      if scratch.allowance <= 0 { return .givenUp }
      // Two looks at the clock to a millisecond.
      if now - before < 500_000 {
        stretch *= 2
      } else if now - before > 2_000_000 {
        stretch = max(16, stretch / 2)
      }
      before = now
      from = Scalars.step(subject, from: last)
    }
  }

  /// Bytes of a text that is searched in one go: their square is no time.
  static let shortSubject = 1024
  /// Steps of the first stretch, should each place be one from which all of the text is read.
  private static let firstSteps = 1 << 20

  private func match(
    _ subject: UnsafeBufferPointer<UInt8>, from start: Int, with scratch: MatchScratch
  ) -> Outcome {
    let result = pcre2_match_8(
      code, subject.baseAddress, subject.count, start, PCRE2_NO_UTF_CHECK, scratch.data, scratch.context)
    // 0: there are more groups than places for them.
    if result >= 0 { return .match }
    return result == PCRE2_ERROR_NOMATCH ? .none : .givenUp
  }
}

/// Room for the result of one match at a time, and the limits; one for each thread.
final class MatchScratch {
  let data: OpaquePointer?
  let context: OpaquePointer?
  private let stack: OpaquePointer?

  /// Steps within one search: some 20 ms on the machines of 2026.
  private static let steps: UInt32 = 1_000_000

  /// Nanoseconds of this thread that searches of long texts may still take.
  var allowance = Int.max

  /// What the searches of one rule may take in a text of so many bytes, in nanoseconds: the slowest patterns of
  /// the packs take a twentieth of it.
  static func allowance(for bytes: Int) -> Int { 50_000_000 + bytes * 500 }

  /// Sets the last place at which a match may begin; nil: the end of the text.
  fileprivate func limitStart(to offset: Int?) {
    pcre2_set_offset_limit_8(context, offset ?? MatchScratch.noLimit)
  }

  /// PCRE2_UNSET, whose definition Swift cannot read.
  private static let noLimit = ~0

  init() {
    data = pcre2_match_data_create_8(64, nil)
    context = pcre2_match_context_create_8(nil)
    pcre2_set_match_limit_8(context, MatchScratch.steps)
    pcre2_set_depth_limit_8(context, 10_000)
    pcre2_set_heap_limit_8(context, 20_000)
    stack = pcre2_jit_stack_create_8(32 << 10, 1 << 20, nil)
    pcre2_jit_stack_assign_8(context, nil, UnsafeMutableRawPointer(stack))
  }

  deinit {
    pcre2_match_data_free_8(data)
    pcre2_match_context_free_8(context)
    pcre2_jit_stack_free_8(stack)
  }

  /// Byte range of a group of the last match, 0 for the whole; nil where it took no part.
  subscript(group: Int) -> Range<Int>? {
    guard group < 64, let offsets = pcre2_get_ovector_pointer_8(data) else { return nil }
    let (start, end) = (offsets[2 * group], offsets[2 * group + 1])
    // A group that took no part has the highest number for both; `\K` in a condition may turn them round.
    return start > end || start == ~0 ? nil : Int(start)..<Int(end)
  }
}

/// What this thread has used of the processor, in nanoseconds; waiting for others is no time.
private enum ThreadTime {
  static var now: Int {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return time.tv_sec * 1_000_000_000 + time.tv_nsec
  }
}
