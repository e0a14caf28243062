" Lints a story with ALE, writes what is found, applies all fixes with ALEFix, saves; then :make.
set nocompatible
let s:editors = $WIRELINT_EDITORS
let &runtimepath = $VIM_ALE . ',' . s:editors . '/vim,' . &runtimepath
let g:ale_text_wirelint_executable = $WIRELINT
let g:wirelint_executable = $WIRELINT
let g:ale_linters = {'text': ['wirelint']}
let g:ale_fixers = {'text': [function('wirelint#ale#Fix')]}
filetype plugin on
runtime plugin/ale.vim

let s:report = []

function! s:Say(text) abort
  call add(s:report, a:text)
  call writefile(s:report, $WIRELINT_REPORT)
endfunction

function! s:WaitFor(what, Holds) abort
  for l:i in range(600)
    if a:Holds()
      return
    endif
    sleep 50m
  endfor
  call s:Say('no ' . a:what)
  cquit
endfunction

function! s:Found() abort
  return ale#engine#GetLoclist(bufnr(''))
endfunction

function! s:Run() abort
  set encoding=utf-8
  execute 'edit' fnameescape($WIRELINT_STORY)
  ALELint
  call s:WaitFor('findings', {-> len(s:Found()) == 2})
  for l:item in s:Found()
    call s:Say(printf('%d:%d-%d:%s', l:item.lnum, l:item.col, l:item.end_col + 1, l:item.code))
  endfor
  " What is not saved is linted too.
  call setline(4, 'Crews  wait.')
  ALELint
  call s:WaitFor('findings in text that is not saved', {-> len(s:Found()) == 3})
  undo

  compiler wirelint
  silent make
  for l:item in getqflist()
    call s:Say(printf('make %d:%d:%s', l:item.lnum, l:item.col, l:item.type))
  endfor

  ALEFix
  call s:WaitFor('fixes', {-> getline(3) !~# '  '})
  write
  call s:Say('done')
  qall!
endfunction

call s:Run()
