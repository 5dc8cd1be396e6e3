"use strict";
// Beside the table: both texts of a cell, one measure alone, or what there is as a whole.

class Panel {
  constructor(view, element, text, actions) {
    Object.assign(this, { view, element, text, actions });
    pairPhrases(element);
  }

  get matrix() { return this.view.matrix; }
  get content() { return this.view.content; }

  draw(selected, measure) {
    const parts = selected ? this.cell(selected) : measure !== undefined ? this.alone(measure) : this.overview();
    this.element.classList.toggle("texts", Boolean(selected));
    this.element.replaceChildren(...parts);
    this.element.scrollTop = 0;
  }

  // Both texts of a cell.

  cell({ line, column }) {
    const upper = this.content.measures[this.matrix.lines[line][0]];
    const { links, dropped } = this.matrix.cells[line][column];
    const place = this.content.places[this.matrix.columns[column].place];
    const cards = links.map((link) => this.card(link, upper));
    if (!links.length) cards.push(...this.nothing(place, column, dropped));
    return [
      this.head(`${upper.number} × ${this.text.label(place)}`),
      make("div", { className: "sides" },
        make("section", { className: "upper" }, ...this.source(upper), this.title(upper), markedText(upper, links.flatMap((link) => link.yours))),
        make("section", { className: "lower" }, ...cards)),
    ];
  }

  head(heading, canGo = true) {
    const button = (name, sign, action) => {
      const element = make("button", { title: this.text.of(`compare.${name}`), className: name, onclick: action }, sign);
      element.setAttribute("aria-label", this.text.of(`compare.${name}`));
      return element;
    };
    const steps = canGo ? [button("previous", "‹", () => this.actions.go(-1)), button("next", "›", () => this.actions.go(1))] : [];
    return make("div", { className: "head" }, make("h2", {}, heading), ...steps, button("close", "×", () => this.actions.select(undefined)));
  }

  // The paper of a measure, with the place where the whole of a province counts.
  source(measure) {
    const paper = this.content.papers[measure.paper];
    const facts = [paper.number, paper.date || this.text.of("compare.undated")].filter(Boolean).join(" · ");
    return [make("p", { className: "paper" }, this.text.label(paper), make("small", {}, facts))];
  }

  title(measure) {
    const end = measure.start + [...measure.text].length;
    return make("h3", {}, make("span", { className: "number" }, measure.number), " ", measure.title, " ",
      make("small", { className: "offset" }, this.text.of("panel.characters", { start: measure.start, end })));
  }

  card(link, upper) {
    const lower = this.content.measures[link.lower];
    return make("article", {}, ...this.source(lower), this.title(lower), this.facts(link), markedText(lower, link.mine), this.shared(link, lower, upper));
  }

  facts(link) {
    const sure = link.confidence === null ? this.text.of("compare.by.hand") : this.text.of("compare.confidence", { n: link.confidence.toFixed(2) });
    const gauge = make("i", { className: "bar" }, make("i"));
    gauge.firstChild.style.width = `${100 * (link.confidence ?? 1)}%`;
    const reviewed = link.reviewed ? this.text.of(link.reviewer ? "compare.reviewed.by" : "compare.reviewed", { who: link.reviewer }) : this.text.of("compare.unreviewed");
    return make("p", { className: "facts" },
      make("span", { className: `relation ${link.early ? "early" : ""}` }, this.text.of(`compare.relation.${link.relation}`)),
      make("span", { className: link.confidence !== null && link.confidence < this.content.likely ? "weak" : "" }, sure, link.confidence === null ? "" : gauge),
      link.rank === null ? undefined : make("span", { title: this.text.of("compare.rank.title") }, this.text.of("compare.rank", { n: link.rank })),
      make("span", { className: link.reviewed ? "reviewed" : "" }, link.reviewed ? "✓ " : "", reviewed),
      link.note ? make("span", { className: "said" }, link.note) : undefined);
  }

  shared(link, lower, upper) {
    const phrases = sharedPhrases(link, lower, upper);
    if (!phrases.length) return undefined;
    const places = (ranges) => ranges.map(([start, end]) => `${start}–${end}`).join(", ") || "–";
    return make("details", {}, make("summary", {}, this.text.of("compare.shared", { n: phrases.length })),
      make("ul", {}, ...phrases.map(([words, mine, yours]) => make("li", {}, make("span", { lang: "zh-Hans" }, words), " ",
        make("small", { className: "offset" }, this.text.of("compare.shared.places", { mine: places(mine), yours: places(yours) }))))));
  }

  // A gap: what was looked at.
  nothing(place, column, dropped) {
    const { papers, idle } = this.matrix.columns[column];
    const key = papers.length ? "compare.nothing" : "compare.column.none";
    const looked = [...papers, ...idle].map((paper) => make("li", {}, this.paperLine(this.content.papers[paper])));
    return [
      make("p", { className: "nothing" }, this.text.of(key, { place: this.text.label(place) })),
      dropped ? make("p", { className: "note" }, this.text.of("compare.nothing.near", { n: dropped })) : undefined,
      looked.length ? make("p", { className: "note" }, this.text.of("compare.nothing.looked")) : undefined,
      make("ul", { className: "papers" }, ...looked),
      papers.length ? this.without(column) : undefined,
    ].filter(Boolean);
  }

  paperLine(paper) {
    return [paper.number, this.text.label(paper), paper.date].filter(Boolean).join(" · ");
  }

  // One measure, which has no counterpart.

  alone(measure) {
    const one = this.content.measures[measure];
    return [this.head(one.number, false), ...this.source(one), this.title(one), markedText(one, []), this.elsewhere(measure)].filter(Boolean);
  }

  elsewhere(measure) {
    const papers = this.view.elsewhere(measure).map((paper) => paper.number || this.text.label(paper));
    return papers.length ? make("small", {}, this.text.of("compare.elsewhere", { papers: papers.join(this.text.of("compare.joint")) })) : undefined;
  }

  // The whole.

  overview() {
    const close = make("button", { className: "close folds", title: this.text.of("compare.close"), onclick: () => this.actions.fold() }, "×");
    close.setAttribute("aria-label", this.text.of("compare.close"));
    return [make("div", { className: "head" }, make("h2", {}, this.text.of("compare.how")), close), this.key(),
      make("p", { className: "note" }, this.text.of("compare.click")), make("p", { className: "note" }, this.text.of("compare.calibrated")),
      make("h2", {}, this.text.of("compare.documents")), ...this.matrix.columns.map((_, column) => this.place(column))];
  }

  // The signs that the table has.
  key() {
    const cells = this.matrix.cells.flat();
    const direct = this.content.direct ? ".direct" : "";
    const signs = [
      [true, "cell carried shade2", "2", `compare.key.carried${direct}`], [true, "cell gap", "0", "compare.key.gap"],
      [cells.some((cell) => cell.early), "cell early", "↑1", "compare.key.early"], [cells.some((cell) => cell.unsure), "cell carried shade1 unsure", "1?", "compare.key.unsure"],
      [cells.some((cell) => cell.reviewed), "cell carried shade1", "1✓", "compare.key.reviewed"], [cells.some((cell) => cell.state === "none"), "cell none", "–", "compare.key.none"],
    ];
    return make("dl", { className: "key" }, ...signs.filter(([used]) => used).flatMap(([, name, sign, key]) =>
      [make("dt", { className: name }, sign), make("dd", {}, this.text.of(key, { n: this.content.likely }))]));
  }

  place(column) {
    const { place, papers, idle } = this.matrix.columns[column];
    const { full, full_hant } = this.content.places[place];
    const line = (paper, note) => make("li", {}, this.paperLine(this.content.papers[paper]), note ? make("small", {}, ` (${note})`) : undefined);
    return make("section", { className: "place" }, make("h3", {}, this.text.label({ label: full, label_hant: full_hant })),
      make("ul", { className: "papers" }, ...papers.map((paper) => line(paper)), ...idle.map((paper) => line(paper, this.text.of("compare.idle")))),
      papers.length ? this.summary(column) : undefined, papers.length ? this.without(column) : undefined);
  }

  summary(column) {
    const { carried, early, gaps, unsure, all } = this.matrix.tally(column);
    const share = `${Math.round((100 * carried) / Math.max(1, all))}%`;
    const doubts = unsure ? this.text.of("compare.summary.unsure", { n: unsure }) : "";
    const told = [this.text.of("compare.summary", { n: carried, all, share, unsure: doubts, gaps }), early ? this.text.of("compare.summary.early", { n: early }) : ""];
    return make("p", {}, told.filter(Boolean).join(this.text.of("compare.joint")));
  }

  without(column) {
    const { without, own } = this.matrix.tally(column);
    const summary = make("summary", {}, this.text.of("compare.without.list", { n: without.length, all: own }));
    const items = without.map((measure) => {
      const { number, title } = this.content.measures[measure];
      return make("li", {}, make("button", { className: "link", onclick: () => this.actions.read(measure) },
        make("span", { className: "number" }, number), " ", title), " ", this.elsewhere(measure));
    });
    return without.length ? make("details", {}, summary, make("ul", {}, ...items)) : make("p", {}, summary.textContent);
  }
}
