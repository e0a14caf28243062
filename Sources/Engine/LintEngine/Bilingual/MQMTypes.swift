/// What reviewers of translations call findings: types of the MQM Core typology by rule, from
/// `dictionaries/translation/mqm.tsv`.
package struct MQMTypes: Sendable {
  private var types: [String: String] = [:]

  /// Reads the list; without it nothing has a type.
  package init(_ data: DataFolder) {
    let path = data.path + "/dictionaries/translation/mqm.tsv"
    guard let file = try? InputReading.read(.file(path)) else { return }
    for line in file.bytes.split(separator: UInt8(ascii: "\n")) where line.first != UInt8(ascii: "#") {
      let fields = line.split(separator: UInt8(ascii: "\t"), maxSplits: 1)
      if fields.count == 2 {
        types[String(decoding: fields[0], as: UTF8.self)] = String(decoding: fields[1], as: UTF8.self)
      }
    }
  }

  /// The type of a rule, or of its category: `Accuracy/Omission`; empty where the list has none.
  package func type(of rule: String, _ category: String) -> String { types[rule] ?? types[category] ?? "" }
}
