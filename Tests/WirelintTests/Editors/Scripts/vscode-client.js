'use strict';
// The VS Code extension's side of the protocol, against the real server and without VS Code: opens
// $WIRELINT_STORY, reports what is found, applies the first fix and all safe fixes, and saves.

const fs = require('fs');
const path = require('path');
const { pathToFileURL } = require('url');
const { Client } = require(path.join(process.env.WIRELINT_EDITORS, 'vscode', 'client.js'));

const story = process.env.WIRELINT_STORY;
const uri = pathToFileURL(story).href;
const report = (line) => fs.appendFileSync(process.env.WIRELINT_REPORT, `${line}\n`);
const published = [];
let version = 1;
let text = fs.readFileSync(story, 'utf8');
let wake = () => {};

function handle(method, params) {
  if (method === 'textDocument/publishDiagnostics') published.push(params);
  if (method === 'workspace/applyEdit') return { applied: true, edit: apply(params.edit.changes[uri]) };
  wake();
  return undefined;
}

/** What is found in the version that is open. */
async function found() {
  for (;;) {
    const here = published.find((params) => params.uri === uri && params.version === version);
    if (here) return here.diagnostics;
    await new Promise((resolve) => { wake = resolve; });
  }
}

/** Applies edits (in UTF-16, as JavaScript counts) and tells the server. */
function apply(edits) {
  const lines = text.split('\n');
  const offset = (at) => lines.slice(0, at.line).reduce((sum, line) => sum + line.length + 1, 0) + at.character;
  const placed = edits.map((edit) => ({ ...edit, start: offset(edit.range.start), end: offset(edit.range.end) }));
  for (const edit of placed.sort((a, b) => b.start - a.start)) {
    text = text.slice(0, edit.start) + edit.newText + text.slice(edit.end);
  }
  version += 1;
  client.notify('textDocument/didChange', { textDocument: { uri, version }, contentChanges: [{ text }] });
}

const client = new Client(process.env.WIRELINT, [], handle, (reason) => {
  report(`ended: ${reason}`);
  process.exit(1);
});

async function session() {
  await client.request('initialize', { processId: process.pid, rootUri: null, capabilities: {} });
  client.notify('initialized', {});
  client.notify('textDocument/didOpen', {
    textDocument: { uri, languageId: 'plaintext', version, text },
  });
  for (const item of await found()) {
    const { start, end } = item.range;
    report(`${start.line + 1}:${start.character + 1}-${end.character + 1}:${item.code}`);
  }
  const actions = await client.request('textDocument/codeAction', {
    textDocument: { uri }, range: (await found())[0].range, context: { diagnostics: [] },
  });
  report(actions[0].title);
  apply(actions[0].edit.changes[uri]);
  await found();
  fs.writeFileSync(`${story}.first`, text);
  await client.request('workspace/executeCommand', { command: 'wirelint.fixAll', arguments: [uri] });
  await found();
  fs.writeFileSync(story, text);
  // An error of the server is an error here.
  await client.request('no/such', {}).catch((error) => report(error.code));
  await client.stop();
  report('done');
}

session().catch((error) => { report(error.stack); process.exit(1); });
