'use strict';
const vscode = require('vscode');
const { Client } = require('./client');

const LANGUAGES = ['plaintext', 'markdown', 'wirelint-ninjs', 'wirelint-newsxml', 'wirelint-subtitles'];

let selector = [];
let client;
let diagnostics;
let statusBar;
let restarts = 0;

// --- From the protocol's values to VS Code's -------------------------------------------------------

const position = (at) => new vscode.Position(at.line, at.character);
const range = (of) => new vscode.Range(position(of.start), position(of.end));
const place = (at) => ({ line: at.line, character: at.character });
const span = (of) => ({ start: place(of.start), end: place(of.end) });

function diagnostic(item) {
  const severity = [
    vscode.DiagnosticSeverity.Error, vscode.DiagnosticSeverity.Warning,
    vscode.DiagnosticSeverity.Information, vscode.DiagnosticSeverity.Hint,
  ][item.severity - 1];
  const result = new vscode.Diagnostic(range(item.range), item.message, severity);
  result.source = item.source;
  // The protocol and VS Code number them alike.
  if (item.tags) result.tags = item.tags;
  result.code = item.codeDescription
    ? { value: item.code, target: vscode.Uri.parse(item.codeDescription.href) } : item.code;
  result.relatedInformation = (item.relatedInformation || []).map((related) =>
    new vscode.DiagnosticRelatedInformation(
      new vscode.Location(vscode.Uri.parse(related.location.uri), range(related.location.range)), related.message));
  return result;
}

function workspaceEdit(edit) {
  const result = new vscode.WorkspaceEdit();
  for (const [uri, edits] of Object.entries(edit.changes || {})) {
    for (const one of edits) result.replace(vscode.Uri.parse(uri), range(one.range), one.newText);
  }
  return result;
}

function symbol(item) {
  // The protocol counts kinds from 1, VS Code from 0.
  const result = new vscode.DocumentSymbol(
    item.name, item.detail || '', item.kind - 1, range(item.range), range(item.selectionRange));
  result.children = item.children.map(symbol);
  return result;
}

// --- What the server asks for ----------------------------------------------------------------------

async function handle(method, params) {
  switch (method) {
    case 'textDocument/publishDiagnostics':
      diagnostics.set(vscode.Uri.parse(params.uri), params.diagnostics.map(diagnostic));
      showCount();
      return undefined;
    case 'workspace/applyEdit':
      return { applied: await vscode.workspace.applyEdit(workspaceEdit(params.edit)) };
    case 'workspace/configuration': return params.items.map(() => settings());
    case 'window/showMessage': return show(params.type, params.message);
    case 'window/showMessageRequest': {
      // A reason in the editor's own words, with those that the server offers as a start.
      const titles = params.actions.map((action) => action.title);
      const chosen = await vscode.window.showQuickPick([...titles, 'another reason…'], { title: params.message });
      const title = chosen === 'another reason…'
        ? await vscode.window.showInputBox({ prompt: params.message }) : chosen;
      return title ? { title } : null;
    }
    case 'window/showDocument':
      await vscode.window.showTextDocument(vscode.Uri.parse(params.uri), { preview: true });
      return { success: true };
    default: return null;
  }
}

function show(type, message) {
  if (type === 1) vscode.window.showErrorMessage(message);
  else if (type === 2) vscode.window.showWarningMessage(message);
  else vscode.window.showInformationMessage(message);
}

/** What was found in the document that is looked at, in the status bar; nothing where it is not linted. */
function showCount() {
  const editor = vscode.window.activeTextEditor;
  if (!editor || !isOurs(editor.document)) {
    statusBar.hide();
    return;
  }
  const found = diagnostics.get(editor.document.uri) || [];
  const errors = found.filter((one) => one.severity === vscode.DiagnosticSeverity.Error).length;
  const many = (number, word) => `${number} ${word}${number === 1 ? '' : 's'}`;
  statusBar.text = client ? `$(checklist) ${found.length}` : '$(circle-slash) wirelint';
  statusBar.tooltip = client
    ? `wirelint: ${many(found.length, 'finding')}, ${many(errors, 'error')}` : 'wirelint: the server does not run';
  statusBar.show();
}

/** The section `wirelint`, as far as it is the server's and somebody set it. */
function settings() {
  const section = vscode.workspace.getConfiguration('wirelint');
  const result = {};
  for (const key of ['minSeverity', 'profile', 'enable', 'disable']) {
    const value = section.get(key);
    if (value !== undefined && value !== null && value !== '') result[key] = value;
  }
  return result;
}

// --- The session -----------------------------------------------------------------------------------

async function start() {
  const section = vscode.workspace.getConfiguration('wirelint');
  const started = new Client(section.get('path', 'wirelint'), section.get('arguments', []), handle, (reason) => {
    diagnostics.clear();
    client = undefined;
    showCount();
    // A server that ends again and again is not started for ever.
    if (++restarts < 4) start().catch(() => {});
    else vscode.window.showErrorMessage(`wirelint: ${reason}`);
  });
  const folders = (vscode.workspace.workspaceFolders || []).map((folder) =>
    ({ uri: folder.uri.toString(), name: folder.name }));
  await started.request('initialize', {
    processId: process.pid,
    rootUri: folders.length > 0 ? folders[0].uri : null,
    workspaceFolders: folders,
    initializationOptions: settings(),
    capabilities: {
      general: { positionEncodings: ['utf-16'] },
      textDocument: {
        documentSymbol: { hierarchicalDocumentSymbolSupport: true },
        hover: { contentFormat: ['markdown'] },
        publishDiagnostics: { relatedInformation: true, versionSupport: true, tagSupport: { valueSet: [1] } },
      },
      workspace: { applyEdit: true, configuration: true },
      window: { showDocument: { support: true } },
    },
  });
  started.notify('initialized', {});
  client = started;
  vscode.workspace.textDocuments.forEach(open);
  showCount();
}

const isOurs = (document) => vscode.languages.match(selector, document) > 0;
const named = (document) => ({ uri: document.uri.toString() });

function open(document) {
  if (!client || !isOurs(document)) return;
  client.notify('textDocument/didOpen', {
    textDocument: {
      ...named(document), languageId: document.languageId, version: document.version, text: document.getText(),
    },
  });
}

function change(event) {
  if (!client || !isOurs(event.document) || event.contentChanges.length === 0) return;
  client.notify('textDocument/didChange', {
    textDocument: { ...named(event.document), version: event.document.version },
    contentChanges: event.contentChanges.map((one) => ({ range: span(one.range), text: one.text })),
  });
}

async function codeActions(document, where, context, token) {
  if (!client) return [];
  const found = await client.request('textDocument/codeAction', {
    textDocument: named(document),
    range: span(where),
    context: { diagnostics: [], only: context.only ? [context.only.value] : undefined },
  }, token);
  return found.map((item) => {
    const action = new vscode.CodeAction(item.title, vscode.CodeActionKind.Empty.append(item.kind));
    action.isPreferred = item.isPreferred;
    if (item.diagnostics) action.diagnostics = item.diagnostics.map(diagnostic);
    if (item.edit) action.edit = workspaceEdit(item.edit);
    if (item.command) {
      action.command = { title: item.title, command: 'wirelint.execute', arguments: [item.command] };
    }
    return action;
  });
}

async function execute(command, given) {
  if (!client) return undefined;
  try {
    return await client.request('workspace/executeCommand', { command, arguments: given });
  } catch (error) {
    vscode.window.showErrorMessage(`wirelint: ${error.message}`);
    return undefined;
  }
}

function activate(context) {
  diagnostics = vscode.languages.createDiagnosticCollection('wirelint');
  const { commands, languages, window, workspace } = vscode;
  selector = workspace.getConfiguration('wirelint').get('languages', LANGUAGES).flatMap((language) =>
    ['file', 'untitled'].map((scheme) => ({ language, scheme })));
  statusBar = window.createStatusBarItem(vscode.StatusBarAlignment.Left, 0);
  statusBar.name = 'wirelint';
  statusBar.command = 'workbench.actions.view.problems';
  const watcher = workspace.createFileSystemWatcher('**/{.wirelint.yml,.wirelint-ignore.yml}');
  const changed = (uri) => client && client.notify('workspace/didChangeWatchedFiles', {
    changes: [{ uri: uri.toString(), type: 2 }],
  });
  context.subscriptions.push(
    diagnostics, statusBar, window.onDidChangeActiveTextEditor(showCount), watcher, watcher.onDidChange(changed), watcher.onDidCreate(changed), watcher.onDidDelete(changed),
    workspace.onDidOpenTextDocument(open),
    workspace.onDidChangeTextDocument(change),
    workspace.onDidSaveTextDocument((document) => {
      if (client && isOurs(document)) client.notify('textDocument/didSave', { textDocument: named(document) });
    }),
    workspace.onDidCloseTextDocument((document) => {
      if (client && isOurs(document)) client.notify('textDocument/didClose', { textDocument: named(document) });
    }),
    workspace.onDidChangeConfiguration((event) => {
      if (client && event.affectsConfiguration('wirelint')) {
        client.notify('workspace/didChangeConfiguration', { settings: { wirelint: settings() } });
      }
    }),
    languages.registerCodeActionsProvider(selector, { provideCodeActions: codeActions }),
    languages.registerHoverProvider(selector, {
      provideHover: async (document, at, token) => {
        const hover = client && await client.request(
          'textDocument/hover', { textDocument: named(document), position: place(at) }, token);
        return hover
          ? new vscode.Hover(new vscode.MarkdownString(hover.contents.value), hover.range && range(hover.range))
          : undefined;
      },
    }),
    languages.registerDocumentSymbolProvider(selector, {
      provideDocumentSymbols: async (document, token) => (client
        ? (await client.request('textDocument/documentSymbol', { textDocument: named(document) }, token)).map(symbol)
        : []),
    }),
    commands.registerCommand('wirelint.execute', (item) => execute(item.command, item.arguments)),
    commands.registerCommand('wirelint.fixDocument', () => {
      const editor = vscode.window.activeTextEditor;
      return editor && execute('wirelint.fixAll', [editor.document.uri.toString()]);
    }),
    commands.registerCommand('wirelint.lintWorkspaceFiles', () => execute('wirelint.lintWorkspace', [])),
    commands.registerCommand('wirelint.restart', async () => {
      restarts = 0;
      if (client) await client.stop();
      client = undefined;
      return start();
    }),
  );
  return start().catch((error) => vscode.window.showErrorMessage(`wirelint: ${error.message}`));
}

async function deactivate() {
  if (client) await client.stop();
}

module.exports = { activate, deactivate };
