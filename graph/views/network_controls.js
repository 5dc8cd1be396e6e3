"use strict";
// What stands around the picture: legend, search, tools, languages.

class Legend {
  constructor(model, element, relations, text, actions) {
    Object.assign(this, { model, element, relations, text, actions });
  }

  draw() {
    this.element.setAttribute("aria-label", this.text.of("legend"));
    this.element.replaceChildren(...this.model.kinds.map((kind) => this.chip(kind)));
    const families = new Set(this.model.content.edges.map(([, , relation]) => this.model.content.relations[relation]));
    this.relations.replaceChildren(...[...families].map((family) => this.line(family)));
  }

  chip(kind) {
    const members = this.model.ids.filter((id) => this.model.kind(id) === kind);
    const drawn = members.filter((id) => this.model.isDrawn(id)).length;
    const name = this.text.of(`kind.${kind}`);
    const chip = make("button", { title: this.text.of("legend.title", { kind: name, drawn, all: members.length }), onclick: () => this.actions.toggleKind(kind) },
      markOf(this.model.content.kinds[kind]), make("span", {}, name), make("span", { className: "count" }, `${drawn}/${members.length}`));
    chip.dataset.kind = kind;
    chip.setAttribute("aria-pressed", String(drawn > 0));
    return chip;
  }

  line(family) {
    const stroke = make("i");
    stroke.style.backgroundColor = this.model.content.families[family];
    return make("span", {}, stroke, this.text.of(`family.${family}`));
  }
}

class Search {
  constructor(model, input, list, text, actions) {
    Object.assign(this, { model, input, list, text, actions, hits: [], active: -1 });
    this.simple = new Map(Object.entries(model.content.simple));
    this.names = model.nodes.map((node) => [...new Set([node.label, node.label_hant, ...node.names, ...Search.codes(node)])].map((name) => this.fold(name)));
    input.addEventListener("input", () => this.find());
    input.addEventListener("focus", () => this.find());
    input.addEventListener("keydown", (event) => this.key(event));
    input.addEventListener("blur", () => setTimeout(() => this.close(), 150));
  }

  // A document's number is a name too.
  static codes(node) { return node.facts.filter(([name]) => name === "number").map(([, value]) => value); }

  fold(name) { return fold(name, this.simple); }

  find() {
    const asked = this.fold(this.input.value);
    const rank = (id) => Math.min(...this.names[id].map((name) => (name === asked ? 0 : name.startsWith(asked) ? 1 : name.includes(asked) ? 2 : 9)));
    const ranked = asked ? this.model.ids.map((id) => [rank(id), id]).filter(([value]) => value < 9) : [];
    ranked.sort((one, other) => one[0] - other[0] || this.model.degree(other[1]) - this.model.degree(one[1]) || one[1] - other[1]);
    this.hits = ranked.map(([, id]) => id);
    this.active = this.hits.length ? 0 : -1;
    this.draw(asked);
  }

  draw(asked) {
    const items = this.hits.slice(0, 50).map((id, index) => this.item(id, index));
    const key = this.hits.length ? "search.count" : "search.none";
    const summary = make("li", { className: "note" }, this.text.of(key, { n: this.hits.length }));
    this.list.replaceChildren(...(asked ? [summary, ...items] : []));
    this.list.hidden = !asked;
    this.input.setAttribute("aria-expanded", String(Boolean(asked)));
    this.mark();
  }

  item(id, index) {
    const node = this.model.nodes[id];
    const home = this.model.document(id);
    const below = home !== undefined && home !== id ? make("small", {}, this.text.label(this.model.nodes[home])) : undefined;
    const item = make("li", { role: "option", id: `hit-${index}`, onmousedown: (event) => event.preventDefault(), onclick: () => this.go(index) },
      markOf(this.model.content.kinds[node.kind]), make("span", { className: "name" }, this.text.label(node), below));
    item.dataset.node = id;
    return item;
  }

  mark() {
    for (const item of this.list.querySelectorAll("[role=option]")) {
      const active = item.id === `hit-${this.active}`;
      item.setAttribute("aria-selected", String(active));
      if (active) item.scrollIntoView({ block: "nearest" });
    }
    if (this.active >= 0) this.input.setAttribute("aria-activedescendant", `hit-${this.active}`);
    else this.input.removeAttribute("aria-activedescendant");
  }

  key(event) {
    const count = Math.min(50, this.hits.length);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && count) {
      this.active = (this.active + step + count) % count;
      this.mark();
    } else if (event.key === "Enter" && this.active >= 0) this.go(this.active);
    else if (event.key === "Escape") this.input.blur();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  go(index) {
    const id = this.hits[index];
    this.close();
    this.input.blur();
    this.actions.select(id);
  }

  close() {
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
  }
}
