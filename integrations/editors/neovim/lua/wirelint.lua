-- wirelint in Neovim's own language client (0.7 or newer).
--
--   vim.opt.runtimepath:append('/path/to/wirelint/integrations/editors/neovim')
--   require('wirelint').setup()
--
-- setup() takes a table: cmd (the server), filetypes, settings (minSeverity, profile, date, only,
-- enable, disable), on_attach.
local M = {}

local defaults = {
  cmd = { 'wirelint', 'lsp' },
  filetypes = { 'text', 'markdown' },
  settings = vim.empty_dict(),
}

-- The folder whose configuration holds for a file: that of the nearest .wirelint.yml, else its own.
local function root(path)
  local folder = vim.fn.fnamemodify(path, ':p:h')
  local found = vim.fn.findfile('.wirelint.yml', folder .. ';')
  return found ~= '' and vim.fn.fnamemodify(found, ':p:h') or folder
end

local clients = {}

-- Starts the server of a buffer's folder, or attaches the buffer to the one that runs there already.
function M.attach(buffer, options)
  local config = {
    name = 'wirelint',
    cmd = options.cmd,
    root_dir = root(vim.api.nvim_buf_get_name(buffer)),
    init_options = options.settings,
    settings = { wirelint = options.settings },
    on_attach = options.on_attach,
  }
  if vim.lsp.start then
    return vim.lsp.start(config, { bufnr = buffer })
  end
  local id = clients[config.root_dir]
  if not id or vim.lsp.client_is_stopped(id) then
    id = vim.lsp.start_client(config)
    clients[config.root_dir] = id
  end
  if id then
    vim.lsp.buf_attach_client(buffer, id)
  end
  return id
end

-- Applies all safe fixes to the current buffer.
function M.fix_all()
  vim.lsp.buf_request(0, 'workspace/executeCommand', {
    command = 'wirelint.fixAll',
    arguments = { vim.uri_from_bufnr(0) },
  }, function(err)
    if err then
      vim.notify(err.message, vim.log.levels.ERROR)
    end
  end)
end

function M.setup(options)
  options = vim.tbl_extend('force', defaults, options or {})
  vim.api.nvim_create_autocmd('FileType', {
    group = vim.api.nvim_create_augroup('wirelint', { clear = true }),
    pattern = options.filetypes,
    callback = function(event)
      if vim.bo[event.buf].buftype == '' then
        M.attach(event.buf, options)
      end
    end,
  })
  vim.api.nvim_create_user_command('WirelintFix', M.fix_all, { desc = 'Apply all safe fixes of wirelint' })
end

return M
