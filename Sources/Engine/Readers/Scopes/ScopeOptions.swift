import SourceText

/// How marked-up files are read for styles made for Vale: which elements and classes are passed over, and what
/// is taken out before anything is read (vale.sh/docs/keys/ignoredscopes and its neighbours).
package struct ScopeOptions: Sendable {
  /// A stretch that a pattern takes out, and the part of it that is left as code.
  package typealias Ignored = (range: TextRange, kept: TextRange)

  /// Inline elements whose text is masked; Vale's `IgnoredScopes`.
  package var ignoredElements: Set<String> = ["tt", "code", "kbd"]
  /// Elements that are left out; Vale's `SkippedScopes`.
  package var skippedElements: Set<String> = ["script", "style", "pre", "figure", "noscript", "iframe"]
  /// Classes of elements that are left out, or masked where they are inline; Vale's `IgnoredClasses` are added.
  package var ignoredClasses: Set<String> = ["problematic", "pre", "code"]
  /// Extensions with those that they count as, in small letters.
  package var formats: [String: String] = [:]
  /// What opens and closes a comment instead of `<!--` and `-->`.
  package var comments: (open: String, close: String)?
  /// Stretches of lines that count as a block of code.
  package var ignoredBlocks: @Sendable ([UInt8]) -> [Ignored] = { _ in [] }
  /// Stretches within lines that count as code.
  package var ignoredTokens: @Sendable ([UInt8]) -> [Ignored] = { _ in [] }
  /// Which texts of data files are read; Vale's `View`.
  package var view: DataView?
  /// What makes a page of HTML of a document in XML; Vale's `Transform`.
  package var transform: (@Sendable ([UInt8]) -> TransformOutcome)?
  /// Whether the values of keys above the story are read.
  package var readsFrontMatter = true

  package init() {}

  /// The format that a file's extension stands for: `md`, `html`, `rst`, `adoc`, `org`, `mdx`, or nil where it is no
  /// mark-up.
  package func markup(ofExtension name: String) -> String? {
    let known = formats[name] ?? name
    return ScopeOptions.markups[known]
  }

  /// Vale's formats by extension (vale.sh/docs/formats).
  private static let markups = [
    "md": "md", "markdown": "md", "mdown": "md", "markdn": "md", "mdx": "mdx", "html": "html", "htm": "html",
    "shtml": "html", "xhtml": "html", "rst": "rst", "rest": "rst", "adoc": "adoc", "asciidoc": "adoc",
    "asc": "adoc", "org": "org",
  ]
}
