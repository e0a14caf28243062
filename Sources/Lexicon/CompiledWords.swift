/// All forms of the dictionaries as a table of hashes, mapped from a file.
package struct CompiledWords: Sendable {
}
