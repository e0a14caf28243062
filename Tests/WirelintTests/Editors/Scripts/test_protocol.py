"""The server seen by pytest-lsp, a client that knows nothing of it: what it sends has the protocol's types.

lsprotocol structures every message of the server, so a field that is missing or of a wrong type fails here.
"""

import asyncio
import os
import pathlib

import pytest
import pytest_lsp
from lsprotocol import types
from pytest_lsp import ClientServerConfig, LanguageClient, client_capabilities

COPY = "Ferries stay in port\n\nBERGEN (NCP) - “😀 Crews rest,” the harbour master said. The  ferries were were late.\n"
CONFIG = ClientServerConfig(server_command=[os.environ["WIRELINT"], "lsp"])


@pytest_lsp.fixture(params=["neovim", "visual-studio-code", "emacs"], config=CONFIG)
async def client(request, lsp_client: LanguageClient, tmp_path):
    folder = tmp_path / "desk"
    folder.mkdir()
    (folder / "other.txt").write_text("The ferries were were late.\n")
    lsp_client.folder = folder
    for method in ("client/registerCapability",):
        lsp_client.feature(method)(lambda *_: None)
    capabilities = client_capabilities(request.param)
    lsp_client.answer = await lsp_client.initialize_session(
        types.InitializeParams(
            capabilities=capabilities,
            workspace_folders=[types.WorkspaceFolder(uri=folder.as_uri(), name="desk")]))
    yield
    await lsp_client.shutdown_session()


def opened(client, text=COPY, name="story 1.txt"):
    path = client.folder / name
    path.write_text(text)
    client.text_document_did_open(
        types.DidOpenTextDocumentParams(
            types.TextDocumentItem(uri=path.as_uri(), language_id="plaintext", version=1, text=text)))
    return path.as_uri()


async def found(client, uri, count):
    for _ in range(200):
        items = client.diagnostics.get(uri)
        if items is not None and len(items) == count:
            return items
        await asyncio.sleep(0.05)
    raise AssertionError(f"{client.diagnostics.get(uri)} are not {count} diagnostics")


def column(client, text):
    """The column behind some text, in the units that were agreed on."""
    encoding = client.answer.capabilities.position_encoding
    return len(text.encode()) if encoding == "utf-8" else len(text.encode("utf-16-le")) // 2


@pytest.mark.asyncio
async def test_findings_and_a_fix(client: LanguageClient):
    uri = opened(client)
    items = await found(client, uri, 2)
    line = COPY.split("\n")[2]
    start = column(client, line[:line.index("  ")])
    assert [item.code for item in items] == ["double-space", "duplicate-word"]
    assert items[0].range.start == types.Position(2, start)
    actions = await client.text_document_code_action_async(
        types.CodeActionParams(
            text_document=types.TextDocumentIdentifier(uri), range=items[0].range,
            context=types.CodeActionContext(diagnostics=items)))
    action = actions[0]
    edits = action.edit.changes[uri] if action.edit.changes else action.edit.document_changes[0].edits
    assert (edits[0].range, edits[0].new_text) == (items[0].range, " ")
    client.text_document_did_change(
        types.DidChangeTextDocumentParams(
            text_document=types.VersionedTextDocumentIdentifier(uri=uri, version=2),
            content_changes=[
                types.TextDocumentContentChangePartial(range=edits[0].range, text=edits[0].new_text)]))
    assert (await found(client, uri, 1))[0].code == "duplicate-word"


@pytest.mark.asyncio
async def test_hover_and_outline(client: LanguageClient):
    uri = opened(client)
    items = await found(client, uri, 2)
    hover = await client.text_document_hover_async(
        types.HoverParams(types.TextDocumentIdentifier(uri), items[1].range.start))
    assert "were" in hover.contents.value and "duplicate-word" in hover.contents.value
    symbols = await client.text_document_document_symbol_async(
        types.DocumentSymbolParams(types.TextDocumentIdentifier(uri)))
    names = [symbol.name for symbol in symbols]
    assert names[0] == "Ferries stay in port"


@pytest.mark.asyncio
async def test_pull_of_a_document_and_the_workspace(client: LanguageClient):
    uri = opened(client)
    report = await client.text_document_diagnostic_async(
        types.DocumentDiagnosticParams(types.TextDocumentIdentifier(uri)))
    assert report.kind == "full" and len(report.items) == 2
    again = await client.text_document_diagnostic_async(
        types.DocumentDiagnosticParams(types.TextDocumentIdentifier(uri), previous_result_id=report.result_id))
    assert again.kind == "unchanged" and again.result_id == report.result_id
    whole = await client.workspace_diagnostic_async(types.WorkspaceDiagnosticParams(previous_result_ids=[]))
    reports = {pathlib.PurePosixPath(item.uri).name: item for item in whole.items}
    assert set(reports) == {"story%201.txt", "other.txt"}
    assert [item.code for item in reports["other.txt"].items] == ["duplicate-word"]
    known = [types.PreviousResultId(item.uri, item.result_id) for item in whole.items]
    whole = await client.workspace_diagnostic_async(types.WorkspaceDiagnosticParams(previous_result_ids=known))
    assert {item.kind for item in whole.items} == {"unchanged"}


@pytest.mark.asyncio
async def test_a_broken_configuration_is_told_of_and_mended(client: LanguageClient):
    (client.folder / ".wirelint.yml").write_text("profle: web\n")
    uri = opened(client)
    await found(client, uri, 2)
    assert ".wirelint.yml:1:1: error: unknown key 'profle'" in client.messages[0].message
    assert client.messages[0].type == types.MessageType.Error
    (client.folder / ".wirelint.yml").write_text("rules:\n  double-space: off\n")
    client.workspace_did_change_watched_files(
        types.DidChangeWatchedFilesParams(
            [types.FileEvent((client.folder / ".wirelint.yml").as_uri(), types.FileChangeType.Changed)]))
    assert (await found(client, uri, 1))[0].code == "duplicate-word"


@pytest.mark.asyncio
async def test_accepting_and_ignoring_write_files(client: LanguageClient):
    uri = opened(client)
    items = await found(client, uri, 2)
    place = {"start": {"line": items[1].range.start.line, "character": items[1].range.start.character}}
    await client.workspace_execute_command_async(
        types.ExecuteCommandParams("wirelint.ignore", [uri, "duplicate-word", place, "the song's title"]))
    assert [item.code for item in await found(client, uri, 1)] == ["double-space"]
    assert "the song's title" in (client.folder / ".wirelint-ignore.yml").read_text()
    await client.workspace_execute_command_async(
        types.ExecuteCommandParams("wirelint.accept", [uri, "Brekkestad"]))
    assert (client.folder / ".wirelint.yml").read_text() == 'accept:\n  - "Brekkestad"\n'
