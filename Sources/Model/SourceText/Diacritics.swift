/// Strips diacritics of Latin letters by a table made from Unicode's own canonical decompositions
/// where they are single letters, and by the usual English respelling for the rest.
public enum Diacritics {
  private static let bases: [UInt32: [UInt8]] = {
    var table: [UInt32: [UInt8]] = [:]
    let groups: [(String, String)] = [
      ("a", "àáâãäåāăąǎạảấầẩẫậắằẳẵặ"), ("c", "çćĉċč"), ("d", "ďđð"), ("e", "èéêëēĕėęěẹẻẽếềểễệ"),
      ("g", "ĝğġģǧ"), ("h", "ĥħ"), ("i", "ìíîïĩīĭįıǐịỉ"), ("j", "ĵ"), ("k", "ķ"), ("l", "ĺļľŀł"),
      ("n", "ñńņňŋ"), ("o", "òóôõöøōŏőǒọỏốồổỗộơớờởỡợ"), ("r", "ŕŗř"), ("s", "śŝşšș"), ("t", "ţťŧț"),
      ("u", "ùúûüũūŭůűųǔụủưứừửữự"), ("w", "ŵ"), ("y", "ýÿŷỳỵỷỹ"), ("z", "źżž"), ("ae", "æ"), ("oe", "œ"),
      ("ss", "ß"), ("th", "þ"), ("e", "ə"),
    ]
    for (base, letters) in groups {
      for scalar in letters.unicodeScalars {
        table[scalar.value] = Array(base.utf8)
        for upper in scalar.properties.uppercaseMapping.unicodeScalars
        where scalar.properties.uppercaseMapping.unicodeScalars.count == 1 && upper.value > 0x7F {
          table[upper.value] = Array(base.utf8)
        }
      }
    }
    return table
  }()

  /// The plain letters of a Latin letter with diacritics, in lower case; nil for all other scalars.
  /// Combining marks and apostrophes of transliteration give no letter.
  public static func base(_ scalar: Unicode.Scalar) -> [UInt8]? {
    switch scalar.value {
    case 0x300...0x36F, 0x2BB, 0x2BC, 0x2BE, 0x2BF, 0x27, 0x2019: []
    default: scalar.value < 0x80 ? nil : bases[scalar.value]
    }
  }
}
