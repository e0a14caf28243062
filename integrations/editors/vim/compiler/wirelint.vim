" `:compiler wirelint`, then `:make` lints the file and fills the quickfix list.
if exists('current_compiler')
  finish
endif
let current_compiler = 'wirelint'

let s:program = get(g:, 'wirelint_executable', 'wirelint')
" Columns in bytes, as Vim counts them.
execute 'CompilerSet makeprg=' . escape(shellescape(s:program), ' \"|')
      \ . '\ lint\ --format\ compiler\ --column-unit\ byte\ %:S'
CompilerSet errorformat=%f:%l:%c:\ %trror:\ %m,
      \%f:%l:%c:\ %tarning:\ %m,
      \%f:%l:%c:\ %tote:\ %m,
      \%-G%.%#
