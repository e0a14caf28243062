extension FileFormat {
  /// The news item of the IPTC in JSON, versions 1 to 3.
  package static let ninjs = FileFormat(
    "ninjs", "ninjs", extensions: ["json", "ninjs"], editorNames: ["json"], traits: .pasted,
    // Copy does not begin with a brace and a straight quotation mark.
    begins: { bytes in
      var marks = bytes.lazy.filter { $0 != 0x20 && !(0x09...0x0D).contains($0) }.makeIterator()
      return marks.next() == UInt8(ascii: "{") && marks.next() == UInt8(ascii: "\"")
    }, reading: .articles { NinjsReader($0) })
}
