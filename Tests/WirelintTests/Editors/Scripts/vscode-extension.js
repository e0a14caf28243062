'use strict';
// The VS Code extension as it is packed, against the real server, with a double of VS Code that has what the
// extension's API documents and nothing else: unpacks $WIRELINT_VSIX, opens $WIRELINT_STORY, reports what is shown.

const fs = require('fs');
const Module = require('module');
const path = require('path');
const { execFileSync } = require('child_process');
const { pathToFileURL } = require('url');

const story = process.env.WIRELINT_STORY;
const report = (line) => fs.appendFileSync(process.env.WIRELINT_REPORT, `${line}\n`);
const folder = path.join(path.dirname(story), 'unpacked');
execFileSync('python3', ['-m', 'zipfile', '-e', process.env.WIRELINT_VSIX, folder]);
const about = JSON.parse(fs.readFileSync(path.join(folder, 'extension', 'package.json'), 'utf8'));
const schema = about.contributes.yamlValidation[0];
const properties = JSON.parse(fs.readFileSync(path.join(folder, 'extension', schema.url), 'utf8')).properties;
report(`${schema.fileMatch}: ${'rules' in properties && 'profile' in properties}`);

// --- The double ------------------------------------------------------------------------------------

const event = () => {
  const listeners = [];
  return Object.assign((listener) => { listeners.push(listener); return { dispose() {} }; },
    { fire: (value) => listeners.forEach((listener) => listener(value)) });
};
const commands = new Map();
const subscriptions = [];
const selectors = [];
let wake = () => {};
const uri = { toString: () => pathToFileURL(story).href };
let text = fs.readFileSync(story, 'utf8');
const document = {
  uri, languageId: 'plaintext', version: 1, getText: () => text,
};
const found = new Map();
const bar = {
  isShown: false,
  show() { this.isShown = true; wake(); },
  hide() { this.isShown = false; },
  dispose() {},
};
class Position { constructor(line, character) { Object.assign(this, { line, character }); } }
class Range { constructor(start, end) { Object.assign(this, { start, end }); } }
class Diagnostic { constructor(range, message, severity) { Object.assign(this, { range, message, severity }); } }
class WorkspaceEdit {
  constructor() { this.edits = []; }
  replace(where, range, newText) { this.edits.push({ where: where.toString(), range, newText }); }
}
const onDidChangeTextDocument = event();
const vscode = {
  Position, Range, Diagnostic, WorkspaceEdit,
  DiagnosticSeverity: { Error: 0, Warning: 1, Information: 2, Hint: 3 },
  StatusBarAlignment: { Left: 1, Right: 2 },
  Uri: { parse: (value) => ({ toString: () => value }) },
  Location: class {}, DiagnosticRelatedInformation: class {},
  languages: {
    match: (selector, of) => selectors.push(selector)
      && Number(selector.some((one) => one.language === of.languageId && one.scheme === 'file')),
    createDiagnosticCollection: () => ({
      set: (where, items) => found.set(where.toString(), items),
      get: (where) => found.get(where.toString()),
      clear: () => found.clear(),
      dispose() {},
    }),
    registerCodeActionsProvider: () => ({}), registerHoverProvider: () => ({}),
    registerDocumentSymbolProvider: () => ({}),
  },
  commands: { registerCommand: (name, run) => { commands.set(name, run); return {}; } },
  window: {
    activeTextEditor: { document },
    createStatusBarItem: () => bar,
    onDidChangeActiveTextEditor: event(),
    showErrorMessage: (message) => report(`error: ${message}`),
  },
  workspace: {
    workspaceFolders: undefined,
    textDocuments: [document],
    getConfiguration: () => ({
      get: (key, standard) => (key === 'path' ? process.env.WIRELINT
        : standard === undefined ? undefined : about.contributes.configuration.properties[`wirelint.${key}`].default),
    }),
    createFileSystemWatcher: () => ({
      onDidChange: event(), onDidCreate: event(), onDidDelete: event(), dispose() {},
    }),
    onDidOpenTextDocument: event(), onDidChangeTextDocument, onDidSaveTextDocument: event(),
    onDidCloseTextDocument: event(), onDidChangeConfiguration: event(),
    applyEdit: async (edit) => {
      const lines = text.split('\n');
      const offset = (at) => lines.slice(0, at.line).reduce((sum, line) => sum + line.length + 1, 0) + at.character;
      const placed = edit.edits.map((one) => ({ ...one, from: offset(one.range.start), to: offset(one.range.end) }));
      for (const one of placed.sort((a, b) => b.from - a.from)) {
        text = text.slice(0, one.from) + one.newText + text.slice(one.to);
      }
      const whole = new Range(new Position(0, 0), new Position(lines.length, 0));
      document.version += 1;
      onDidChangeTextDocument.fire({ document, contentChanges: [{ range: whole, text }] });
      return true;
    },
  },
};
const load = Module._load;
Module._load = (name, ...rest) => (name === 'vscode' ? vscode : load(name, ...rest));

// --- The session -----------------------------------------------------------------------------------

/** Waits until the status bar says something. */
async function counted(wanted) {
  while (bar.text !== wanted) await new Promise((resolve) => { wake = resolve; });
  report(`${bar.text}, ${bar.tooltip}`);
}

async function session() {
  const extension = require(path.join(folder, 'extension', about.main));
  await extension.activate({ subscriptions });
  const missing = about.contributes.commands.map((one) => one.command).filter((name) => !commands.has(name));
  report(`commands missing: ${missing.length}`);
  await counted('$(checklist) 2');
  for (const { range, code } of found.get(uri.toString())) {
    report(`${range.start.line + 1}:${range.start.character + 1}-${range.end.character + 1}:${code.value || code}`);
  }
  await commands.get('wirelint.fixDocument')();
  await counted('$(checklist) 0');
  fs.writeFileSync(story, text);
  // Of a document in another language nothing is said.
  vscode.window.activeTextEditor = { document: { uri, languageId: 'javascript' } };
  vscode.window.onDidChangeActiveTextEditor.fire();
  report(`shown: ${bar.isShown}`);
  await extension.deactivate();
  report('done');
}

session().catch((error) => {
  report(`${error.stack}`);
  process.exit(1);
});
