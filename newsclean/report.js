"use strict";
(() => {
  const $ = (id) => document.getElementById(id);
  const data = JSON.parse($("data").textContent);
  const root = document.documentElement;
  const list = $("blocks"), panel = $("panel"), search = $("search"), legend = $("legend");
  const blocks = [...list.children];
  const bars = [...document.querySelectorAll("#chart .bar")];
  const hint = [...panel.childNodes].map((node) => node.cloneNode(true));
  const text = (place) => data.texts[place];
  const named = (role) => data.names[role] || role;
  const narrow = matchMedia("(max-width: 820px)");
  const ALONE = 0, CONTEXT = 1, DOUBT = 0.2, DOUBTFUL_BLOCKS = 5;
  let pinned = -1;

  // An element with its text set as text: nothing of the page is ever read as HTML.
  function make(tag, options = {}, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(options)) {
      if (name === "class") element.className = value;
      else element.setAttribute(name, value);
    }
    element.append(...children);
    return element;
  }

  // ---- why: the panel

  function signed(weight) {
    if (weight === null) return "decides";
    return (weight < 0 ? "−" : "+") + Math.abs(weight).toFixed(2);
  }

  function termRow(sentence, weight, strongest, keep, kind = "") {
    const supports = weight === null ? keep : weight > 0;
    const push = make("i");
    push.style.width = (weight === null ? 100 : Math.min(100, (100 * Math.abs(weight)) / strongest)) + "%";
    const halves = [make("span", { class: "half" }), make("span", { class: "half" })];
    halves[supports ? 1 : 0].append(push);
    return make("li", { class: (supports ? "for " : "against ") + kind },
      make("span", { class: "weight" }, signed(weight)), make("span", { class: "push" }, ...halves), make("span", {}, sentence));
  }

  function judgement(title, [keep, score, rule, , reason, terms, others, rest]) {
    const fill = make("i"), mark = make("b"), meter = make("span", { class: "meter" + (keep ? " keep" : "") }, fill, mark);
    fill.style.width = 100 * score + "%";
    mark.style.left = 100 * data.threshold + "%";
    const strongest = Math.max(0.01, ...terms.map(([, weight]) => Math.abs(weight ?? 0)));
    const rows = terms.map(([sentence, weight]) => termRow(text(sentence), weight, strongest, keep));
    if (others) {
      rows.push(termRow(`${others} weaker ${others === 1 ? "sign" : "signs"} together`, rest, Math.max(strongest, Math.abs(rest)), keep, "rest"));
    }
    return make("div", { class: "judgement" },
      make("h3", {}, title, meter, score.toFixed(2)),
      make("p", { class: "rule" }, keep ? "keep" : "cut", " by ", make("code", {}, text(rule)), ": ", text(reason)),
      make("ol", { class: "terms" }, ...rows));
  }

  function lineItem(index, [line, keep, , rule, role, reason, terms]) {
    const words = blocks[index].querySelector("p").textContent.split("\n")[line] || "";
    const short = words.length > 90 ? words.slice(0, 88) + "…" : words;
    const evidence = terms.map(([sentence]) => text(sentence)).join("; ");
    return make("li", {}, make("strong", {}, keep ? "Line trimmed" : "Line cut"), ` as ${named(text(role))}: ${text(reason)}`,
      ` (${[text(rule), evidence].filter(Boolean).join(": ")}) `, make("q", { dir: "auto" }, short));
  }

  function show(index) {
    const [xpath, tag, words, links, verdicts, lines] = data.blocks[index];
    const item = blocks[index], fate = item.dataset.fate, role = item.dataset.role;
    const close = make("button", { type: "button", class: "close", "aria-label": "Close" }, "×");
    const verb = { kept: "Kept as ", part: "Kept in part as ", cut: "Cut as " }[fate];
    const byLine = fate === "cut" && lines.length > 1;
    const copy = make("button", { type: "button", class: "copy" }, "Copy");
    panel.replaceChildren(close,
      make("div", { class: "verdict" },
        make("h2", {}, verb, make("span", { "data-role": role }, named(role))),
        make("p", { class: "reason" }, byLine ? "line by line" : text(lines.length === 1 && fate === "cut" ? lines[0][5] : verdicts[CONTEXT][4])),
        make("p", { class: "about" }, `block ${index + 1} of ${blocks.length} · <${tag}> · ${words} ${words === 1 ? "word" : "words"} · ${links} ${links === 1 ? "link" : "links"}`)),
      ...(lines.length ? [make("ul", { class: "lines" }, ...lines.map((line) => lineItem(index, line)))] : []),
      make("div", { class: "judgements" }, judgement("In context", verdicts[CONTEXT]), judgement("Alone", verdicts[ALONE])),
      make("p", { class: "where" }, make("code", {}, xpath), copy));
    panel.scrollTop = 0;
    panel.dataset.block = index;
    const cursor = document.querySelector(".cursor");
    cursor.setAttribute("x", index);
    cursor.setAttribute("visibility", "visible");
  }

  function clearPanel() {
    pinned = -1;
    const item = list.querySelector(".now");
    item?.classList.remove("now");
    item?.removeAttribute("aria-current");
    panel.replaceChildren(...hint.map((node) => node.cloneNode(true)));
    delete panel.dataset.block;
    document.querySelector(".cursor").setAttribute("visibility", "hidden");
    markParagraph(-1);
  }

  function markParagraph(index) {
    document.querySelectorAll("article .now").forEach((paragraph) => paragraph.classList.remove("now"));
    const paragraph = document.querySelector(`article [data-block="${index}"]`);
    paragraph?.classList.add("now");
    return paragraph;
  }

  function pin(index, { focus = true, follow = true } = {}) {
    blocks[pinned]?.classList.remove("now");
    blocks[pinned]?.removeAttribute("aria-current");
    pinned = index;
    const item = blocks[index];
    item.classList.add("now");
    item.setAttribute("aria-current", "true");
    for (const other of list.querySelectorAll('[tabindex="0"]')) other.tabIndex = -1;
    item.tabIndex = 0;
    show(index);
    if (focus) {
      item.focus({ preventScroll: true });
      item.scrollIntoView({ block: "nearest" });
    }
    const paragraph = markParagraph(index);
    if (follow && !narrow.matches) paragraph?.scrollIntoView({ block: "nearest" });
  }

  list.addEventListener("click", (event) => {
    const item = event.target.closest(".block");
    if (item && !String(getSelection())) pin(blocks.indexOf(item));
  });
  list.addEventListener("focusin", (event) => {
    const index = blocks.indexOf(event.target.closest(".block"));
    if (index >= 0 && index !== pinned) pin(index, { focus: false });
  });
  list.addEventListener("pointerover", (event) => {
    const item = event.target.closest(".block");
    if (item && event.pointerType === "mouse") show(blocks.indexOf(item));
  });
  list.addEventListener("pointerleave", (event) => {
    if (event.pointerType === "mouse" && pinned >= 0) show(pinned);
  });
  panel.addEventListener("click", (event) => {
    if (event.target.closest(".close")) clearPanel();
    if (event.target.closest(".copy")) {
      navigator.clipboard?.writeText(panel.querySelector(".where code").textContent).then(() => { event.target.textContent = "Copied"; }, () => {});
    }
  });
  document.querySelector("article").addEventListener("click", (event) => {
    const paragraph = event.target.closest("[data-block]");
    if (paragraph && !String(getSelection())) goTo(Number(paragraph.dataset.block));
  });
  $("chart").addEventListener("click", (event) => {
    const box = $("chart").getBoundingClientRect();
    goTo(Math.min(blocks.length - 1, Math.max(0, Math.floor(((event.clientX - box.left) / box.width) * blocks.length))));
  });

  function goTo(index) {
    if (!blocks[index]) return;
    if (blocks[index].classList.contains("off")) reset();
    if (narrow.matches) view("page");
    pin(index);
    blocks[index].scrollIntoView({ block: "center" });
  }

  // ---- filters

  const off = new Set();
  let fateShown = "all";

  function filter() {
    let shown = 0;
    blocks.forEach((item, index) => {
      const fate = item.dataset.fate === "cut" ? "cut" : "kept";
      const hidden = off.has(item.dataset.role) || (fateShown !== "all" && fateShown !== fate);
      item.classList.toggle("off", hidden);
      bars[index].classList.toggle("off", hidden);
      if (!hidden) shown += 1;
    });
    for (const button of document.querySelectorAll(".switch")) button.setAttribute("aria-pressed", String(!off.has(button.dataset.role)));
    for (const button of document.querySelectorAll("[data-show]")) button.setAttribute("aria-pressed", String(button.dataset.show === fateShown));
    $("all-roles").hidden = off.size === 0;
    $("nothing").hidden = shown > 0;
    if (search.value) find();
    doubtful();
    reachable();
  }

  function reset() {
    off.clear();
    fateShown = "all";
    filter();
  }

  function showFate(fate) {
    fateShown = fate;
    filter();
    if (pinned >= 0) blocks[pinned].scrollIntoView({ block: "nearest" });
  }

  // Tab reaches one block: the pinned one, else the first that is shown.
  function reachable() {
    if (pinned >= 0 && !blocks[pinned].classList.contains("off")) return;
    for (const other of list.querySelectorAll('[tabindex="0"]')) other.tabIndex = -1;
    const first = blocks.find((item) => !item.classList.contains("off"));
    if (first) first.tabIndex = 0;
  }

  legend.addEventListener("click", (event) => {
    const button = event.target.closest(".switch");
    if (event.target.id === "all-roles") { off.clear(); filter(); }
    if (!button) return;
    const role = button.dataset.role;
    if (event.shiftKey) {
      const only = [...document.querySelectorAll(".switch")].map((other) => other.dataset.role).filter((other) => other !== role);
      off.clear();
      only.forEach((other) => off.add(other));
    } else if (!off.delete(role)) off.add(role);
    filter();
  });
  for (const button of document.querySelectorAll("[data-show]")) button.addEventListener("click", () => showFate(button.dataset.show));

  // ---- blocks near the threshold

  let near = [];

  function doubtful() {
    const distance = (index) => Math.abs(data.blocks[index][4][CONTEXT][1] - data.threshold);
    const shown = blocks.map((_, index) => index).filter((index) => !blocks[index].classList.contains("off"));
    near = shown.filter((index) => distance(index) <= DOUBT);
    const all = near.length;
    if (!all) near = shown.sort((one, two) => distance(one) - distance(two)).slice(0, DOUBTFUL_BLOCKS).sort((one, two) => one - two);
    blocks.forEach((item, index) => item.classList.toggle("doubtful", distance(index) <= DOUBT));
    $("near-count").textContent = all ? `${all} doubtful` : "none doubtful";
    $("near-count").title = `blocks whose score is within ${DOUBT} of ${data.threshold.toFixed(2)}` + (all ? "" : "; the nearest are stepped through");
  }

  function step(places, by) {
    if (!places.length) return;
    const after = places.filter((place) => (by > 0 ? place > pinned : place < pinned));
    const next = by > 0 ? after[0] : after[after.length - 1];
    goTo(next ?? (by > 0 ? places[0] : places[places.length - 1]));
  }

  function move(by) {
    let index = pinned < 0 && by < 0 ? blocks.length : pinned;
    do index += by; while (blocks[index]?.classList.contains("off"));
    if (blocks[index]) {
      if (narrow.matches) view("page");
      pin(index);
    }
  }

  $("near-before").addEventListener("click", () => step(near, -1));
  $("near-after").addEventListener("click", () => step(near, 1));

  // ---- find

  let hits = [], hit = -1;

  function find() {
    const wanted = search.value.trim().toLocaleLowerCase();
    hits = [];
    hit = -1;
    blocks.forEach((item, index) => {
      const found = wanted !== "" && !item.classList.contains("off") && item.querySelector("p").textContent.toLocaleLowerCase().includes(wanted);
      item.classList.toggle("hit", found);
      if (found) hits.push(index);
    });
    highlight("found", hits, wanted);
    highlight("found-now", [], wanted);
    tellFound(wanted);
  }

  function tellFound(wanted) {
    $("found").textContent = wanted === "" ? "" : hit < 0 ? String(hits.length) : `${hit + 1}/${hits.length}`;
  }

  function highlight(name, places, wanted) {
    if (!window.CSS?.highlights || !window.Highlight) return;
    const ranges = [];
    for (const place of places) {
      const walker = document.createTreeWalker(blocks[place].querySelector("p"), NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const lower = node.data.toLocaleLowerCase();
        for (let at = lower.indexOf(wanted); at >= 0; at = lower.indexOf(wanted, at + wanted.length)) {
          const range = new Range();
          range.setStart(node, Math.min(at, node.length));
          range.setEnd(node, Math.min(at + wanted.length, node.length));
          ranges.push(range);
        }
      }
    }
    CSS.highlights.set(name, new Highlight(...ranges));
  }

  function nextHit(by) {
    if (!hits.length) return;
    hit = hit < 0 && by < 0 ? hits.length - 1 : (hit + by + hits.length) % hits.length;
    const wanted = search.value.trim().toLocaleLowerCase();
    if (narrow.matches) view("page");
    pin(hits[hit], { focus: false });
    blocks[hits[hit]].scrollIntoView({ block: "center" });
    highlight("found-now", [hits[hit]], wanted);
    tellFound(wanted);
  }

  search.addEventListener("input", find);
  search.addEventListener("keydown", (event) => {
    if (event.key === "Enter") { event.preventDefault(); nextHit(event.shiftKey ? -1 : 1); }
    if (event.key === "Escape") { search.value = ""; find(); search.blur(); event.stopPropagation(); }
  });

  // ---- views, theme, keys

  function view(which) {
    document.body.classList.toggle("show-article", which === "article");
    $("tab-page").setAttribute("aria-selected", String(which === "page"));
    $("tab-article").setAttribute("aria-selected", String(which === "article"));
  }
  for (const which of ["page", "article"]) {
    $(`tab-${which}`).addEventListener("click", () => {
      view(which);
      clearPanel();
      document.querySelector("main").scrollIntoView({ block: "start" });
    });
  }

  const dark = matchMedia("(prefers-color-scheme: dark)");
  let chosen = null;
  const paint = () => { root.dataset.theme = chosen ?? (dark.matches ? "dark" : "light"); };
  const turn = () => { chosen = root.dataset.theme === "dark" ? "light" : "dark"; paint(); };
  dark.addEventListener("change", paint);
  $("theme").addEventListener("click", turn);
  $("help").addEventListener("click", () => $("keys").showModal());

  function toArticle() {
    const inArticle = document.activeElement?.closest?.("#article-pane");
    const paragraph = document.querySelector(`article [data-block="${pinned}"]`);
    if (inArticle) { goTo(pinned); return; }
    if (!paragraph) return;
    view("article");
    paragraph.scrollIntoView({ block: "center" });
    $("article-pane").focus({ preventScroll: true });
  }

  const openLegend = () => { legend.open = true; legend.querySelector(".switch")?.focus(); };
  const nextFate = () => showFate({ all: "kept", kept: "cut", cut: "all" }[fateShown]);
  const keys = {
    j: () => move(1), k: () => move(-1), n: () => step(near, 1), p: () => step(near, -1), f: nextFate, r: openLegend, t: turn,
    "/": () => { search.focus(); search.select(); }, "?": () => $("keys").showModal(),
    Escape: () => { if (pinned >= 0) { blocks[pinned].blur(); clearPanel(); } else reset(); },
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || $("keys").open || event.target.closest("input")) return;
    if (event.key === "Enter" && pinned >= 0 && !event.target.closest("button, a, summary")) { event.preventDefault(); toArticle(); return; }
    const act = keys[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (act) { event.preventDefault(); act(); }
  });

  // On a wide screen the legend is always open; its summary is hidden there.
  const fitLegend = () => { legend.open = !narrow.matches; };
  narrow.addEventListener("change", fitLegend);
  fitLegend();
  paint();
  for (const item of blocks) item.tabIndex = -1;
  if (!blocks.length) $("nothing").textContent = "There is no text on this page.";
  filter();
  // The menus above the article are many and dull: begin where it does, and say that there is more above.
  const first = blocks.find((item) => item.dataset.fate !== "cut"), pane = $("page-pane"), above = $("above");
  const tellAbove = () => {
    const top = pane.getBoundingClientRect().top;
    const hidden = blocks.filter((item) => item.offsetHeight && item.getBoundingClientRect().bottom <= top).length;
    above.hidden = narrow.matches || !hidden;
    above.textContent = `↑ ${hidden} ${hidden === 1 ? "block" : "blocks"} above`;
  };
  above.addEventListener("click", () => pane.scrollTo({ top: 0, behavior: "instant" }));
  pane.addEventListener("scroll", tellAbove, { passive: true });
  if (first && !narrow.matches) pane.scrollTo({ top: first.offsetTop - pane.offsetTop - 150, behavior: "instant" });
  tellAbove();
})();
