"use strict";
// The model on the screen, by vis-network. All words on it are painted, never parsed.

const READABLE = 0.5; // below this scale words cannot be read
const MARGIN = { side: 24, top: 20, bottom: 44 }; // kept free of nodes; the relations' legend lies at the bottom
const MOST_LABELS = 8; // of lines at the selected node
const MOST_OF_ALL = 60; // of all lines, where a page is about what they say
const GLIDE = 350; // milliseconds

class Canvas {
  constructor(model, places, element, tip, text) {
    Object.assign(this, { model, places, element, tip, text });
    this.selected = undefined;
    this.dims = true; // whether what is not near the selected node steps back
    this.brushes = new Map();
    this.lines = new Map();
    this.nodes = new vis.DataSet();
    this.edges = new vis.DataSet();
    this.network = new vis.Network(element, { nodes: this.nodes, edges: this.edges }, Canvas.options());
    this.network.canvas.frame.tabIndex = 0;
    this.listen();
  }

  static options() {
    return {
      physics: false,
      layout: { improvedLayout: false, randomSeed: 1 },
      interaction: { hover: true, multiselect: false, keyboard: { enabled: true, bindToWindow: false } },
      edges: {
        smooth: false, selectionWidth: 1, hoverWidth: 0.8,
        arrows: { to: { enabled: true, scaleFactor: 0.4 } },
        font: { face: FONTS, size: 11, color: INK, strokeWidth: 4, strokeColor: PAPER, align: "horizontal" },
      },
    };
  }

  listen() {
    this.network.on("dragEnd", ({ nodes }) => this.keepPlaces(nodes));
    this.network.on("hoverNode", ({ node, event }) => this.hint(this.brushes.get(node).hint, event));
    this.network.on("hoverEdge", ({ edge, event }) => this.hint(this.words(this.lines.get(edge)), event));
    for (const name of ["blurNode", "blurEdge", "dragStart", "zoom"]) this.network.on(name, () => this.hint(""));
  }

  // Brings the screen to the model's state.
  sync() {
    const drawn = this.model.drawn();
    this.lines = new Map(this.model.lines().map((line) => [line.key, line]));
    if (this.selected !== undefined && !this.model.isDrawn(this.selected)) this.selected = undefined;
    const near = this.selected !== undefined && this.dims ? this.near() : undefined;
    const kept = new Set(drawn);
    this.edges.remove(this.edges.getIds().filter((key) => !this.lines.has(key)));
    this.nodes.remove(this.nodes.getIds().filter((id) => !kept.has(id)));
    this.nodes.update(drawn.map((id) => this.node(id, near)));
    const mine = [...this.lines.values()].filter((line) => this.touches(line));
    const all = this.model.content.labelled && this.lines.size <= MOST_OF_ALL && this.selected === undefined;
    this.edges.update([...this.lines.values()].map((line) =>
      this.edge(line, near, all || (this.touches(line) && mine.length <= MOST_LABELS))));
    if (this.selected === undefined) this.network.unselectAll();
    else this.network.selectNodes([this.selected], false);
    this.hint("");
  }

  touches(line) { return line.from === this.selected || line.to === this.selected; }

  // The selected node and all that a line ties to it.
  near() {
    const near = new Set([this.selected]);
    for (const line of this.lines.values()) {
      if (this.touches(line)) near.add(line.from).add(line.to);
    }
    return near;
  }

  node(id, near) {
    const node = this.model.nodes[id];
    const faded = near !== undefined && !near.has(id);
    const brush = new Brush(this.model.content.kinds[node.kind], this.text.label(node), Lettering.radius(this.model.degree(id)), {
      faded, dashed: !node.read,
    });
    this.brushes.set(id, brush);
    return { id, ...this.model.places.get(id), shape: "custom", size: brush.half.height, ctxRenderer: (scene) => this.brushes.get(id).draw(scene) };
  }

  edge(line, near, labelled) {
    const touches = this.touches(line);
    const [relation] = [...line.relations].sort((one, other) => other[1] - one[1])[0];
    const colour = this.model.content.families[this.model.content.relations[relation]];
    const quiet = !touches && (line.through || this.selected !== undefined);
    const opacity = near && !touches ? 0.12 : quiet ? 0.5 : 0.9;
    return {
      id: line.key, from: line.from, to: line.to,
      label: labelled && !line.through ? this.words(line) : "",
      width: line.through ? Math.min(5, 0.8 + 0.7 * Math.sqrt(line.count)) : 1.4,
      dashes: line.through ? [6, 5] : false,
      color: { color: colour, highlight: colour, hover: colour, opacity },
    };
  }

  // A line in words: its relations, with their numbers where it stands for several.
  words(line) {
    const names = [...line.relations].map(([relation, count]) =>
      this.text.of(`relation.${relation}`) + (count > 1 ? ` ${count}` : ""));
    return names.join("、") + (line.through ? `\n${this.text.of("edge.through", { n: line.count })}` : "");
  }

  // Words beside the pointer; none takes them away.
  hint(words, event) {
    this.tip.textContent = words;
    this.tip.hidden = !words;
    if (!words) return;
    const frame = this.element.getBoundingClientRect();
    this.tip.style.left = `${Math.max(4, Math.min(event.clientX - frame.left + 14, frame.width - this.tip.offsetWidth - 4))}px`;
    this.tip.style.top = `${Math.max(4, Math.min(event.clientY - frame.top + 16, frame.height - this.tip.offsetHeight - 4))}px`;
  }

  keepPlaces(ids) {
    for (const [id, place] of Object.entries(this.network.getPositions(ids))) this.model.places.set(Number(id), place);
  }

  // Carries nodes from where they stood to where the model has them now.
  glide(before) {
    const moved = this.model.drawn().filter((id) => {
      const [old, place] = [before.get(id), this.model.places.get(id)];
      return old && (old.x !== place.x || old.y !== place.y);
    });
    if (!moved.length || moved.length > 400 || !Canvas.motion()) return;
    const begun = performance.now();
    const step = (now) => {
      const share = Math.min(1, Math.max(0, (now - begun) / GLIDE));
      const eased = share * share * (3 - 2 * share);
      for (const id of moved) {
        const [old, place] = [before.get(id), this.model.places.get(id)];
        if (this.nodes.get(id)) this.network.moveNode(id, old.x + (place.x - old.x) * eased, old.y + (place.y - old.y) * eased);
      }
      if (share < 1) requestAnimationFrame(step);
    };
    step(begun);
  }

  // The whole in sight, or so much of it as can be read, around the middle or the selected node.
  fit(least = READABLE) {
    this.network.redraw(); // takes note of a new size, which would change the scale afterwards
    this.frame(this.model.drawn(), least, 1.15, false);
  }

  // These nodes in sight.
  show(ids) { this.frame(ids, 0.35, 1, Canvas.motion()); }

  frame(ids, least, most, animation) {
    if (!ids.length) return;
    const boxes = ids.map((id) => this.places.box(id, this.model.places.get(id)));
    const edge = (side, choose) => boxes.reduce((found, box) => choose(found, box[side]), boxes[0][side]);
    const [left, right, top, bottom] = [edge("left", Math.min), edge("right", Math.max), edge("top", Math.min), edge("bottom", Math.max)];
    const { clientWidth: width, clientHeight: height } = this.element;
    const fitting = Math.min((width - 2 * MARGIN.side) / (right - left), (height - MARGIN.top - MARGIN.bottom) / (bottom - top));
    const scale = Math.min(most, Math.max(least, fitting));
    const whole = fitting >= scale || this.selected === undefined;
    const middle = whole ? { x: (left + right) / 2, y: (top + bottom) / 2 } : this.model.places.get(this.selected);
    const position = { x: middle.x, y: middle.y + (MARGIN.bottom - MARGIN.top) / 2 / scale };
    this.network.moveTo({ position, scale, animation });
  }

  zoom(factor) { this.network.moveTo({ scale: this.network.getScale() * factor, animation: Canvas.motion() }); }

  static motion() {
    return matchMedia("(prefers-reduced-motion: reduce)").matches ? false : { duration: GLIDE, easingFunction: "easeInOutQuad" };
  }
}
