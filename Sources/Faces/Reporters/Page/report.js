// Filters and keys of the page of `--format html`. The page reads without it.
"use strict";
(() => {
  const notes = [...document.querySelectorAll(".finding")];
  const marks = [...document.querySelectorAll("mark")];
  const boxes = [...document.querySelectorAll(".panel input")];
  // Tables of segments: their rows, and the box that keeps those with findings only.
  const rows = [...document.querySelectorAll("tr.segment")];
  const onlyFound = boxes.find((box) => box.dataset.rows);
  const byNumber = new Map(notes.map((note) => [note.id.slice(1), note]));
  const marksOf = new Map();
  for (const mark of marks) {
    for (const n of mark.dataset.n.split(" ")) {
      if (!marksOf.has(n)) marksOf.set(n, []);
      marksOf.get(n).push(mark);
    }
  }
  let current = null;

  // Notes of what is switched off go, and so do marks that no note is left for.
  function filter() {
    const off = new Set();
    for (const box of boxes) {
      if (box.checked) continue;
      if (box.dataset.type) for (const rule of box.dataset.type.split(" ")) off.add(rule);
      else off.add(box.dataset.rule || box.dataset.severity);
    }
    for (const note of notes) {
      note.hidden = off.has(note.dataset.rule) || off.has(note.dataset.severity);
      const ref = document.getElementById("m" + note.id.slice(1));
      if (ref) ref.hidden = note.hidden;
    }
    for (const mark of marks) {
      const shown = mark.dataset.n.split(" ").some((n) => byNumber.has(n) && !byNumber.get(n).hidden);
      mark.classList.toggle("off", !shown);
    }
    for (const row of rows) {
      row.hidden = Boolean(onlyFound && onlyFound.checked) && !row.querySelector(".finding:not([hidden])");
    }
    for (const row of document.querySelectorAll("tr.between")) row.hidden = Boolean(onlyFound && onlyFound.checked);
    if (current && current.hidden) light(null);
    place();
  }

  // On wide screens each block's notes stand beside it, pushed down by those above. A block waits for
  // its notes only when they would stand further away than this, in pixels.
  const farthest = 260;
  const gap = 8;
  const main = document.querySelector("main");
  const wide = matchMedia("(min-width: 72.01rem)");
  const lists = [...document.querySelectorAll(".block > ol.notes")];

  function clear() {
    main.classList.remove("floating");
    for (const list of lists) {
      list.style.top = list.parentElement.style.marginTop = "";
      list.closest("article").style.minHeight = "";
    }
  }

  function place() {
    clear();
    if (!wide.matches) return;
    main.classList.add("floating");
    // All is measured before anything is moved: one layout, whatever the number of notes.
    const measured = lists.map((list) => ({
      list,
      article: list.closest("article"),
      top: list.parentElement.offsetTop,
      height: list.offsetHeight,
    }));
    let article = null;
    let shift = 0;
    let bottom = 0;
    for (const item of measured) {
      if (item.article !== article) shift = bottom = 0;
      article = item.article;
      if (item.height === 0) continue;
      const wait = Math.max(0, bottom - (item.top + shift) - farthest);
      if (wait > 0) item.list.parentElement.style.marginTop = wait + "px";
      shift += wait;
      const top = Math.max(item.top + shift, bottom);
      item.list.style.top = top + "px";
      bottom = top + item.height + gap;
      article.style.minHeight = bottom + "px";
    }
  }

  function light(note) {
    for (const lit of document.querySelectorAll(".lit")) lit.classList.remove("lit");
    current = note;
    if (!note) return;
    note.classList.add("lit");
    for (const mark of marksOf.get(note.id.slice(1)) || []) mark.classList.add("lit");
  }

  function go(note) {
    if (!note) return;
    light(note);
    const mark = (marksOf.get(note.id.slice(1)) || [])[0];
    (mark || note).scrollIntoView({ block: "center" });
    note.focus({ preventScroll: true });
  }

  function step(by) {
    const shown = notes.filter((note) => !note.hidden);
    if (shown.length === 0) return;
    const at = shown.indexOf(current);
    go(shown[at < 0 ? (by > 0 ? 0 : shown.length - 1) : (at + by + shown.length) % shown.length]);
  }

  function flip(severity) {
    const box = boxes.find((box) => box.dataset.severity === severity);
    if (!box) return;
    box.checked = !box.checked;
    filter();
  }

  const keys = {
    j: () => step(1),
    k: () => step(-1),
    e: () => flip("error"),
    w: () => flip("warning"),
    n: () => flip("note"),
    a: () => {
      for (const box of boxes) box.checked = box !== onlyFound;
      filter();
    },
    s: () => {
      if (!onlyFound) return;
      onlyFound.checked = !onlyFound.checked;
      filter();
    },
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Enter" && event.target.classList.contains("finding")) {
      location.hash = "m" + event.target.id.slice(1);
    } else if (event.key === "Escape") {
      light(null);
    } else if (Object.hasOwn(keys, event.key)) {
      event.preventDefault();
      keys[event.key]();
    }
  });
  document.addEventListener("change", filter);
  document.addEventListener("click", (event) => {
    const mark = event.target.closest("mark:not(.off)");
    const note = event.target.closest(".finding");
    if (mark) go(mark.dataset.n.split(" ").map((n) => byNumber.get(n)).find((note) => note && !note.hidden));
    else if (note && !event.target.closest("a")) light(note);
  });
  addEventListener("resize", place);
  addEventListener("beforeprint", clear);
  addEventListener("afterprint", place);
  // A reload may keep boxes as they were.
  filter();
})();
