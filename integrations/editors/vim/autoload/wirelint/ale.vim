" What ALE's linter and fixer of wirelint share.

" The command that reads the buffer from standard input, under the file's own name so that its format and
" configuration hold.
function! wirelint#ale#Command(buffer, command) abort
    return '%e ' . a:command . ' ' . ale#Var(a:buffer, 'text_wirelint_options') . ' --stdin-filename %s -'
endfunction

let s:types = {'error': 'E', 'warning': 'W', 'note': 'I'}

" Diagnostics of `--format jsonl`, one a line; columns are bytes, as Vim counts them.
function! wirelint#ale#Handle(buffer, lines) abort
    let l:found = []

    for l:line in a:lines
        if l:line[0] isnot# '{'
            continue
        endif

        let l:item = json_decode(l:line)
        call add(l:found, {
        \   'lnum': l:item.range.start.line,
        \   'col': l:item.range.start.column,
        \   'end_lnum': l:item.range.end.line,
        \   'end_col': max([l:item.range.end.column - 1, l:item.range.start.column]),
        \   'type': get(s:types, l:item.severity, 'W'),
        \   'code': l:item.rule,
        \   'text': l:item.message,
        \})
    endfor

    return l:found
endfunction

" All safe fixes, for g:ale_fixers.
function! wirelint#ale#Fix(buffer) abort
    let l:command = ale#Escape(ale#Var(a:buffer, 'text_wirelint_executable'))
    \   . ' fix ' . ale#Var(a:buffer, 'text_wirelint_options') . ' --stdin-filename %s -'

    return {'command': l:command}
endfunction
