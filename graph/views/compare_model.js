"use strict";
// What each place has for each measure. Knows nothing of the screen; counts as graph/matrix.py does.

class Matrix {
  // `data`: upper paper, lines, columns, links; numbers point into the lists of `content`.
  constructor(content, data) {
    Object.assign(this, data, { content });
    this.byUpper = new Map();
    for (const link of this.links) {
      if (!this.byUpper.has(link.upper)) this.byUpper.set(link.upper, []);
      this.byUpper.get(link.upper).push(link);
    }
    this.settle(content.least);
  }

  // Counts anew, only links that are as sure as `least`; what a person accepted or added counts always.
  settle(least) {
    this.least = least;
    this.cells = this.lines.map(([measure]) => this.columns.map((column) => this.count(measure, column)));
  }

  holds(link, least) { return link.reviewed || link.confidence === null || link.confidence >= least; }

  count(measure, column) {
    const all = (this.byUpper.get(measure) ?? []).filter((link) => column.papers.includes(this.content.measures[link.lower].paper));
    const links = all.filter((link) => this.holds(link, this.least));
    const early = links.filter((link) => link.early).length;
    const count = links.length - early;
    return {
      links, early, count, dropped: all.length - links.length,
      state: count ? "carried" : early ? "early" : column.papers.length ? "gap" : "none",
      unsure: links.length > 0 && !links.some((link) => this.holds(link, this.content.likely)),
      reviewed: links.some((link) => link.reviewed),
    };
  }

  // How many places carry a measure out, of those with papers.
  reach(line) {
    const states = this.cells[line].map((cell) => cell.state);
    return [states.filter((state) => state === "carried").length, states.filter((state) => state !== "none").length];
  }

  // What a column comes to.
  tally(column) {
    const cells = this.cells.map((row) => row[column]);
    const number = (test) => cells.filter(test).length;
    const linked = new Set(cells.flatMap((cell) => cell.links.map((link) => this.wholes[link.lower] ?? link.lower)));
    return {
      all: this.lines.length, carried: number((cell) => cell.state === "carried"), early: number((cell) => cell.state === "early"),
      gaps: number((cell) => cell.state === "gap"), unsure: number((cell) => cell.state === "carried" && cell.unsure),
      own: this.columns[column].own.length, without: this.columns[column].own.filter((measure) => !linked.has(measure)),
    };
  }

  isKnown(column) { return this.columns[column].papers.length > 0; }

  hasGap(line) { return this.cells[line].some((cell) => cell.state === "gap"); }

  differs(line) { return new Set(this.cells[line].map((cell) => cell.state).filter((state) => state !== "none")).size > 1; }
}

// What the reader has chosen to see.
class View {
  constructor(content) {
    this.content = content;
    this.matrices = content.matrices.map((data) => new Matrix(content, data));
    this.simple = new Map(Object.entries(content.simple));
    this.words = new Map();
    this.chosen = 0;
    this.show = "all";
    this.asked = "";
    this.least = content.least;
  }

  get matrix() { return this.matrices[this.chosen]; }

  settle(least) {
    this.least = least;
    for (const matrix of this.matrices) matrix.settle(least);
  }

  // The lines that fit, in their order.
  lines() {
    const asked = fold(this.asked, this.simple);
    return this.matrix.lines.map((_, line) => line).filter((line) =>
      (this.show === "all" || (this.show === "gaps" ? this.matrix.hasGap(line) : this.matrix.differs(line))) &&
      (!asked || this.matrixWords(line).some((words) => words.includes(asked))));
  }

  // All that can be found in a line: the measure above and those that correspond.
  matrixWords(line) {
    const lower = this.matrix.cells[line].flatMap((cell) => cell.links.map((link) => link.lower));
    return [this.matrix.lines[line][0], ...lower].map((measure) => this.folded(measure));
  }

  folded(measure) {
    if (!this.words.has(measure)) {
      const { number, title, text } = this.content.measures[measure];
      this.words.set(measure, fold(`${number}\n${title}\n${text}`, this.simple));
    }
    return this.words.get(measure);
  }

  // Other papers above in which a measure has a counterpart.
  elsewhere(measure) {
    const found = this.matrices.filter((matrix) => matrix !== this.matrix && matrix.links.some((link) =>
      (matrix.wholes[link.lower] ?? link.lower) === measure && matrix.holds(link, this.least)));
    return found.map((matrix) => this.content.papers[matrix.upper]);
  }

  // The address of a cell, and the way back; the paper is named where there are several.
  address({ line, column }) {
    const key = this.content.measures[this.matrix.lines[line][0]].key;
    const parts = [key, this.content.places[this.matrix.columns[column].place].code];
    if (this.matrices.length > 1) parts.unshift(this.content.papers[this.matrix.upper].key);
    return `#${parts.map(encodeURIComponent).join("/")}`;
  }

  find(address) {
    let parts;
    try {
      parts = address.replace(/^#/, "").split("/").map(decodeURIComponent);
    } catch {
      return undefined;
    }
    const [code, key, paper] = parts.reverse();
    const named = this.matrices.findIndex((matrix) => this.content.papers[matrix.upper].key === paper);
    const chosen = paper === undefined ? this.chosen : named;
    const matrix = this.matrices[chosen];
    if (!matrix) return undefined;
    const line = matrix.lines.findIndex(([measure]) => this.content.measures[measure].key === key);
    const column = matrix.columns.findIndex(({ place }) => this.content.places[place].code === code);
    return line < 0 || column < 0 ? undefined : { chosen, line, column };
  }
}
