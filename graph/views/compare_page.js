"use strict";
// Puts the parts together and answers the reader.

const STEPS = [0, 0.3, 0.5, 0.7, 0.9];
const STRIDES = { ArrowLeft: -1, ArrowRight: 1 };

class Page {
  constructor(content) {
    const at = (id) => document.getElementById(id);
    const actions = Object.fromEntries(["select", "move", "go", "read", "fold"].map((name) => [name, (value) => this[name](value)]));
    this.content = content;
    this.text = new Text(content.language);
    this.view = new View(content);
    this.table = new Table(this.view, at("matrix"), this.text, actions);
    this.panel = new Panel(this.view, at("panel"), this.text, actions);
    this.selected = undefined;
    this.measure = undefined;
    document.addEventListener("keydown", (event) => this.key(event));
    addEventListener("hashchange", () => this.open());
    addEventListener("beforeprint", () => this.unfold());
    this.translate();
    if (!this.open()) this.refresh();
  }

  // All that depends on the language.
  translate() {
    const { text } = this;
    document.documentElement.lang = text.language;
    document.getElementById("title").textContent = this.title();
    const languages = document.getElementById("languages");
    languages.setAttribute("aria-label", text.of("languages"));
    languages.replaceChildren(...languageButtons(text.language, (language) => this.speak(language)));
    document.getElementById("upper").replaceChildren(...this.upper());
    const tools = document.getElementById("tools");
    tools.setAttribute("aria-label", text.of("compare.tools"));
    tools.replaceChildren(...this.tools());
  }

  title() {
    const names = this.content.places.map((place) => this.text.label(place));
    const joined = names.slice(0, names.length > 6 ? 4 : 6).join(this.text.of("compare.joint"));
    const places = names.length > 6 ? this.text.of("compare.many", { places: joined, n: names.length }) : joined;
    return this.text.of(this.content.direct ? "compare.title.direct" : "compare.title", { places });
  }

  // Which paper the rows are from: a choice where there are several.
  upper() {
    const name = (matrix) => {
      const paper = this.content.papers[matrix.upper];
      return [paper.number, this.text.label(paper), paper.date].filter(Boolean).join(" · ");
    };
    const label = this.text.of(this.content.direct ? "compare.upper.direct" : "compare.upper");
    if (this.view.matrices.length === 1) return [make("span", { className: "note" }, label), " ", name(this.view.matrix)];
    const options = this.view.matrices.map((matrix, index) => make("option", { value: String(index), selected: index === this.view.chosen },
      `${name(matrix)} (${this.text.of("compare.upper.links", { n: matrix.links.length })})`));
    const choice = make("select", { onchange: () => this.choose(Number(choice.value)) }, ...options);
    return [make("label", {}, make("span", { className: "note" }, label), " ", choice)];
  }

  tools() {
    const { text, view } = this;
    const query = make("input", { type: "search", id: "query", value: view.asked, placeholder: text.of("compare.search"), autocomplete: "off", spellcheck: false,
      oninput: () => { view.asked = query.value; this.filter(); } });
    query.setAttribute("aria-label", text.of("compare.search.label"));
    const shows = ["all", "gaps", "differing"].filter((show) => show !== "differing" || this.view.matrix.columns.length > 1).map((show) => {
      const button = make("button", { onclick: () => { view.show = show; this.translate(); this.filter(); } }, text.of(`compare.show.${show}`));
      button.dataset.show = show;
      button.setAttribute("aria-pressed", String(view.show === show));
      return button;
    });
    const steps = [...new Set([...STEPS, view.least])].sort((one, other) => one - other);
    const least = make("select", { id: "least", onchange: () => { view.settle(Number(least.value)); this.filter(); } },
      ...steps.map((step) => make("option", { value: String(step), selected: step === view.least }, step ? text.of("compare.least.at", { n: step }) : text.of("compare.least.any"))));
    return [query, make("span", { className: "group", role: "group" }, ...shows), make("label", {}, make("span", { className: "note" }, text.of("compare.least")), " ", least),
      make("output", { id: "rows" }), make("button", { className: "folds", onclick: () => this.fold() }, text.of("compare.overview"))];
  }

  speak(language) {
    this.text.language = language;
    this.translate();
    this.refresh();
  }

  // Draws what is chosen; a cell whose row is filtered away stays open beside the table.
  refresh() {
    const lines = this.view.lines();
    this.table.draw(lines, this.selected);
    this.panel.draw(this.selected, this.measure);
    document.getElementById("rows").textContent = this.text.of("compare.rows", { n: lines.length, all: this.view.matrix.lines.length });
    const empty = document.getElementById("empty");
    empty.textContent = this.text.of("compare.empty");
    empty.hidden = lines.length > 0;
    document.body.classList.toggle("open", this.selected !== undefined || this.measure !== undefined);
  }

  filter() {
    this.refresh();
    document.getElementById("scroller").scrollTop = 0;
  }

  // What the reader does.

  choose(index) {
    this.view.chosen = index;
    this.selected = undefined;
    this.measure = undefined;
    this.address("");
    this.translate();
    this.filter();
  }

  select(cell) {
    this.put(cell);
    this.table.focus(cell ?? this.table.active);
  }

  // Opens a cell and leaves the keyboard where it is.
  put(cell, measure) {
    this.selected = cell;
    this.measure = measure;
    this.address(cell ? this.view.address(cell) : "");
    document.body.classList.toggle("open", cell !== undefined || measure !== undefined);
    this.panel.draw(cell, measure);
    this.table.mark(cell);
  }

  // Arrows: the panel follows where it is open.
  move(cell) {
    if (this.selected) this.select(cell);
    else this.table.focus(cell);
  }

  go(step) {
    const next = this.selected && this.table.next(this.selected, step);
    if (!next) return;
    this.put(next);
    this.table.show(next);
  }

  read(measure) { this.put(undefined, measure); }

  // On a narrow screen the overview is behind a button.
  fold() { document.body.classList.toggle("overview"); }

  // A page inside another has no address of its own to write.
  address(hash) {
    if (location.protocol !== "about:") history.replaceState(null, "", location.href.split("#")[0] + hash);
  }

  // The cell that the address names; false where it names none.
  open() {
    const found = this.view.find(location.hash);
    if (!found) return false;
    this.view.chosen = found.chosen;
    this.selected = { line: found.line, column: found.column };
    this.measure = undefined;
    this.translate();
    this.refresh();
    this.table.focus(this.selected);
    return true;
  }

  unfold() {
    for (const details of document.querySelectorAll("details")) details.open = true;
  }

  key(event) {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "Escape") {
      document.body.classList.remove("overview");
      if (document.activeElement.id === "query") document.activeElement.blur();
      else this.select(undefined);
    } else if (event.key === "/" && !event.target.closest("input, select")) {
      event.preventDefault();
      document.getElementById("query").focus();
    } else if (event.key in STRIDES && !event.target.closest("input, select, table")) this.go(STRIDES[event.key]);
  }
}

// Kept in reach of the console and of tests.
globalThis.page = new Page(JSON.parse(document.getElementById("content").textContent));
