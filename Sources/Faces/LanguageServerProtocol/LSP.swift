/// The types of the Language Server Protocol 3.17 that wirelint speaks, as plain values.
///
/// Source: https://microsoft.github.io/language-server-protocol/specifications/lsp/3.17/specification/
/// Names are the specification's; what wirelint never reads is left out, and whatever a client may leave
/// out is optional.
package enum LSP {}
