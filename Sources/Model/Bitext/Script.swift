/// The script of a letter, as far as translation checks tell scripts apart.
package enum Script: UInt8, Sendable {
  case latin, greek, cyrillic, hebrew, arabic, han, kana, hangul, other

  /// The script of a scalar that is a letter; source of the ranges: the Unicode blocks.
  @inlinable package static func of(_ value: UInt32) -> Script {
    if value < 0x250 { return .latin }
    if value < 0x370 { return .other }
    if value < 0x400 { return .greek }
    if value < 0x530 { return .cyrillic }
    return ofHigh(value)
  }

  @usableFromInline static func ofHigh(_ value: UInt32) -> Script {
    switch value {
    case 0x590...0x5FF: .hebrew
    case 0x600...0x77F, 0x8A0...0x8FF, 0xFB50...0xFDFF, 0xFE70...0xFEFC: .arabic
    case 0x1E00...0x1EFF, 0x2C60...0x2C7F, 0xA720...0xA7FF, 0xFF21...0xFF3A, 0xFF41...0xFF5A: .latin
    case 0x1F00...0x1FFF: .greek
    case 0x2DE0...0x2DFF, 0xA640...0xA69F: .cyrillic
    case 0x2E80...0x2FDF, 0x3005...0x3007, 0x3400...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF: .han
    case 0x3040...0x30FF, 0x31F0...0x31FF, 0xFF66...0xFF9F: .kana
    case 0x1100...0x11FF, 0x3130...0x318F, 0xAC00...0xD7FF: .hangul
    default: .other
    }
  }

  /// What people call it in a message.
  package var name: String {
    switch self {
    case .latin: "Latin"
    case .greek: "Greek"
    case .cyrillic: "Cyrillic"
    case .hebrew: "Hebrew"
    case .arabic: "Arabic"
    case .han: "Chinese"
    case .kana: "Japanese"
    case .hangul: "Korean"
    case .other: "foreign"
    }
  }
}
