'use strict';
// The text in the box, and what was found in it. Nothing is stored anywhere, and nothing is loaded from elsewhere.
const at = (id) => document.getElementById(id);
const box = at('text'), marks = at('marks'), list = at('findings'), status = at('status');
let found = [];        // Findings in the order of the text; offsets count UTF-16 units, as strings do here.
let history = [];      // Texts before each fix.
let ignored = new Set();
let checked = null;    // The text that was checked last; null: none.
let asked = 0;         // The number of the last question.
let timer = 0;

const element = (name, attributes = {}, ...children) => {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith('on')) made.addEventListener(key.slice(2), value); else made.setAttribute(key, value);
  }
  made.append(...children);
  return made;
};
const words = (finding) => box.value.slice(finding.offset, finding.offset + finding.length);
const isIgnored = (finding) => ignored.has(finding.rule.id) || ignored.has(finding.rule.id + '\n' + words(finding));
const safe = () => found.filter((finding) => finding.replacements.length && finding.replacements[0].safe);

const isTranslation = () => at('translation').checked && at('source').value.trim() !== '';

// Asking

async function check(keepsFocus) {
  clearTimeout(timer);
  const text = box.value, number = ++asked;
  if (!text.trim()) { found = []; checked = null; return show('There is no text yet.'); }
  const fields = new URLSearchParams({
    text, language: at('language').value, level: at('notes').checked ? 'picky' : 'default', details: 'yes',
    format: at('format').value, profile: at('profile').value,
  });
  if (isTranslation()) fields.set('sourceText', at('source').value);
  status.textContent = 'Checking…';
  let answer;
  try {
    const response = await fetch('v2/check', { method: 'POST', body: fields });
    answer = await response.json();
  } catch (error) {
    answer = { error: { message: 'the server does not answer' } };
  }
  // The text has changed meanwhile: another question is on its way.
  if (number !== asked) return;
  if (answer.error) {
    found = [];
    return show(`Not checked: ${answer.error.message}.`);
  }
  found = answer.matches.filter((finding) => finding.length >= 0).sort((a, b) => a.offset - b.offset);
  found = found.filter((finding) => !isIgnored(finding));
  checked = text;
  const language = answer.language;
  const other = language.code.startsWith('en') || isTranslation() ? '' : ` The text is in another language (${language.name}): rules for English were not asked.`;
  show(other);
  if (!keepsFocus) reach();
}

// After Check the findings are in view, and the first one has the keyboard.
function reach() {
  const first = list.querySelector('li[tabindex]') || list;
  if (getComputedStyle(document.querySelector('main')).flexDirection === 'column') {
    list.parentElement.scrollIntoView({ block: 'start' });
  }
  first.focus({ preventScroll: true });
}

function later() {
  clearTimeout(timer);
  asked++;
  if (checked !== null) timer = setTimeout(() => check(true), 500);
}

// Showing

function show(more = '') {
  draw();
  const count = (severity) => found.filter((finding) => finding.severity === severity).length;
  const parts = ['error', 'warning', 'note'].map((name) => [count(name), name]).filter(([n]) => n)
    .map(([n, name]) => `${n} ${name}${n === 1 ? '' : 's'}`);
  status.textContent = (checked === null ? '' : parts.length ? parts.join(', ') + '.' : 'Nothing was found.') + (more ? ' ' + more.trim() : '');
  const fixes = safe().length;
  at('safe').disabled = !fixes;
  at('safe').textContent = fixes ? `Apply ${fixes} safe fix${fixes === 1 ? '' : 'es'}` : 'Apply safe fixes';
  at('undo').disabled = !history.length;
}

function draw() {
  const open = list.contains(document.activeElement) ? [...list.children].indexOf(document.activeElement.closest('li')) : -1;
  list.replaceChildren(...found.map(card));
  if (!found.length && checked !== null) list.append(element('li', { class: 'empty' }, 'No findings.'));
  paint();
  if (open >= 0) (list.children[Math.min(open, found.length - 1)] || list).focus({ preventScroll: true });
}

// The marks lie behind the text, in the same letters.
function paint() {
  if (!found.length) return marks.replaceChildren();
  const text = box.value, pieces = [];
  let end = 0;
  found.forEach((finding, index) => {
    if (finding.offset < end) return;
    pieces.push(text.slice(end, finding.offset));
    end = finding.offset + Math.max(1, finding.length);
    pieces.push(element('mark', { class: finding.severity, 'data-index': index }, text.slice(finding.offset, end)));
  });
  marks.replaceChildren(...pieces, text.slice(end) + '\n');
  marks.scrollTop = box.scrollTop;
}

// Of a long replacement what is new in it, with some words around.
function brief(finding, value) {
  if (value === '') return 'Remove';
  if (value.trim() === '') return '␣';
  if (value.length <= 40) return value;
  const old = words(finding);
  let head = 0, tail = 0;
  while (head < old.length && old[head] === value[head]) head++;
  while (tail < Math.min(old.length, value.length) - head && old[old.length - 1 - tail] === value[value.length - 1 - tail]) tail++;
  const from = Math.max(0, head - 16), to = Math.min(value.length, value.length - tail + 16);
  return (from ? '…' : '') + value.slice(from, to) + (to < value.length ? '…' : '');
}

function card(finding, index) {
  const { text, offset, length } = finding.context;
  const url = finding.rule.urls ? finding.rule.urls[0].value : '';
  const name = url ? element('a', { href: 'rules/' + url.split('/').pop(), target: '_blank' }, finding.rule.id) : finding.rule.id;
  const fixes = finding.replacements.slice(0, 5).map((replacement, number) =>
    element('button', { type: 'button', class: 'fix', title: replacement.value, onclick: () => apply(index, number) },
      brief(finding, replacement.value)));
  return element('li', {
    class: finding.severity, tabindex: '0', onfocus: () => mark(index), onclick: () => mark(index),
  },
    element('span', { class: 'kind' }, name),
    finding.message,
    element('blockquote', {}, text.slice(0, offset), element('b', {}, text.slice(offset, offset + length)), text.slice(offset + length)),
    element('div', { class: 'row' }, ...fixes,
      element('button', { type: 'button', class: 'plain', title: 'i', onclick: () => ignore(finding.rule.id + '\n' + words(finding)) }, 'Ignore'),
      element('button', { type: 'button', class: 'plain', onclick: () => ignore(finding.rule.id) }, 'Ignore the rule')));
}

// Brings a finding's place in the text into view.
function mark(index) {
  for (const other of marks.querySelectorAll('mark.open')) other.classList.remove('open');
  const place = marks.querySelector(`mark[data-index="${index}"]`);
  if (!place) return;
  place.classList.add('open');
  box.scrollTop = Math.max(0, place.offsetTop - box.clientHeight / 3);
  marks.scrollTop = box.scrollTop;
}

// Changing

function write(text) {
  history.push({ text: box.value, found });
  box.value = text;
}

// Puts a replacement in, and moves what was found behind it, so that the next one can follow at once.
function change(finding, value) {
  box.value = box.value.slice(0, finding.offset) + value + box.value.slice(finding.offset + finding.length);
  const end = finding.offset + finding.length, moved = value.length - finding.length;
  found = found.filter((other) => other !== finding && (other.offset >= end || other.offset + other.length <= finding.offset))
    .map((other) => (other.offset >= end ? { ...other, offset: other.offset + moved } : other));
}

function apply(index, number = 0) {
  const finding = found[index];
  if (!finding || !finding.replacements[number]) return;
  history.push({ text: box.value, found });
  change(finding, finding.replacements[number].value);
  show();
  later();
}

function applySafe() {
  const fixes = safe();
  if (!fixes.length) return;
  history.push({ text: box.value, found });
  for (const finding of fixes.reverse()) if (found.includes(finding)) change(finding, finding.replacements[0].value);
  show();
  check(true);
}

function undo() {
  const last = history.pop();
  if (!last) return;
  box.value = last.text;
  found = last.found;
  show();
  later();
}

function ignore(key) {
  ignored.add(key);
  found = found.filter((finding) => !isIgnored(finding));
  show('Ignored until the page is closed.');
}

async function copy() {
  try {
    await navigator.clipboard.writeText(box.value);
  } catch (error) {
    // Pages that come without TLS from another machine have no clipboard of their own.
    const focus = document.activeElement;
    box.select();
    document.execCommand('copy');
    focus.focus();
  }
  status.textContent = 'The text is copied.';
}

// Files

const formats = { html: 'html', htm: 'html', md: 'markdown', markdown: 'markdown', json: 'ninjs', xml: 'newsxml' };

async function open(file) {
  const ending = file.name.split('.').pop().toLowerCase();
  let text;
  if (['docx', 'odt'].includes(ending)) {
    const response = await fetch('text?name=' + ending, { method: 'POST', body: file, headers: { 'Content-Type': 'application/octet-stream' } });
    text = await response.text();
    if (!response.ok) { status.textContent = `${file.name}: ${JSON.parse(text).error.message}.`; return; }
  } else {
    text = await file.text();
    if (text.includes('\0')) { status.textContent = `${file.name} is no text.`; return; }
  }
  at('format').value = formats[ending] || 'plain';
  write(text);
  check();
}

const editor = at('editor');
for (const name of ['dragenter', 'dragover']) {
  editor.addEventListener(name, (event) => {
    if (![...event.dataTransfer.types].includes('Files')) return;
    event.preventDefault();
    editor.classList.add('over');
  });
}
editor.addEventListener('dragleave', () => editor.classList.remove('over'));
editor.addEventListener('drop', (event) => {
  editor.classList.remove('over');
  if (!event.dataTransfer.files.length) return;
  event.preventDefault();
  open(event.dataTransfer.files[0]);
});

// Keyboard

document.addEventListener('keydown', (event) => {
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) { event.preventDefault(); return check(); }
  if (event.ctrlKey || event.metaKey || event.altKey || !list.contains(document.activeElement)) return;
  const card = document.activeElement.closest('li');
  const index = card ? [...list.children].indexOf(card) : -1;
  const isButton = document.activeElement.tagName === 'BUTTON' || document.activeElement.tagName === 'A';
  const go = (to) => { const next = list.children[Math.max(0, Math.min(to, found.length - 1))]; if (next) next.focus(); };
  const keys = {
    j: () => go(index + 1), ArrowDown: () => go(index + 1), k: () => go(index - 1), ArrowUp: () => go(index - 1),
    Enter: () => apply(index), i: () => found[index] && ignore(found[index].rule.id + '\n' + words(found[index])),
    u: undo, c: copy, Escape: () => box.focus(),
  };
  if (!keys[event.key] || (isButton && event.key === 'Enter')) return;
  event.preventDefault();
  keys[event.key]();
});

box.addEventListener('input', () => {
  // What was found may stand elsewhere now: nothing is marked until it is checked again.
  found = [];
  draw();
  status.textContent = checked === null ? '' : 'The text has changed.';
  later();
});
at('source').addEventListener('input', later);
at('translation').addEventListener('change', () => {
  const is = at('translation').checked;
  at('origin').hidden = at('source').disabled = !is;
  // Both sides are plain text.
  if (is) at('format').value = 'plain';
  at('format').disabled = is;
  if (is) at('source').focus();
  later();
});
box.addEventListener('scroll', () => { marks.scrollTop = box.scrollTop; });
at('check').addEventListener('click', () => check());
at('safe').addEventListener('click', applySafe);
at('undo').addEventListener('click', undo);
at('copy').addEventListener('click', copy);
at('example').addEventListener('click', () => {
  at('format').value = 'plain';
  write(example);
  check();
});
for (const id of ['format', 'language', 'profile', 'notes']) at(id).addEventListener('change', later);

const example = `Ferries stay in port

BERGEN, Jan. 12 (NCP) - The ferries between Bergen and Solvika stayed in port on on Monday after a storm broke the  pier. Harbour master Jan Holmberg said that repairs would take two weeks.

"Nobody was hurt, Holmberg said. About 300 people waited for a bus.

Holmburg said the pier was built in 1962 and mended twice . (NCP/ab)
`;
