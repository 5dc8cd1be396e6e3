"use strict";
// Puts the parts together and answers the reader.

class Page {
  constructor(content) {
    const at = (id) => document.getElementById(id);
    const actions = Object.fromEntries(
      ["select", "expand", "collapse", "only", "hide", "toggleKind"].map((name) => [name, (value) => this[name](value)]));
    this.content = content;
    this.text = new Text(content.language);
    this.model = new Model(content);
    this.places = new Places(this.model);
    this.canvas = new Canvas(this.model, this.places, at("canvas"), at("tip"), this.text);
    this.panel = new Panel(this.model, at("panel"), this.text, actions);
    this.legend = new Legend(this.model, at("legend"), at("relations"), this.text, actions);
    this.search = new Search(this.model, at("query"), at("hits"), this.text, actions);
    this.status = at("status");
    this.listen();
    this.translate();
    this.start();
  }

  // How the page opens: a thing in the middle has its facts beside it, and nothing steps back.
  start() {
    this.canvas.selected = this.content.centre ?? undefined;
    this.canvas.dims = false;
    this.refresh();
    this.canvas.fit();
    this.canvas.dims = true;
    if (!this.model.nodes.length) this.status.textContent = this.text.of("status.empty");
  }

  listen() {
    const { network } = this.canvas;
    network.on("click", ({ nodes }) => this.select(nodes[0], false));
    // The browser's own event: vis-network times the two clicks itself and misses them while the page is busy.
    this.canvas.element.addEventListener("dblclick", ({ clientX, clientY }) => {
      const { left, top } = this.canvas.element.getBoundingClientRect();
      const id = network.getNodeAt({ x: clientX - left, y: clientY - top });
      if (id !== undefined) this.unfold(id);
    });
    document.addEventListener("keydown", (event) => this.key(event));
  }

  key(event) {
    if (event.target.closest("input") || event.altKey || event.metaKey) return;
    const selected = this.canvas.selected;
    const about = (action) => selected !== undefined && action.call(this, selected);
    const keys = {
      "/": () => document.getElementById("query").focus(), u: () => this.undo(), f: () => this.canvas.fit(0),
      e: () => about(this.expand), o: () => about(this.only), h: () => about(this.hide), Escape: () => this.select(undefined),
    };
    const name = event.ctrlKey ? (event.key === "z" ? "u" : "") : event.key;
    if (!keys[name]) return;
    event.preventDefault();
    keys[name]();
  }

  // All that depends on the language.
  translate() {
    const { text } = this;
    document.documentElement.lang = text.language;
    const query = document.getElementById("query");
    query.placeholder = text.of("search.hint");
    query.setAttribute("aria-label", text.of("search.label"));
    document.getElementById("canvas").setAttribute("aria-label", text.of("canvas"));
    const tools = document.getElementById("tools");
    tools.setAttribute("aria-label", text.of("tools"));
    tools.replaceChildren(...this.tools());
    const languages = document.getElementById("languages");
    languages.setAttribute("aria-label", text.of("languages"));
    languages.replaceChildren(...languageButtons(text.language, (language) => this.speak(language)));
  }

  tools() {
    const tool = (name, sign, action) => {
      const button = make("button", { title: this.text.of(`tool.${name}`), onclick: action }, sign);
      button.dataset.tool = name;
      button.setAttribute("aria-label", this.text.of(`tool.${name}`));
      return button;
    };
    return [
      tool("undo", `↶ ${this.text.of("tool.undo")}`, () => this.undo()), tool("reset", this.text.of("tool.reset"), () => this.reset()),
      tool("fit", this.text.of("tool.fit"), () => this.canvas.fit(0)),
      tool("larger", "+", () => this.canvas.zoom(1.3)), tool("smaller", "−", () => this.canvas.zoom(1 / 1.3)),
    ];
  }

  speak(language) {
    this.text.language = language;
    this.translate();
    this.refresh();
  }

  refresh() {
    this.canvas.sync();
    this.legend.draw();
    this.panel.draw(this.canvas.selected);
  }

  say(key, values) {
    this.status.textContent = this.text.of(key, values);
    clearTimeout(this.silence);
    this.silence = setTimeout(() => { this.status.textContent = ""; }, 4000);
  }

  // What the reader does.

  select(id, move = true) {
    if (id !== undefined && !this.model.isDrawn(id)) {
      this.model.remember();
      this.model.show([id]);
      this.places.arrange([id]);
    }
    this.canvas.selected = id;
    this.refresh();
    if (id !== undefined && move) this.canvas.show([...this.canvas.near()]);
  }

  unfold(id) {
    if (this.model.unseen(id).length) this.expand(id);
    else this.collapse(id);
  }

  expand(id) {
    const before = new Map(this.model.places);
    const { coming, more } = this.model.expand(id);
    this.places.makeRoom(coming, id);
    this.places.arrange(coming, id);
    this.canvas.selected = id;
    this.refresh();
    this.canvas.glide(before);
    if (coming.length) this.canvas.show([id, ...coming]);
    this.say(more ? "status.more" : "status.expanded", { n: coming.length, more });
  }

  collapse(id) {
    const gone = this.model.folded(id);
    if (gone.length) this.model.hide(gone);
    this.refresh();
    this.say("status.hidden", { n: gone.length });
  }

  only(id) {
    this.model.only(id);
    this.places.clear();
    this.places.occupy(id, { x: 0, y: 0 });
    this.places.arrange(this.model.drawn().filter((one) => one !== id), id);
    this.canvas.selected = id;
    this.refresh();
    this.canvas.fit();
  }

  hide(id) {
    this.model.hide([id]);
    this.canvas.selected = undefined;
    this.refresh();
    this.say("status.hidden", { n: 1 });
  }

  toggleKind(kind) {
    const coming = this.model.toggleKind(kind);
    this.places.arrange(coming);
    this.refresh();
    if (coming.length) this.canvas.fit();
  }

  undo() {
    const done = this.model.undo();
    this.refresh();
    this.say(done ? "status.undone" : "status.nothing");
  }

  reset() {
    this.model.remember();
    this.model.open();
    this.start();
  }
}

// Kept in reach of the console and of tests.
globalThis.page = new Page(JSON.parse(document.getElementById("content").textContent));
