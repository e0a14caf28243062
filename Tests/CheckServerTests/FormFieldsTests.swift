import CheckServer
import Testing

/// Forms as browsers and programs write them.
@Suite struct FormFieldsTests {
  @Test(arguments: [
    ("text=Crews+rest%2E&language=en", ["text": "Crews rest.", "language": "en"]),
    ("text=%e2%80%9cRest%E2%80%9D", ["text": "“Rest”"]),
    ("text=100%&a=%zz&b=%4", ["text": "100%", "a": "%zz", "b": "%4"]),
    ("text=a=b&&=x&text=second&flag", ["text": "a=b", "": "x", "flag": ""]),
    ("na%6De=v", ["name": "v"]), ("", [:]), ("&", [:]),
  ])
  func fieldsAreDecoded(_ form: String, _ fields: [String: String]) {
    let found = FormFields.parse(Array(form.utf8)).mapValues { String(decoding: $0, as: UTF8.self) }
    #expect(found == fields)
  }
}
