import ArticleModel
import SourceText
import Testing

@testable import Readers

/// Views of data files (vale.sh/docs/views) and documents that a stylesheet makes a page of.
@Suite struct DataViewTests {
  /// What a view reads of a file: each block's text, and the bytes of the file that it stands in.
  private func read(_ expression: String, _ text: String, _ name: String, type: String = "")
    throws -> [(text: String, place: String)]
  {
    let view = "engine: dasel\nscopes:\n  - name: part\n    expr: '\(expression)'\n\(type)"
    var options = ScopeOptions()
    options.view = try DataView(Array(view.utf8))
    let file = SourceText(name: name, bytes: Array(text.utf8))
    let result = try #require(ScopeReader.read(file, options))
    #expect(result.problems.isEmpty)
    let document = result.document
    return document.blocks.filter { !$0.kinds.contains(.raw) }.map { block in
      #expect(block.key == "part")
      let place = document.origin.fileRange(block.range)
      return (
        document.text[block.range], String(decoding: file.bytes[place.lower..<place.upper], as: UTF8.self)
      )
    }
  }

  private static let json = """
    {"info": {"title": "A \\"pier\\"", "open": true, "x-note": "odd"}, "servers": [
      {"url": "u", "description": "One \\u2014 two"}, {"description": "Three"}], "cells": [
      {"cell_type": "markdown", "source": ["# A\\n", "b"]}, {"cell_type": "code", "source": ["x"]}]}
    """

  @Test(arguments: [
    ("info.title", ["A \"pier\""]), (".info.title", ["A \"pier\""]), ("info.x-note", ["odd"]),
    ("info[\"x-note\"]", ["odd"]), ("$root.info.open", []), ("info.none", []),
    ("servers.all().description", ["One — two", "Three"]),
    ("servers.map(description)", ["One — two", "Three"]),
    ("servers...description", ["One — two", "Three"]), ("servers[1].description", ["Three"]),
    ("servers.[-1].description", ["Three"]), ("servers[0:0].map(description)", ["One — two"]),
    ("servers.first().description", ["One — two"]), ("servers.last().description", ["Three"]),
    ("..description", ["One — two", "Three"]),
    ("search(has(\"description\")).map(description)", ["One — two", "Three"]),
    ("servers.filter(url == \"u\").map(description)", ["One — two"]),
    ("servers.filter(url != \"u\" && has(description)).map(description)", ["Three"]),
    ("cells.all().filter(equal(cell_type,markdown)).source", ["# A\n", "b"]),
    ("[cells.filter(cell_type == \"markdown\").map(source).flatten()]", ["# A\n", "b"]),
    ("servers.all().property(url?)", ["u"]),
  ]) func expressionsSelectTexts(_ expression: String, _ wanted: [String]) throws {
    #expect(try read(expression, DataViewTests.json, "a.json").map(\.text) == wanted)
  }

  @Test func everyTextIsSelectedOnce() throws {
    let found = try read("search(true)", DataViewTests.json, "a.json").map(\.text)
    #expect(
      found.sorted() == [
        "# A\n", "A \"pier\"", "One — two", "Three", "b", "code", "markdown", "odd", "u", "x",
      ])
  }

  @Test func textsKnowWhereTheyStand() throws {
    let yaml = """
      # a pier
      plain: one two
        three
      single: 'it''s'
      double: "a \\t\\u00e9 \\
        b"
      block: |
        first line

          second
      folded: >-
        red
        blue
      list:
      - &mark anchored
      - *mark
      tagged: !!str "x y"
      number: 12
      next: end
      """
    func found(_ name: String) throws -> [(text: String, place: String)] { try read(name, yaml, "a.yml") }
    #expect(try found("plain").map(\.text) == ["one two three"])
    #expect(try found("plain").map(\.place) == ["one two\n  three"])
    #expect(try found("single").map(\.text) == ["it's"] && found("single").map(\.place) == ["it''s"])
    #expect(try found("double").map(\.text) == ["a \té b"])
    #expect(try found("block").map(\.text) == ["first line\n\n  second"])
    // Lines of a folded block stay lines, so that each is reported where it stands.
    #expect(try found("folded").map(\.text) == ["red\nblue"])
    #expect(try found("list").map(\.text) == ["anchored", "anchored"])
    #expect(try found("list").map(\.place) == ["anchored", "*mark"])
    #expect(try found("tagged").map(\.place) == ["x y"])
    #expect(try found("number").isEmpty && found("next").map(\.place) == ["end"])
    #expect(try read("info.title", DataViewTests.json, "a.json").map(\.place) == ["A \\\"pier\\\""])
  }

  @Test func tomlIsReadAsWell() throws {
    let toml = """
      title = "One \\u00e9" # a pier
      number = 3
      [a.b]
      text = 'lit\\eral'
      long = \"\"\"
      first
      second\"\"\"
      list = ["x", {y = "z"}]
      [[c]]
      d = "e"
      [[c]]
      d = "f"
      """
    #expect(try read("title", toml, "a.toml").map(\.text) == ["One é"])
    #expect(try read("a.b.text", toml, "a.toml").map(\.place) == ["lit\\eral"])
    #expect(try read("a.b.long", toml, "a.toml").map(\.text) == ["first\nsecond"])
    #expect(try read("a.b.list[1].y", toml, "a.toml").map(\.text) == ["z"])
    #expect(try read("c.map(d)", toml, "a.toml").map(\.text) == ["e", "f"])
    #expect(try read("number", toml, "a.toml").isEmpty)
  }

  @Test func textsWithMarkUpAreDividedAsFilesAre() throws {
    let yaml = "a: |\n  # A pier\n\n  One `code`.\n"
    #expect(
      try read("a", yaml, "a.yaml", type: "    type: md\n").map(\.text) == ["A pier", "One ****."])
    let cells = "{\"c\": [\"One\", \"two\"]}"
    #expect(
      try read("c", cells, "a.json", type: "    join: ' '\n    type: md\n").map(\.text) == ["One two"])
  }

  @Test(arguments: [
    "engine: tree-sitter\nscopes: [{expr: x}]", "scopes: [{expr: x}]", "engine: dasel", "- x",
    "engine: dasel\nscopes: [{name: x}]", "engine: dasel\nscopes: [{expr: 'a.frob()'}]",
    "engine: dasel\nscopes: [{expr: 'a['}]", "engine: dasel\nscopes: [{expr: 'a b'}]",
  ]) func viewsThatCannotBeUsedSayWhy(_ view: String) {
    #expect(throws: (any Error).self) { try DataView(Array(view.utf8)) }
  }

  @Test(arguments: [
    ("a.json", "{\"a\": "), ("a.yml", "a: [b\nc: d"), ("a.toml", "a = "), ("a.toml", "[a\nb = 1"),
    ("a.json", ""),
  ]) func filesThatAreNoneAreSaid(_ name: String, _ text: String) throws {
    var options = ScopeOptions()
    options.view = try DataView(Array("engine: dasel\nscopes: [{expr: a}]".utf8))
    let result = try #require(ScopeReader.read(SourceText(name: name, bytes: Array(text.utf8)), options))
    #expect(result.problems.map(\.kind) == [.malformedData])
  }

  /// Nesting and searches within searches stay bounded.
  @Test func hostileFilesAreBounded() throws {
    let deep = String(repeating: "[", count: 50_000)
    var options = ScopeOptions()
    options.view = try DataView(
      Array("engine: dasel\nscopes: [{expr: 'search(search(search(true)))'}]".utf8))
    for (name, text) in [
      ("a.json", deep), ("a.toml", "a = " + deep), ("a.yml", "a: " + deep),
      (
        "a.json",
        String(repeating: "[", count: 40) + String(repeating: "\"x\",", count: 20_000) + "1"
          + String(repeating: "]", count: 40)
      ),
    ] {
      let result = try #require(ScopeReader.read(SourceText(name: name, bytes: Array(text.utf8)), options))
      #expect(result.problems.map(\.kind) == [.malformedData], "\(name)")
    }
  }

  // MARK: Stylesheets

  private func transformed(_ xml: String, into page: String) throws -> [(text: String, place: String)] {
    var options = ScopeOptions()
    options.transform = { _ in .page(Array(page.utf8)) }
    let file = SourceText(name: "a.xml", bytes: Array(xml.utf8))
    let document = try #require(ScopeReader.read(file, options)).document
    return document.blocks.filter { !$0.kinds.contains(.raw) }.map { block in
      let place = document.origin.fileRange(block.range)
      return (
        document.text[block.range], String(decoding: file.bytes[place.lower..<place.upper], as: UTF8.self)
      )
    }
  }

  @Test func textOfAPageIsFoundInItsDocument() throws {
    let found = try transformed(
      "<a><t>A pier</t><p>One <q>red\n quay</q> &amp; more.</p><m>keys</m></a>",
      into: "<h1>1. A pier</h1><p>One “red quay” &amp; more.</p><p>Contents of this page</p>")
    #expect(found.map(\.text) == ["1. A pier", "One “red quay” & more."])
    #expect(found.map(\.place) == ["A pier", "One <q>red\n quay</q> &amp; more."])
  }

  @Test func documentsThatReadOtherFilesAreNotHandedOver() throws {
    var options = ScopeOptions()
    options.transform = { _ in .page(Array("<p>x</p>".utf8)) }
    for (head, isRefused) in [
      ("<!DOCTYPE a [<!ENTITY x SYSTEM \"/etc/hostname\">]>", true),
      ("<!DOCTYPE a [<!ENTITY % x PUBLIC \"p\" \"u\">]>", true), ("<!DOCTYPE a [<!ENTITY x \"y\">]>", false),
      ("<!DOCTYPE a SYSTEM \"a.dtd\">", false),
    ] {
      let file = SourceText(name: "a.xml", bytes: Array((head + "<a>x</a>").utf8))
      let result = try #require(ScopeReader.read(file, options))
      #expect(result.problems.map(\.kind) == (isRefused ? [.malformedXML] : []), "\(head)")
    }
  }
}
