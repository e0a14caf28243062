import SourceText

/// The scripts of a word's letters, and what it would be in one of them.
struct ScriptedWord {
  private enum Script {
    case latin
    case cyrillic
    case greek
    case other
  }

  private let letters: [(scalar: Unicode.Scalar, script: Script)]
  private let list: WordList
  private let latin: Int
  private let cyrillic: Int
  private let greek: Int

  /// `list`: letters by their scalar in hexadecimal, each with the one of another script that it looks like.
  init(_ word: String, _ list: WordList) {
    let all = word.unicodeScalars.map { ($0, ScriptedWord.script($0.value)) }
    func count(_ script: Script) -> Int { all.reduce(0) { $0 + ($1.1 == script ? 1 : 0) } }
    letters = all
    self.list = list
    latin = count(.latin)
    cyrillic = count(.cyrillic)
    greek = count(.greek)
  }

  private static func script(_ value: UInt32) -> Script {
    switch value {
    case 0x41...0x5A, 0x61...0x7A, 0xC0...0x24F, 0x1E00...0x1EFF: .latin
    case 0x400...0x52F: .cyrillic
    case 0x370...0x3FF, 0x1F00...0x1FFF: .greek
    default: .other
    }
  }

  /// Latin letters beside Cyrillic or Greek ones.
  var isMixed: Bool { latin > 0 && cyrillic + greek > 0 }

  private var majority: Script { latin >= cyrillic + greek ? .latin : cyrillic >= greek ? .cyrillic : .greek }

  /// The script of the letters that do not belong.
  var minority: String { majority != .latin ? "Latin" : cyrillic > 0 ? "Cyrillic" : "Greek" }

  /// The script of a word that has no Latin letter.
  var foreign: String { cyrillic > 0 ? "Cyrillic" : "Greek" }

  /// The letters that do not belong, each once.
  var strangers: [Unicode.Scalar] {
    var seen: Set<Unicode.Scalar> = []
    return letters.filter { $0.script != majority && $0.script != .other }.map(\.scalar).filter {
      seen.insert($0).inserted
    }
  }

  /// The word in the script of most of its letters; nil where a letter looks like none of that script.
  var inOneScript: String? { written(in: majority) }

  /// A word of Cyrillic or Greek letters in the Latin letters that they look like; nil where one looks
  /// like none.
  var asLatin: String? {
    guard latin == 0, cyrillic + greek > 0, letters.count < 5 else { return nil }
    return written(in: .latin)
  }

  private func written(in script: Script) -> String? {
    var out = String.UnicodeScalarView()
    for letter in letters {
      if letter.script == script || letter.script == .other {
        out.append(letter.scalar)
      } else if let twin = twin(of: letter.scalar, in: script) {
        out.append(twin)
      } else {
        return nil
      }
    }
    return String(out)
  }

  private func twin(of scalar: Unicode.Scalar, in script: Script) -> Unicode.Scalar? {
    let key = String(scalar.value, radix: 16)
    guard let fields = list.fields(ByteHash.of(key)) else { return nil }
    return fields.lazy.compactMap { UInt32($0, radix: 16).flatMap(Unicode.Scalar.init) }.first {
      ScriptedWord.script($0.value) == script
    }
  }

  /// The Arabic and the Persian form of yeh or of kaf in one word.
  var hasBothArabicForms: Bool {
    func holds(_ value: UInt32) -> Bool { letters.contains { $0.scalar.value == value } }
    return (holds(0x64A) || holds(0x643)) && (holds(0x6CC) || holds(0x6A9))
  }
}
