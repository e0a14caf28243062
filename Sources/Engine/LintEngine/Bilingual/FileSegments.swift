import Bitext
import Readers
import SourceText

/// The segments of a bilingual file as its bytes, for reports that show them side by side.
package struct FileSegments: Sendable {
  /// One segment, as it stands in the file.
  package struct Entry: Sendable {
    /// As the file calls it, or its number.
    package var id: String
    /// Bytes of the file; empty where there is no text, at the place where it is due.
    package var source: TextRange
    /// Bytes of the file; empty where there is no translation, at the place where it is due.
    package var target: TextRange
    /// How far the translation is, as the file says it.
    package var state: Segment.State
  }

  /// In the order of the file.
  package private(set) var entries: [Entry] = []
  /// Codes of the languages that the file or the caller names; empty where neither does.
  package private(set) var languages = (source: "", target: "")
  /// Whether tags and references stand in its text.
  package let isMarkup: Bool

  /// nil where the file is in no bilingual format, or its bytes are not UTF-8.
  package init?(_ file: SourceText, as stated: FileFormat?, languages: StatedLanguages) {
    guard let format = stated ?? FileFormat.bilingual(file), format.isBilingual else { return nil }
    isMarkup = format.name == "xliff" || format.name == "tmx"
    let reader = BilingualReader(file, as: format, languages: languages)
    while let document = reader.next() {
      if self.languages == ("", "") {
        self.languages = (document.source.language?.code ?? "", document.target.language?.code ?? "")
      }
      for segment in document.segments {
        entries.append(
          Entry(
            id: "", source: document.source.origin.fileRange(segment.source),
            target: document.target.origin.fileRange(segment.target), state: segment.state))
      }
    }
    guard reader.isUTF8, !entries.isEmpty else { return nil }
    let places = reader.places
    for i in entries.indices {
      entries[i].id = places.unit(at: entries[i].target.lower)?.id ?? String(i + 1)
    }
  }
}

extension Segment.State {
  /// What reports call it; empty for a translation that is finished.
  package var label: String {
    switch self {
    case .translated: ""
    case .unfinished: "unfinished"
    case .locked: "locked"
    case .omitted: "omitted"
    case .added: "added"
    case .untranslated: "untranslated"
    }
  }
}
