// swift-tools-version: 6.1

// One section for each target and its tests, in the order of the dependency graph (leaves first).
// Dependencies point one way; what a target may touch is what is listed here.

import PackageDescription

let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  // Hashing, decoding and token look-ups are small functions of SourceText and ArticleModel that every
  // other target calls by the million: inlined across targets the linter is twice as fast. That is why
  // these two say `public` where the others say `package`: of Swift 6.3, which inlines across targets
  // what is public and nothing else.
  // Overlapping accesses are found at compile time and, in debug builds, by every test; looking for them at
  // run time as well takes a tenth of the time of bilingual files.
  // Each function has a section of its own, so that the linker leaves out those that nobody calls and lays
  // like ones side by side, where they pack well.
  .unsafeFlags(
    ["-cross-module-optimization", "-enforce-exclusivity=unchecked", "-Xfrontend", "-function-sections"],
    .when(configuration: .release)),
]

// Targets under every test: what they compile longer, the tests get back three times.
let fast = strict + [.unsafeFlags(["-O"], .when(configuration: .debug))]

// Targets that work once a run or once a request, not once a word: small rather than fast.
let small = strict + [.unsafeFlags(["-Osize"], .when(configuration: .release))]

let package = Package(
  name: "wirelint",
  products: [
    .executable(name: "wirelint", targets: ["wirelint"])
  ],
  targets: [
    .systemLibrary(
      name: "CExpat", path: "Sources/CLibraries/CExpat", pkgConfig: "expat",
      providers: [.apt(["libexpat1-dev"])]),
    .systemLibrary(
      name: "CGumbo", path: "Sources/CLibraries/CGumbo", pkgConfig: "gumbo",
      providers: [.apt(["libgumbo-dev"])]),
    .systemLibrary(
      name: "CHunspell", path: "Sources/CLibraries/CHunspell", pkgConfig: "hunspell",
      providers: [.apt(["libhunspell-dev"])]),
    .systemLibrary(name: "CLinux", path: "Sources/CLibraries/CLinux"),
    .systemLibrary(
      name: "CMd4c", path: "Sources/CLibraries/CMd4c", pkgConfig: "md4c", providers: [.apt(["libmd4c-dev"])]),
    // Without pkgConfig: only its header is compiled against, the library is loaded when a server starts.
    .systemLibrary(
      name: "CMicrohttpd", path: "Sources/CLibraries/CMicrohttpd", providers: [.apt(["libmicrohttpd-dev"])]),
    .systemLibrary(
      name: "CPCRE2", path: "Sources/CLibraries/CPCRE2", pkgConfig: "libpcre2-8",
      providers: [.apt(["libpcre2-dev"])]),
    .systemLibrary(
      name: "CZlib", path: "Sources/CLibraries/CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(
      name: "CYAML", path: "Sources/CLibraries/CYAML", pkgConfig: "yaml-0.1",
      providers: [.apt(["libyaml-dev"])]),

    .target(
      name: "MarkedYAML", dependencies: ["CYAML"], path: "Sources/Model/MarkedYAML", swiftSettings: strict),
    .testTarget(name: "MarkedYAMLTests", dependencies: ["MarkedYAML"], swiftSettings: strict),

    .target(name: "JSONCoding", path: "Sources/Model/JSONCoding", swiftSettings: small),
    .testTarget(name: "JSONCodingTests", dependencies: ["JSONCoding"], swiftSettings: strict),

    .target(name: "SourceText", path: "Sources/Model/SourceText", swiftSettings: fast),
    .testTarget(name: "SourceTextTests", dependencies: ["SourceText"], swiftSettings: strict),

    .target(name: "Calendars", path: "Sources/Model/Calendars", swiftSettings: strict),
    .testTarget(
      name: "CalendarsTests", dependencies: ["Calendars", "LintEngine"], swiftSettings: strict),

    .target(
      name: "Diagnostics", dependencies: ["SourceText"], path: "Sources/Model/Diagnostics",
      swiftSettings: strict),
    .testTarget(
      name: "DiagnosticsTests", dependencies: ["Diagnostics", "SourceText"], swiftSettings: strict),

    .target(
      name: "ArticleModel", dependencies: ["SourceText"], path: "Sources/Model/ArticleModel",
      swiftSettings: fast),
    .testTarget(
      name: "ArticleModelTests",
      dependencies: ["ArticleModel", "RuleTestSupport", "SourceText"],
      swiftSettings: strict),

    .target(
      name: "WrittenFigures", dependencies: ["ArticleModel", "Calendars", "SourceText"],
      path: "Sources/Model/WrittenFigures",
      swiftSettings: strict),
    .testTarget(
      name: "WrittenFiguresTests",
      dependencies: ["ArticleModel", "Calendars", "RuleTestSupport", "SourceText", "WrittenFigures"],
      swiftSettings: strict),

    .target(
      name: "Lexicon", dependencies: ["CHunspell", "CLinux", "SourceText"], path: "Sources/Model/Lexicon",
      swiftSettings: fast),
    .testTarget(
      name: "LexiconTests", dependencies: ["Lexicon", "RuleTestSupport", "SourceText"],
      swiftSettings: strict),

    .target(
      name: "Grammar", dependencies: ["ArticleModel", "SourceText"], path: "Sources/Model/Grammar",
      swiftSettings: fast),
    .testTarget(
      name: "GrammarTests", dependencies: ["ArticleModel", "Grammar", "RuleTestSupport", "SourceText"],
      swiftSettings: strict),

    .target(
      name: "RuleKit",
      dependencies: [
        "ArticleModel", "Calendars", "Diagnostics", "Grammar", "Lexicon", "SourceText", "WrittenFigures",
      ], path: "Sources/Rules/RuleKit",
      swiftSettings: strict),
    .testTarget(
      name: "RuleKitTests",
      dependencies: [
        "ArticleModel", "Calendars", "Diagnostics", "Lexicon", "RuleKit", "RuleTestSupport", "SourceText",
      ],
      swiftSettings: strict),

    .target(
      name: "BuiltInRules",
      dependencies: [
        "ArticleModel", "Calendars", "Diagnostics", "Grammar", "Lexicon", "RuleKit", "SourceText",
        "WrittenFigures",
      ], path: "Sources/Rules/BuiltInRules",
      swiftSettings: strict),
    .testTarget(
      name: "BuiltInRulesTests",
      dependencies: [
        "ArticleModel", "BuiltInRules", "Calendars", "Diagnostics", "LintEngine", "RuleKit",
        "RuleTestSupport", "SourceText",
      ],
      exclude: ["Fixtures"],
      swiftSettings: strict),

    .target(
      name: "PatternRules",
      dependencies: [
        "ArticleModel", "CPCRE2", "Diagnostics", "Grammar", "Lexicon", "MarkedYAML", "RuleKit", "SourceText",
      ], path: "Sources/Rules/PatternRules",
      swiftSettings: strict),
    .testTarget(
      name: "PatternRulesTests",
      dependencies: [
        "ArticleModel", "Diagnostics", "JSONCoding", "LintEngine", "MarkedYAML", "PatternRules", "RuleKit",
        "RuleTestSupport", "SourceText",
      ],
      swiftSettings: strict),

    .target(
      name: "Bitext", dependencies: ["ArticleModel", "SourceText"], path: "Sources/Model/Bitext",
      swiftSettings: strict),

    .target(
      name: "TranslationRules",
      dependencies: [
        "ArticleModel", "Bitext", "Calendars", "Diagnostics", "Lexicon", "RuleKit", "SourceText",
      ], path: "Sources/Rules/TranslationRules",
      swiftSettings: strict),
    .testTarget(
      name: "TranslationRulesTests",
      dependencies: [
        "ArticleModel", "Bitext", "Diagnostics", "LintEngine", "Readers", "RuleKit", "RuleTestSupport",
        "SourceText", "TranslationRules",
      ],
      exclude: ["Fixtures"],
      swiftSettings: strict),

    .target(
      name: "Readers",
      dependencies: [
        "ArticleModel", "Bitext", "CExpat", "CGumbo", "CMd4c", "CZlib", "MarkedYAML", "SourceText",
      ],
      path: "Sources/Engine/Readers",
      swiftSettings: strict
    ),
    .testTarget(
      name: "ReadersTests", dependencies: ["ArticleModel", "Readers", "SourceText"],
      swiftSettings: strict),

    .target(
      name: "LintEngine",
      dependencies: [
        "ArticleModel", "Bitext", "BuiltInRules", "CLinux", "Calendars", "Diagnostics", "Grammar",
        "JSONCoding", "Lexicon",
        "MarkedYAML",
        "PatternRules", "Readers", "RuleKit", "SourceText", "TranslationRules",
      ], path: "Sources/Engine/LintEngine",
      swiftSettings: strict),
    .testTarget(
      name: "LintEngineTests",
      dependencies: [
        "ArticleModel", "BuiltInRules", "CLinux", "Diagnostics", "LintEngine", "PatternRules", "Readers",
        "RuleKit", "RuleTestSupport", "SourceText",
      ],
      swiftSettings: strict),

    .target(
      name: "Reporters", dependencies: ["Diagnostics", "SourceText"], path: "Sources/Faces/Reporters",
      resources: [
        .embedInCode("Archive/archive.css"), .embedInCode("Page/report.css"), .embedInCode("Page/report.js"),
      ],
      swiftSettings: small),
    .testTarget(
      name: "ReportersTests", dependencies: ["Diagnostics", "Reporters", "SourceText"],
      swiftSettings: strict),

    .target(
      name: "Site", dependencies: ["CMd4c", "RuleKit"], path: "Sources/Faces/Site",
      resources: [.embedInCode("Page/site.css"), .embedInCode("Page/search.js")],
      swiftSettings: small),
    .testTarget(name: "SiteTests", dependencies: ["RuleKit", "Site"], swiftSettings: strict),

    .target(
      name: "RuleTestSupport",
      dependencies: [
        "ArticleModel", "Calendars", "Diagnostics", "Lexicon", "LintEngine", "RuleKit", "SourceText",
      ], path: "Tests/RuleTestSupport",
      swiftSettings: strict),

    .target(
      name: "LanguageServerProtocol", path: "Sources/Faces/LanguageServerProtocol", swiftSettings: small),

    .target(
      name: "LanguageServer",
      dependencies: [
        "ArticleModel", "BuiltInRules", "Calendars", "Diagnostics", "JSONCoding", "LanguageServerProtocol",
        "Lexicon",
        "LintEngine", "Readers", "RuleKit", "SourceText",
      ], path: "Sources/Faces/LanguageServer",
      swiftSettings: small),
    .testTarget(
      name: "LanguageServerTests",
      dependencies: [
        "ArticleModel", "Diagnostics", "LanguageServer", "LanguageServerProtocol", "LintEngine",
        "RuleTestSupport", "SourceText",
      ],
      swiftSettings: strict),

    .target(
      name: "CheckServer",
      dependencies: [
        "ArticleModel", "Bitext", "CMicrohttpd", "Diagnostics", "JSONCoding", "Lexicon", "LintEngine",
        "Readers",
        "Reporters",
        "RuleKit", "Site", "SourceText",
      ], path: "Sources/Faces/CheckServer",
      resources: [
        .embedInCode("Page/try.html"), .embedInCode("Page/try.css"), .embedInCode("Page/try.js"),
      ],
      swiftSettings: small),
    .testTarget(
      name: "CheckServerTests",
      dependencies: ["CheckServer", "Diagnostics", "LintEngine", "RuleTestSupport", "SourceText"],
      swiftSettings: strict),

    .executableTarget(
      name: "wirelint",
      dependencies: [
        "ArticleModel", "Bitext", "BuiltInRules", "CLinux", "Calendars", "CheckServer", "Diagnostics",
        "JSONCoding", "LanguageServer", "Lexicon",
        "LintEngine", "PatternRules", "Readers", "Reporters", "RuleKit", "Site", "SourceText",
        "TranslationRules",
      ], path: "Sources/Faces/wirelint",
      swiftSettings: small,
      // A program that may be loaded at any address has 100,000 pointers put right at each start, which
      // takes longer than linting a story. Nothing is looked up in it by name, functions of the same
      // instructions need be there once, and nothing unwinds its stack: together a sixth of a package.
      linkerSettings: [
        .unsafeFlags(
          [
            "-Xclang-linker", "-no-pie", "-use-ld=lld", "-Xlinker", "--icf=all", "-Xlinker",
            "--no-export-dynamic", "-Xlinker", "--bp-compression-sort=function", "-Xlinker", "-T", "-Xlinker",
            Context.packageDirectory + "/packaging/packed.ld", "-Xlinker", "--no-eh-frame-hdr",
          ], .when(configuration: .release))
      ]),
    .testTarget(
      name: "WirelintTests", dependencies: ["RuleTestSupport", "wirelint"],
      exclude: [
        "Editors/Scripts", "browser.py", "documents.py", "review.py", "typist.py", "visit.py", "writer.py",
      ],
      swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)
