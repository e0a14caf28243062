" wirelint in ALE: the buffer as it stands is linted through standard input.
"
"   set runtimepath+=/path/to/wirelint/integrations/editors/vim
"   let g:ale_linters = {'text': ['wirelint']}
"   let g:ale_fixers = {'text': [function('wirelint#ale#Fix')]}
call ale#Set('text_wirelint_executable', 'wirelint')
call ale#Set('text_wirelint_options', '')

call ale#linter#Define('text', {
\   'name': 'wirelint',
\   'executable': {buffer -> ale#Var(buffer, 'text_wirelint_executable')},
\   'command': {buffer -> wirelint#ale#Command(buffer, 'lint --format jsonl --column-unit byte')},
\   'callback': 'wirelint#ale#Handle',
\   'output_stream': 'stdout',
\})
