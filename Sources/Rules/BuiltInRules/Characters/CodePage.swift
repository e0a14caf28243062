/// A code page of one byte a character, as far as it differs from ASCII.
///
/// Source of the tables: Unicode's mapping files (CP1252.TXT, CP1251.TXT, ROMAN.TXT, CP437.TXT,
/// CP850.TXT). Where a page has no character, programs put the control of the same number.
struct CodePage: Sendable {
  let name: String
  /// Whether letters of ordinary copy lie where UTF-8 has its bytes, so that one piece proves nothing.
  let holdsCommonLetters: Bool
  private let bytes: [UInt32: UInt8]

  private init(_ name: String, holdsCommonLetters: Bool = false, _ upper: String) {
    self.name = name
    self.holdsCommonLetters = holdsCommonLetters
    var bytes: [UInt32: UInt8] = [:]
    for (i, scalar) in upper.unicodeScalars.enumerated() { bytes[scalar.value] = UInt8(0x80 + i) }
    self.bytes = bytes
  }

  /// The byte that a scalar comes from; nil when it comes from none.
  func byte(_ value: UInt32) -> UInt8? {
    if let byte = bytes[value] { return byte }
    return value >= 0x80 && value < 0xA0 ? UInt8(value) : nil
  }

  /// The character of a byte from 0x80 on; nil where the page has none.
  func scalar(of byte: UInt8) -> Unicode.Scalar? {
    bytes.first { $0.value == byte && $0.key != UInt32(byte) }.flatMap { Unicode.Scalar($0.key) }
  }

  /// The commonest page of Western copy.
  static var western: CodePage { all[0] }

  /// The pages in which UTF-8 is misread, commonest first.
  static let all: [CodePage] = [
    CodePage(
      "windows-1252",
      "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8D}Ž\u{8F}\u{90}‘’“”•–—˜™š›œ\u{9D}žŸ\u{A0}¡¢£¤¥¦§¨©ª«¬\u{AD}®¯°±²³´µ¶·¸¹º»¼½¾¿"
        + "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿ"),
    CodePage(
      "windows-1251", holdsCommonLetters: true,
      "ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—\u{98}™љ›њќћџ\u{A0}ЎўЈ¤Ґ¦§Ё©Є«¬\u{AD}®Ї°±Ііґµ¶·ё№є»јЅѕї"
        + "АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмнопрстуфхцчшщъыьэюя"),
    CodePage(
      "Mac Roman",
      "ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø"
        + "¿¡¬√ƒ≈∆«»…\u{A0}ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ"),
    CodePage(
      "IBM 437",
      "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐"
        + "└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{A0}"),
    CodePage(
      "IBM 850",
      "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐"
        + "└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u{AD}±‗¾¶§÷¸°¨·¹³²■\u{A0}"),
  ]
}
