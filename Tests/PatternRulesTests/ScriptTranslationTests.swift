import Diagnostics
import RuleKit
import RuleTestSupport
import Testing

@testable import PatternRules

/// Scripts of Vale's that walk lines are patterns; other programs are left out.
@Suite struct ScriptTranslationTests {
  private static let blocks = """
      delimiter := text.trim_space(line)
      if ! in_block {
        in_block = delimiter
      } else if in_block == delimiter {
        in_block = false
      }
      continue
    }
    if in_block { continue }
    """

  private func rule(_ matches: String, _ body: String) -> String {
    """
    text := import("text")
    matches := \(matches)
    r_fence := text.re_compile("^={4,}[ \\\\t]*$")
    r_note := text.re_compile(`^#.*$`)
    r_stop := text.re_compile("^:stop:$")
    r_word := text.re_compile("^foo\\\\b")
    document := text.split(text.trim_suffix(scope, "\\n"), "\\n")
    in_block := false
    start := 0
    end := 0
    for line in document {
      // the place of the line
      start += end
      end = len(line) + 1
      if r_fence.match(line) {
    \(Self.blocks)
      if r_note.match(line) { continue }
    \(body)
    }
    """
  }

  private static let finds = """
    if r_stop.match(line) {
      matches = []
      break
    } else if r_word.match(line) || r_note.match(line) {
      matches = append(matches, {begin: start, end: start + end - 1})
    }
    """

  private func found(_ script: String, on text: String) throws -> [String]? {
    let body = script.split(separator: "\n", omittingEmptySubsequences: false).map { "  " + $0 }
    let file = RuleFile(
      path: "R.yml", id: "S.R",
      bytes: Array(
        ("extends: script\nmessage: here\nscope: raw\nscript: |\n" + body.joined(separator: "\n")).utf8),
      isVale: true)
    let rules = RuleStyle.valeRules(of: [file])
    guard let rule = rules.rules.first else { return nil }
    return RuleRunner.run(rule, on: TestDesk.article(text), in: TestDesk.context()).map { finding in
      let bytes = Array(text.utf8)[finding.range.lower..<finding.range.upper]
      return String(decoding: bytes, as: UTF8.self)
    }
  }

  @Test func linesAreFoundOutsideOfBlocks() throws {
    let script = rule("[]", Self.finds)
    #expect(
      try found(script, on: "foo one\nbar foo\n\n====\nfoo two\n====\n\nfoo three\n") == [
        "foo one", "foo three",
      ])
    // Only the same line closes a block.
    #expect(try found(script, on: "====\nfoo\n=====\nfoo\n====\nfoo end") == ["foo end"])
    #expect(try found(script, on: "foo\n# foo\n:stop:\nfoo again\n") == ["foo"])
    #expect(try found(script, on: "====\nfoo and no end\n") == [])
  }

  @Test func aFileMayLackALine() throws {
    let ends = "if r_stop.match(line) {\n  matches = []\n  break\n}\n"
    let script = rule("[{begin: 0, end: 0}]", ends)
    #expect(try found(script, on: "some text\n\nmore\n") == [""])
    #expect(try found(script, on: "some text\n:stop:\n") == [])
  }

  @Test func eachMatchInALineIsFound() throws {
    let script = """
      DEBUG := false
      text := import("text")
      matches := []
      ruleActive := true
      cursor := 0
      for line in text.split(scope, "\\n") {
        if DEBUG {
          fmt.println(line)
        }
        if ruleActive {
          for match in text.re_find(`<b */?>`, line, -1) {
            matches = append(matches, {begin: cursor + match[0].begin, end: cursor + match[0].end})
          }
        }
        cursor += len(line) + 1
      }
      """
    #expect(try found(script, on: "a <b> c <b  />\n<i>\n") == ["<b>", "<b  />"])
  }

  private static let tests = """
    text := import("text")
    matches := []
    scope = text.re_replace("(?s) *(\\n////.*?////\\n)", scope, "")
    scope += "\\n"
    ends := "^.*(\\\\.|:)$"
    item := "^(-|\\\\*).*$"
    long := "^.{10,14}$"
    longer := "^.{16,20}$"
    fence := "^-{4}$"
    inside := false
    for line in text.split(scope, "\\n") {
      line = text.trim_space(line)
      if text.re_match(fence, line) && inside == false {
        inside = true
      } else if text.re_match(fence, line) && inside == true {
        inside = false
      }
      if !text.re_match(ends, line) && inside == false {
        if !text.re_match(item, line) {
          if text.re_match(long, line) && inside == false {
            start := text.index(scope, line)
            matches = append(matches, {begin: start, end: start + len(line)})
          } else if text.re_match(longer, line) && inside == false {
            start := text.index(scope, line)
            matches = append(matches, {begin: start, end: start + len(line)})
          }
        }
      }
    }
    """

  @Test func linesAreTestedByPatterns() throws {
    let text = """
      The harbour
        a quay of stone  \nand on
      It opened now.
      - ships call in
      the quay of fifteen
      ----
      ships at sea
      ----
      the pilot waits

      ////
      the old text
      ////
      the last of them
      """
    #expect(
      try found(Self.tests, on: text) == ["The harbour", "the quay of fifteen", "the last of them"])
    // Choices that stand in no group, and what is done with flags beside delimiters, are programs.
    #expect(
      try found(Self.tests.replacing("^.{10,14}$", with: "^foo|bar$"), on: text) == nil)
    #expect(
      try found(
        Self.tests.replacing("if !text.re_match(item, line) {", with: "if inside == true {"), on: text) == nil
    )
  }

  @Test func programsAreLeftOut() throws {
    #expect(try found(rule("[]", "if len(line) > 80 { matches = append(matches, 1) }"), on: "foo\n") == nil)
    #expect(try found("matches := []\nfor word in text.fields(scope) { }", on: "foo\n") == nil)
    // Two statements that find might find the same line twice.
    #expect(try found(rule("[]", Self.finds + "\n" + Self.finds), on: "foo\n") == nil)
  }
}
