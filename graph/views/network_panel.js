"use strict";
// The column beside the picture: one node's facts, relations and quotes, or what the whole holds.

// A class's mark in the picture, as a small drawing.
function markOf(look) {
  const SVG = "http://www.w3.org/2000/svg";
  const paths = {
    box: "M1 4h14v8H1z", ellipse: "M8 3.5a7 4.5 0 1 0 .01 0z", square: "M2.5 2.5h11v11h-11z", dot: "M8 2a6 6 0 1 0 .01 0z",
    triangle: "M8 2l6.5 11.5h-13z", triangleDown: "M8 14L1.5 2.5h13z", hexagon: "M4.5 2h7L15 8l-3.5 6h-7L1 8z", diamond: "M8 1l7 7-7 7-7-7z",
  };
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 16 16");
  svg.setAttribute("aria-hidden", "true");
  svg.classList.add("mark");
  const path = document.createElementNS(SVG, "path");
  for (const [name, value] of Object.entries({ d: paths[look.shape], fill: look.face, stroke: look.line, "stroke-width": 1.5 })) {
    path.setAttribute(name, value);
  }
  svg.append(path);
  return svg;
}

class Panel {
  constructor(model, element, text, actions) {
    Object.assign(this, { model, element, text, actions });
  }

  draw(id) {
    this.element.classList.toggle("open", id !== undefined);
    this.element.replaceChildren(...(id === undefined ? this.overview() : this.thing(id)).filter(Boolean));
    this.element.scrollTop = 0;
  }

  // One node.

  thing(id) {
    const node = this.model.nodes[id];
    return [this.head(id, node), this.buttons(id), this.facts(node), ...this.relations(id), ...this.throughs(id), this.quotes(node),
      make("p", { className: "iri" }, node.iri)];
  }

  head(id, node) {
    const close = make("button", { className: "close", title: this.text.of("panel.close"), onclick: () => this.actions.select(undefined) }, "×");
    close.setAttribute("aria-label", this.text.of("panel.close"));
    const kind = make("p", { className: "kind" }, markOf(this.model.content.kinds[node.kind]), this.text.of(`kind.${node.kind}`));
    const note = node.read ? undefined : make("p", { className: "note" }, this.text.of("panel.cited"));
    return make("div", { className: "head" }, close, kind, make("h2", {}, this.text.label(node)), note);
  }

  buttons(id) {
    const unseen = this.model.unseen(id).length;
    const folded = this.model.folded(id).length;
    const button = (key, action, values) => make("button", { onclick: () => action(id) }, this.text.of(key, values));
    return make("div", { className: "buttons" },
      unseen ? button("panel.expand", this.actions.expand, { n: unseen }) : undefined,
      folded ? button("panel.collapse", this.actions.collapse) : undefined,
      button("panel.only", this.actions.only),
      button("panel.hide", this.actions.hide));
  }

  facts(node) {
    const shown = new Set([node.label, node.label_hant]);
    const others = node.names.filter((name) => !shown.has(name) && !node.label.startsWith(name) && !node.label_hant.startsWith(name));
    const facts = others.length ? [...node.facts, ["other names", others.join("、")]] : node.facts;
    const list = make("dl");
    for (const [index, [name, value]] of facts.entries()) {
      const repeated = index > 0 && facts[index - 1][0] === name;
      list.append(make("dt", {}, repeated ? "" : this.text.of(`fact.${name}`)), make("dd", { className: name === "text" ? "text" : "" }, this.text.value(value)));
    }
    return list;
  }

  relations(id) {
    const groups = new Map();
    for (const { other, relation, out } of this.model.links[id]) {
      const key = `${out ? "relation" : "inverse"}.${relation}`;
      groups.set(key, [...(groups.get(key) || []), other]);
    }
    const order = this.model.neighbours(id);
    return [...groups].map(([key, others]) => {
      const items = order.filter((other) => others.includes(other)).map((other) => this.link(other, id));
      return this.group(this.text.of(key), items);
    });
  }

  throughs(id) {
    if (this.model.kind(id) !== "document") return [];
    return ["platform", "actor", "deadline", "term"].map((kind) => {
      const items = this.model.through(id, kind).map(([other, count]) => this.link(other, id, this.text.of("panel.times", { n: count })));
      return this.group(this.text.of("panel.through", { kind: this.text.of(`kind.${kind}`) }), items, { open: false });
    });
  }

  // A heading with its number and a list that can be folded.
  group(heading, items, { open = true } = {}) {
    if (!items.length) return undefined;
    const count = make("span", { className: "count" }, String(items.length));
    const list = make("ul", {}, ...items.map((item) => make("li", {}, item)));
    return make("details", { open }, make("summary", {}, heading, " ", count), list);
  }

  // A button that leads to a node; where it stands in another document than `from`, with that document's name.
  link(id, from, note) {
    const home = this.model.document(id);
    const elsewhere = home !== undefined && home !== id && home !== this.model.document(from) ? this.text.label(this.model.nodes[home]) : undefined;
    return make("button", { className: this.model.isDrawn(id) ? "link" : "link unseen", onclick: () => this.actions.select(id) },
      markOf(this.model.content.kinds[this.model.kind(id)]),
      make("span", { className: "name" }, this.text.label(this.model.nodes[id]), elsewhere ? make("small", {}, elsewhere) : undefined),
      note ? make("small", {}, note) : undefined);
  }

  quotes(node) {
    if (!node.quotes.length) return undefined;
    const more = node.quote_count - node.quotes.length;
    return make("section", { className: "quotes" },
      make("h3", {}, this.text.of("panel.quotes"), " ", make("span", { className: "count" }, String(node.quote_count))),
      ...node.quotes.map((quote) => this.quote(quote)),
      more > 0 ? make("p", { className: "note" }, this.text.of("panel.more", { n: more })) : undefined);
  }

  quote(quote) {
    const end = quote.start + [...quote.quote].length;
    return make("figure", {},
      make("blockquote", {}, quote.before, make("mark", {}, quote.quote), quote.after),
      make("figcaption", {}, "《", this.source(quote.document), "》 ", this.source(quote.measure), " ",
        make("span", { className: "offset" }, this.text.of("panel.characters", { start: quote.start, end }))));
  }

  // Where a quote stands: a button where the place is a node, else its name.
  source(place) {
    if (typeof place !== "number") return place;
    return make("button", { className: "link", onclick: () => this.actions.select(place) }, this.text.label(this.model.nodes[place]));
  }

  // The whole.

  overview() {
    const parts = [make("h2", {}, this.text.of("overview.how")),
      ...["click", this.model.content.labelled ? "lines" : "dashed", "keys"].map((key) => make("p", { className: "note" }, this.text.of(`overview.${key}`)))];
    if (!this.model.content.complete) parts.push(make("p", { className: "warning" }, this.text.of("overview.incomplete")));
    parts.push(this.group(this.text.of("overview.documents"), this.members("document").filter((id) => this.model.nodes[id].read).map((id) => this.link(id, id))));
    if (this.model.content.labelled) parts.push(this.group(this.text.of("overview.cited"), this.unread()));
    for (const kind of ["platform", "actor", "deadline"]) {
      const items = this.members(kind).slice(0, 8).map((id) => this.link(id, id, this.text.of("panel.times", { n: this.model.degree(id) })));
      parts.push(this.group(this.text.of(`overview.most.${kind}`), items));
    }
    return parts;
  }

  // The documents that are only cited, with how often they are.
  unread() {
    return this.members("document").filter((id) => !this.model.nodes[id].read)
      .map((id) => this.link(id, id, this.text.of("panel.times", { n: this.model.degree(id) })));
  }

  // The nodes of a kind, the best connected first; days in their own order.
  members(kind) {
    const members = this.model.ids.filter((id) => this.model.kind(id) === kind);
    const order = kind === "deadline"
      ? (one, other) => this.model.nodes[one].label.localeCompare(this.model.nodes[other].label)
      : (one, other) => this.model.degree(other) - this.model.degree(one) || one - other;
    return members.sort(order);
  }
}
