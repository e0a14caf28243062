import Bitext
import SourceText

/// Tells the language of a side by its script and its commonest small words.
package enum LanguageGuess {
  /// How many bytes are looked at.
  private static let sample = 1 << 16

  /// The language of a text; `other` where nothing decides.
  package static func language(of bytes: [UInt8], _ lexicon: TranslationLexicon) -> Language {
    var tokens: [SideToken] = []
    var (persian, ukrainian) = (0, 0)
    bytes.withUnsafeBufferPointer { p in
      let end = min(p.count, sample)
      SideTokenizer(p, end: end).tokenize(from: 0, into: &tokens)
      var i = 0
      while i < end {
        let (value, length) = Scalars.decode(p, at: i)
        // Letters that Arabic does not have.
        if [0x67E, 0x686, 0x698, 0x6AF, 0x6CC, 0x6A9].contains(value) { persian += 1 }
        // Those that Russian does not have.
        if [0x456, 0x457, 0x454, 0x491].contains(value) { ukrainian += 1 }
        i += length
      }
    }
    var scripts: [Script: Int] = [:]
    var words: [Language: Int] = [:]
    for token in tokens where token.kind == .word || token.kind == .ideograph {
      scripts[token.script, default: 0] += token.kind == .word ? 3 : 1
      if let language = lexicon.smallWords[token.hash] { words[language, default: 0] += 1 }
    }
    guard let script = scripts.max(by: { ($0.value, $1.key.rawValue) < ($1.value, $0.key.rawValue) })?.key
    else {
      return .other
    }
    switch script {
    case .cyrillic: return ukrainian * 20 > scripts[.cyrillic, default: 0] / 3 ? .ukrainian : .russian
    case .han: return scripts[.kana, default: 0] * 10 < scripts[.han, default: 0] ? .chinese : .japanese
    case .kana: return .japanese
    case .hangul: return .korean
    case .hebrew: return .hebrew
    case .arabic: return persian * 8 > scripts[.arabic, default: 0] / 3 ? .persian : .arabic
    case .latin:
      return words.max { ($0.value, $1.key.rawValue) < ($1.value, $0.key.rawValue) }?.key ?? .other
    default: return .other
    }
  }
}
