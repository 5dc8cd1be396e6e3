"use strict";
// The table: a row a measure under its headings, a column a place.

const MOST_SHADES = 3;

class Table {
  constructor(view, element, text, actions) {
    Object.assign(this, { view, element, text, actions });
    element.addEventListener("click", (event) => this.click(event));
    element.addEventListener("keydown", (event) => this.key(event));
  }

  get matrix() { return this.view.matrix; }

  draw(lines, selected) {
    this.lines = lines;
    this.isWide = this.matrix.columns.length > 1;
    this.active = selected ?? { line: lines[0] ?? 0, column: 0 };
    this.element.replaceChildren(this.head(), ...this.bodies(lines), this.foot());
    this.mark(selected);
  }

  head() {
    const title = this.text.of(this.view.content.direct ? "compare.measure.direct" : "compare.measure");
    const row = make("tr", {}, make("th", { scope: "col", className: "name" }, title), ...this.matrix.columns.map((_, column) => this.headOf(column)));
    if (this.isWide) row.append(make("th", { scope: "col", className: "sum" }, this.text.of("compare.places")));
    return make("thead", {}, row);
  }

  headOf(column) {
    const place = this.view.content.places[this.matrix.columns[column].place];
    const name = make("span", { className: "place" }, this.text.label(place));
    if (!this.matrix.isKnown(column)) {
      const title = this.text.of("compare.column.none", { place: this.text.label(place) });
      return make("th", { scope: "col", className: "unknown", title }, name, make("small", {}, this.text.of("compare.none")));
    }
    const { carried, all } = this.matrix.tally(column);
    const bar = make("i", { className: "bar" }, make("i"));
    bar.firstChild.style.width = `${(100 * carried) / Math.max(1, all)}%`;
    return make("th", { scope: "col", title: this.text.of("compare.column", { place: this.text.label(place), n: carried, all }) },
      name, bar, make("small", {}, `${carried}/${all}`));
  }

  bodies(lines) {
    const bodies = [];
    let before = [];
    for (const line of lines) {
      const [, headings] = this.matrix.lines[line];
      const same = headings.findIndex((heading, depth) => heading !== before[depth]);
      if (!bodies.length || same === 0) bodies.push(make("tbody"));
      for (let depth = same < 0 ? headings.length : same; depth < headings.length; depth += 1) bodies.at(-1).append(this.heading(line, depth));
      bodies.at(-1).append(this.row(line));
      before = headings;
    }
    return bodies;
  }

  heading(line, depth) {
    const words = make("span", { className: "words", lang: "zh-Hans" }, this.matrix.lines[line][1][depth]);
    return make("tr", { className: `heading depth${Math.min(depth, 2)}` },
      make("th", { scope: "rowgroup", colSpan: this.matrix.columns.length + (this.isWide ? 2 : 1) }, words));
  }

  row(line) {
    const { number, title } = this.view.content.measures[this.matrix.lines[line][0]];
    const name = make("th", { scope: "row", className: "name", title }, make("span", { className: "number" }, number), " ", make("span", { className: "words" }, title));
    const row = make("tr", { className: "line" }, name, ...this.matrix.columns.map((_, column) => this.cell(line, column)));
    if (this.isWide) {
      const [carried, places] = this.matrix.reach(line);
      row.append(make("td", { className: carried ? "sum" : "sum zero" }, `${carried}/${places}`));
    }
    return row;
  }

  cell(line, column) {
    const { state, count, early, unsure, reviewed } = this.matrix.cells[line][column];
    const said = this.said(line, column);
    const element = make("td", { className: `cell ${state}`, tabIndex: -1, title: said });
    element.dataset.line = line;
    element.dataset.column = column;
    element.setAttribute("aria-label", said);
    if (count) element.classList.add(`shade${Math.min(count, MOST_SHADES)}`);
    if (unsure) element.classList.add("unsure");
    if (count || state === "gap") element.append(make("b", {}, String(count)));
    if (state === "none") element.append("–");
    if (early) element.append(make("span", { className: "early" }, `↑${early}`));
    if (unsure) element.append(make("span", { className: "mark" }, "?"));
    if (reviewed) element.append(make("span", { className: "mark" }, "✓"));
    return element;
  }

  // A cell in words.
  said(line, column) {
    const { state, count, early, unsure, reviewed } = this.matrix.cells[line][column];
    const place = this.text.label(this.view.content.places[this.matrix.columns[column].place]);
    const { number } = this.view.content.measures[this.matrix.lines[line][0]];
    const told = state === "gap" || state === "none" ? [this.text.of(`compare.cell.${state}`)] : [];
    if (count) told.push(this.text.of("compare.cell.carried", { n: count }));
    if (early) told.push(this.text.of("compare.cell.early", { n: early }));
    if (unsure) told.push(this.text.of("compare.cell.unsure"));
    if (reviewed) told.push(this.text.of("compare.cell.reviewed"));
    return `${number} × ${place}: ${told.join(this.text.of("compare.joint"))}`;
  }

  foot() {
    const tallies = this.matrix.columns.map((_, column) => (this.matrix.isKnown(column) ? this.matrix.tally(column) : undefined));
    const row = (key, value) => make("tr", {}, make("th", { scope: "row", className: "name" }, this.text.of(key)),
      ...tallies.map((tally) => make("td", {}, tally ? value(tally) : "–")), this.isWide ? make("td", { className: "sum" }) : undefined);
    const percent = ({ carried, all }) => `${Math.round((100 * carried) / Math.max(1, all))}%`;
    return make("tfoot", {},
      row("compare.carried", (tally) => `${tally.carried} (${percent(tally)})`), row("compare.unsure", ({ unsure }) => String(unsure)),
      row("compare.early", ({ early }) => String(early)), row("compare.gap", ({ gaps }) => String(gaps)),
      row(this.view.content.direct ? "compare.without.direct" : "compare.without", ({ without, own }) => `${without.length}/${own}`));
  }

  // One cell can be reached with the tabulator; arrows move from there.
  at({ line, column }) { return this.element.querySelector(`[data-line="${line}"][data-column="${column}"]`); }

  mark(selected) {
    for (const one of this.element.querySelectorAll("[aria-selected]")) one.removeAttribute("aria-selected");
    for (const one of this.element.querySelectorAll(".cell[tabindex='0']")) one.tabIndex = -1;
    const place = this.at(selected ?? this.active) ?? this.element.querySelector(".cell");
    if (place) place.tabIndex = 0;
    if (selected) this.at(selected)?.setAttribute("aria-selected", "true");
  }

  // Puts the keyboard on a cell and brings it into view.
  focus(cell) {
    this.show(cell);
    this.at(cell)?.focus({ preventScroll: true });
  }

  // Brings a cell into view, clear of what sticks at the edges; from it the arrows go on.
  show(cell) {
    this.active = cell;
    const element = this.at(cell);
    if (!element) return;
    for (const one of this.element.querySelectorAll(".cell[tabindex='0']")) one.tabIndex = -1;
    element.tabIndex = 0;
    const frame = this.element.parentElement;
    const [outer, inner] = [frame.getBoundingClientRect(), element.getBoundingClientRect()];
    const left = outer.left + this.element.querySelector("thead .name").offsetWidth;
    const top = outer.top + this.element.querySelector("thead").offsetHeight;
    const right = outer.left + frame.clientWidth;
    const bottom = outer.top + frame.clientHeight;
    if (inner.left < left) frame.scrollLeft -= left - inner.left;
    else if (inner.right > right) frame.scrollLeft += Math.min(inner.right - right, inner.left - left);
    if (inner.top < top) frame.scrollTop -= top - inner.top;
    else if (inner.bottom > bottom) frame.scrollTop += inner.bottom - bottom;
  }

  // The cell so many rows and columns on, among the rows that are shown; undefined beyond the edge.
  step(from, rows, columns) {
    const line = this.lines[this.lines.indexOf(from.line) + rows];
    const column = from.column + columns;
    return line === undefined || column < 0 || column >= this.matrix.columns.length ? undefined : { line, column };
  }

  // The cell that follows in reading order, or comes before.
  next(from, step) {
    if (!this.lines.includes(from.line)) return undefined;
    const place = this.lines.indexOf(from.line) * this.matrix.columns.length + from.column + step;
    const line = this.lines[Math.floor(place / this.matrix.columns.length)];
    return place < 0 || line === undefined ? undefined : { line, column: place % this.matrix.columns.length };
  }

  click(event) {
    const cell = event.target.closest(".cell");
    if (cell) this.actions.select({ line: Number(cell.dataset.line), column: Number(cell.dataset.column) });
  }

  key(event) {
    if (!event.target.closest(".cell") || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "Enter" || event.key === " ") this.actions.select(this.active);
    else {
      const [rows, columns] = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }[event.key] ?? [0, 0];
      const next = rows || columns ? this.step(this.active, rows, columns) : undefined;
      if (!next) return;
      this.actions.move(next);
    }
    event.preventDefault();
  }
}
