import ArticleModel
import SourceText

/// Pieces that need no tree.
extension HTMLWalk {
  /// Writes the parts of a fragment as a walk over its tree would.
  mutating func write(_ fragment: HTMLFragment, of p: UnsafeBufferPointer<UInt8>) {
    var outer: [MarkupKinds] = []
    text.endParagraph()
    for part in fragment.parts {
      switch part {
      case .start(let element):
        enter(element.role)
        outer.append(text.markup)
        text.markup = text.markup.entering(element.name)
      case .end(let element):
        leave(element.role)
        text.markup = outer.popLast() ?? []
      case .void(let element):
        if case .object = element.role { text.addObject() } else { enter(element.role) }
      case .text(let range):
        text.append(UnsafeBufferPointer(rebasing: p[range]), at: offset + range.lowerBound)
      case .reference(let range, let decoded):
        text.append(decoded, for: (offset + range.lowerBound)..<(offset + range.upperBound))
      }
    }
    text.endParagraph()
  }
}
