import Testing

@testable import PatternRules

/// What patterns of .NET have otherwise than PCRE2.
@Suite struct PatternTranslationTests {
  @Test(arguments: [
    ("[\\u2013\\u2014]", "[\\x{2013}\\x{2014}]"), ("a\\u2013b", "a\\x{2013}b"), ("[\\w-_]", "[\\w\\-_]"),
    ("[\\w-]", "[\\w-]"), ("[a-z-[aeiou]]", "(?![aeiou])[a-z]"), ("\\p{IsCyrillic}", "\\p{Cyrillic}"),
    ("(a)\\2", "(a)(?!)"), ("(a)\\1", "(a)\\1"), ("plain words", "plain words"), ("[[]", "[\\[]"),
    ("(?<!a)b", "(?<!a)b"), ("x(?<=ab?)c", "x(?<=a|ab)c"),
  ])
  func patternsAreWrittenForPCRE2(_ pattern: String, _ wanted: String) throws {
    #expect(PatternTranslation.translated(pattern) == wanted)
    _ = try CompiledPattern(wanted)
  }

  @Test(arguments: [
    ("(?m)(?<!,\\s+)foo", "a,   foo", false), ("(?m)(?<!,\\s+)foo", "a foo", true),
    ("\\b(?<=not\\s{1,3})foo", "not  foo", true), ("\\b(?<=not\\s{1,3})foo", "now foo", false),
    ("(a)?(?(1)b|c)", "ab", true), ("[a-z-[aeiou]]{2}", "aeiou", false),
  ])
  func translatedPatternsFindTheSame(_ pattern: String, _ text: String, _ isFound: Bool) throws {
    let compiled = try CompiledPattern(PatternTranslation.translated(pattern))
    let bytes = Array(text.utf8)
    let found = bytes.withUnsafeBufferPointer {
      if case .match = compiled.search($0, from: 0, with: MatchScratch()) { return true }
      return false
    }
    #expect(found == isFound)
  }
}
