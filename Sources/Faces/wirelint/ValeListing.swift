import LintEngine
import Reporters

/// `wirelint ls-config`.
enum ValeListing {
  /// Prints what a `.vale.ini` comes to; what cannot be used of it is said on standard error.
  static func run(_ arguments: ParsedArguments) throws(UsageError) -> Int32 {
    guard let path = LintOptions.configuration(arguments) else {
      throw UsageError(
        "there is no .vale.ini at or above this folder; name it: wirelint ls-config --config VALE.INI")
    }
    let configuration = try ValeConfiguration(path, trusts: arguments.has("--trust"))
    for notice in configuration.notices { say("wirelint: \(notice)") }
    var json = JSONWriter()
    json.beginObject()
    for (key, value) in configuration.listing {
      json.breakLine()
      put(value, key, &json)
    }
    json.breakLine()
    json.endObject()
    json.endLine()
    write(json.take(), to: 1)
    return 0
  }

  private static func put(_ value: ValeConfiguration.Listed, _ key: String, _ json: inout JSONWriter) {
    switch value {
    case .text(let text): json.member(key, text)
    case .number(let number): json.member(key, number)
    case .texts(let texts):
      json.beginArray(key)
      for text in texts { json.element(text) }
      json.endArray()
    case .mapping(let pairs):
      json.beginObject(key)
      for (name, inner) in pairs { put(inner, name, &json) }
      json.endObject()
    }
  }
}
