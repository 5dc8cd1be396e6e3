"use strict";
// What is in the network and what of it is shown. Knows nothing of the screen.

const CARRIERS = new Set(["measure", "objective", "target"]);
const KIND_ORDER = ["document", "objective", "measure", "target", "deadline", "platform", "actor", "region", "term"];
const MOST_AT_ONCE = 80;
const MOST_OF_A_KIND = 300;

class Model {
  constructor(content) {
    this.content = content;
    this.nodes = content.nodes;
    this.links = this.nodes.map(() => []);
    for (const [from, to, relation] of content.edges) {
      this.links[from].push({ other: to, relation, out: true });
      this.links[to].push({ other: from, relation, out: false });
    }
    this.ids = this.nodes.map((_, id) => id);
    this.kinds = KIND_ORDER.filter((kind) => this.nodes.some((node) => node.kind === kind));
    this.past = [];
    this.open();
  }

  // The state in which the page opens.
  open() {
    this.shown = new Set(this.ids.filter((id) => "x" in this.nodes[id]));
    this.hiddenKinds = new Set();
    this.places = new Map([...this.shown].map((id) => [id, { x: this.nodes[id].x, y: this.nodes[id].y }]));
  }

  kind(id) { return this.nodes[id].kind; }
  degree(id) { return this.links[id].length; }
  isDrawn(id) { return this.shown.has(id) && !this.hiddenKinds.has(this.kind(id)); }
  drawn() { return this.ids.filter((id) => this.isDrawn(id)); }

  neighbours(id) {
    const order = (one, other) =>
      KIND_ORDER.indexOf(this.kind(one)) - KIND_ORDER.indexOf(this.kind(other)) ||
      this.nodes[one].order - this.nodes[other].order || this.degree(other) - this.degree(one) || one - other;
    return [...new Set(this.links[id].map((link) => link.other))].sort(order);
  }

  unseen(id) { return this.neighbours(id).filter((other) => !this.isDrawn(other)); }

  // The measure that holds a target, the document that holds a measure; undefined for all else.
  whole(id) {
    if (!CARRIERS.has(this.kind(id))) return undefined;
    const link = this.links[id].find((one) => one.out && one.relation === "part of") ||
      this.links[id].find((one) => !one.out && one.relation === "has target");
    return link && link.other;
  }

  // The document that a carrier stands in, through all its wholes.
  document(id) {
    const passed = new Set();
    while (id !== undefined && this.kind(id) !== "document" && !passed.has(id)) {
      passed.add(id);
      id = this.whole(id);
    }
    return id !== undefined && this.kind(id) === "document" ? id : undefined;
  }

  // The nearest whole of a carrier that is drawn.
  drawnWhole(id) {
    const passed = new Set([id]);
    for (let whole = this.whole(id); whole !== undefined && !passed.has(whole); whole = this.whole(whole)) {
      if (this.isDrawn(whole)) return whole;
      passed.add(whole);
    }
    return undefined;
  }

  // Lines between drawn nodes: one a pair and direction, with the relations it stands for and their number.
  // A measure that is not drawn hands its relations to its document; such a line is `through`.
  lines() {
    const lines = new Map();
    const add = (from, to, relation, through) => {
      const key = `${from}>${to}`;
      if (!lines.has(key)) lines.set(key, { key, from, to, relations: new Map(), count: 0, through: true });
      const line = lines.get(key);
      line.relations.set(relation, (line.relations.get(relation) || 0) + 1);
      line.count += 1;
      line.through = line.through && through;
    };
    const ends = this.ids.map((id) =>
      this.isDrawn(id) ? id : CARRIERS.has(this.kind(id)) ? this.drawnWhole(id) : undefined);
    for (const [from, to, relation] of this.content.edges) {
      const [start, end] = [ends[from], ends[to]];
      if (start !== undefined && end !== undefined && start !== end) {
        add(start, end, relation, start !== from || end !== to);
      }
    }
    return [...lines.values()];
  }

  // Things that a document's measures speak of, with how often, most often first.
  through(document, kind) {
    const counts = new Map();
    for (const id of this.ids) {
      if (!CARRIERS.has(this.kind(id)) || this.document(id) !== document) continue;
      for (const { other } of this.links[id]) {
        if (this.kind(other) === kind) counts.set(other, (counts.get(other) || 0) + 1);
      }
    }
    return [...counts].sort((one, other) => other[1] - one[1] || one[0] - other[0]);
  }

  // Before each change that the reader may want to take back.
  remember() {
    this.past.push({ shown: new Set(this.shown), hiddenKinds: new Set(this.hiddenKinds), places: new Map(this.places) });
  }

  undo() {
    const before = this.past.pop();
    if (before) Object.assign(this, before);
    return Boolean(before);
  }

  // Shows neighbours; returns those that came and how many are still to come.
  expand(id) {
    const unseen = this.unseen(id);
    const coming = unseen.slice(0, MOST_AT_ONCE);
    if (coming.length) this.remember();
    this.show(coming);
    return { coming, more: unseen.length - coming.length };
  }

  show(ids) {
    for (const id of ids) {
      this.shown.add(id);
      this.hiddenKinds.delete(this.kind(id));
    }
  }

  // What `collapse` would take away: the parts of a node, its measures, and what then hangs on nothing but it.
  folded(id) {
    const parts = new Set(this.neighbours(id).filter((other) =>
      this.isDrawn(other) && CARRIERS.has(this.kind(other)) && (!CARRIERS.has(this.kind(id)) || this.whole(other) === id)));
    for (const other of this.drawn()) {
      if (parts.has(this.whole(other)) && other !== id) parts.add(other);
    }
    const leaves = this.drawn().filter((other) => other !== id && !parts.has(other) && !("x" in this.nodes[other]) &&
      this.kind(other) !== "document" && this.hangsOn(other, id, parts));
    return [...parts, ...leaves];
  }

  hangsOn(leaf, id, parts) {
    const ties = this.neighbours(leaf).filter((other) => this.isDrawn(other));
    return ties.length > 0 && ties.every((other) => other === id || parts.has(other));
  }

  hide(ids) {
    this.remember();
    for (const id of ids) this.shown.delete(id);
  }

  // Leaves one node, its neighbours, and the documents that they stand in.
  only(id) {
    this.remember();
    const near = this.neighbours(id).slice(0, MOST_AT_ONCE);
    const documents = [id, ...near].map((one) => this.document(one)).filter((one) => one !== undefined);
    this.shown = new Set([id, ...near, ...documents]);
    this.hiddenKinds = new Set();
    this.places = new Map();
  }

  // One click on a class: hides it; or shows it again; or, where none is out yet, brings its members. Returns these.
  toggleKind(kind) {
    this.remember();
    const members = this.ids.filter((id) => this.kind(id) === kind);
    if (members.some((id) => this.isDrawn(id))) {
      this.hiddenKinds.add(kind);
      return [];
    }
    this.hiddenKinds.delete(kind);
    if (members.some((id) => this.isDrawn(id))) return [];
    const coming = members.sort((one, other) => this.degree(other) - this.degree(one)).slice(0, MOST_OF_A_KIND);
    this.show(coming);
    return coming;
  }
}
