-- Opens a story with Neovim's language client, writes what is found, applies a fix and then all, saves.
local report = assert(io.open(os.getenv('WIRELINT_REPORT'), 'w'))

local function say(text)
  report:write(text, '\n')
  report:flush()
end

local function wait_for(what, holds)
  if not vim.wait(30000, holds, 20) then
    say('no ' .. what)
    vim.cmd('cquit')
  end
end

vim.opt.runtimepath:append(os.getenv('WIRELINT_EDITORS') .. '/neovim')
vim.cmd('filetype on')
require('wirelint').setup({ cmd = { os.getenv('WIRELINT'), 'lsp' } })
vim.cmd('edit ' .. vim.fn.fnameescape(os.getenv('WIRELINT_STORY')))

local function found()
  return vim.diagnostic.get(0)
end

wait_for('findings', function() return #found() == 2 end)
table.sort(found(), function(a, b) return a.col < b.col end)
for _, item in ipairs(found()) do
  -- Lines and columns from 1; Neovim counts bytes.
  say(('%d:%d-%d:%s'):format(item.lnum + 1, item.col + 1, item.end_col + 1, item.code))
end

-- The first action at the first finding.
local first = found()[1]
vim.api.nvim_win_set_cursor(0, { first.lnum + 1, first.col })
local params = vim.lsp.util.make_range_params()
params.context = { diagnostics = {} }
local answers = vim.lsp.buf_request_sync(0, 'textDocument/codeAction', params, 10000) or {}
for _, answer in pairs(answers) do
  local action = answer.result[1]
  say(action.title)
  vim.lsp.util.apply_workspace_edit(action.edit, 'utf-16')
end
wait_for('one finding left', function() return #found() == 1 end)
vim.cmd('write')
vim.cmd('write! ' .. vim.fn.fnameescape(os.getenv('WIRELINT_STORY') .. '.first'))

vim.cmd('WirelintFix')
wait_for('silence', function() return #found() == 0 end)
vim.cmd('write')

-- What the server knows beside findings.
local symbols = vim.lsp.buf_request_sync(0, 'textDocument/documentSymbol', {
  textDocument = vim.lsp.util.make_text_document_params(),
}, 10000) or {}
for _, answer in pairs(symbols) do
  for _, symbol in ipairs(answer.result) do
    for _, child in ipairs(symbol.children or {}) do
      say((child.detail or '?') .. ': ' .. child.name)
    end
  end
end
say('done')
report:close()
vim.cmd('qall!')
