"use strict";
// The model on the screen, by vis-network. All words on it are painted, never parsed.

const READABLE = 0.5; // below this scale words cannot be read

class Canvas {
  constructor(model, element, text) {
    this.model = model;
    this.text = text;
    this.selected = undefined;
    this.nodes = new vis.DataSet();
    this.edges = new vis.DataSet();
    this.network = new vis.Network(element, { nodes: this.nodes, edges: this.edges }, Canvas.options());
    this.network.on("dragEnd", ({ nodes }) => this.keepPlaces(nodes));
  }

  static options() {
    return {
      physics: false,
      layout: { improvedLayout: false, randomSeed: 1 },
      interaction: { hover: true, tooltipDelay: 120, multiselect: false, keyboard: { enabled: true, bindToWindow: false } },
      edges: {
        smooth: false, selectionWidth: 1, hoverWidth: 0.8,
        arrows: { to: { enabled: true, scaleFactor: 0.4 } },
        font: { face: FONTS, size: 11, color: INK, strokeWidth: 4, strokeColor: PAPER, align: "middle" },
      },
    };
  }

  // Brings the screen to the model's state.
  sync() {
    const drawn = this.model.drawn();
    const lines = this.model.lines();
    const near = this.near(lines);
    const keepNodes = new Set(drawn);
    const keepEdges = new Set(lines.map((line) => line.key));
    this.edges.remove(this.edges.getIds().filter((key) => !keepEdges.has(key)));
    this.nodes.remove(this.nodes.getIds().filter((id) => !keepNodes.has(id)));
    this.nodes.update(drawn.map((id) => this.node(id, near)));
    const labelled = lines.filter((line) => this.touches(line)).length <= 24;
    this.edges.update(lines.map((line) => this.edge(line, labelled)));
    if (this.selected === undefined || !keepNodes.has(this.selected)) this.network.unselectAll();
    else this.network.selectNodes([this.selected], false);
  }

  touches(line) { return line.from === this.selected || line.to === this.selected; }

  // The selected node and all that a line ties to it; undefined where nothing is selected.
  near(lines) {
    if (this.selected === undefined || !this.model.isDrawn(this.selected)) return undefined;
    const near = new Set([this.selected]);
    for (const line of lines.filter((one) => this.touches(one))) near.add(line.from).add(line.to);
    return near;
  }

  node(id, near) {
    const node = this.model.nodes[id];
    const look = this.model.content.kinds[node.kind];
    const faded = near && !near.has(id);
    const place = this.model.places.get(id);
    const brush = new Brush(look, this.text.label(node), Lettering.radius(this.model.degree(id)), { faded, dashed: !node.read });
    return {
      id, x: place.x, y: place.y, shape: "custom", size: brush.half.height, ctxRenderer: (scene) => brush.draw(scene),
      title: Canvas.tip(this.text.label(node)),
    };
  }

  edge(line, labelled) {
    const touches = this.touches(line);
    const faded = this.selected !== undefined && this.model.isDrawn(this.selected) && !touches;
    const [relation] = [...line.relations].sort((one, other) => other[1] - one[1])[0];
    const colour = this.model.content.families[this.model.content.relations[relation]];
    const words = this.words(line);
    return {
      id: line.key, from: line.from, to: line.to, title: Canvas.tip(words),
      label: touches && labelled && !line.through ? words : undefined,
      width: line.through ? Math.min(5, 0.8 + 0.7 * Math.sqrt(line.count)) : 1.4,
      dashes: line.through ? [6, 5] : false,
      color: { color: colour, highlight: colour, hover: colour, opacity: faded ? 0.12 : line.through && !touches ? 0.5 : 0.9 },
    };
  }

  // A line in words: its relations, with their numbers where it stands for several.
  words(line) {
    const names = [...line.relations].map(([relation, count]) =>
      this.text.of(`relation.${relation}`) + (count > 1 ? ` ${count}` : ""));
    return names.join("、") + (line.through ? `\n${this.text.of("edge.through", { n: line.count })}` : "");
  }

  // A tooltip as an element that holds text and nothing else.
  static tip(words) {
    const element = document.createElement("div");
    element.className = "tip";
    element.textContent = words;
    return element;
  }

  keepPlaces(ids) {
    for (const [id, place] of Object.entries(this.network.getPositions(ids))) this.model.places.set(Number(id), place);
  }

  // The whole in sight; on a small screen so much of it as can be read, around the middle or the selected node.
  fit() {
    this.network.fit({ animation: false, maxZoomLevel: 1.15 });
    const scale = this.network.getScale();
    if (scale >= READABLE) return;
    const first = this.selected ?? this.model.drawn()[0];
    const position = first === undefined ? { x: 0, y: 0 } : this.model.places.get(first);
    this.network.moveTo({ position, scale: READABLE, animation: false });
  }

  // These nodes in sight, not larger than they are readable.
  show(ids) {
    this.network.fit({ nodes: ids, maxZoomLevel: 1, minZoomLevel: 0.35, animation: Canvas.motion() });
  }

  zoom(factor) { this.network.moveTo({ scale: this.network.getScale() * factor, animation: Canvas.motion() }); }

  static motion() {
    return matchMedia("(prefers-reduced-motion: reduce)").matches ? false : { duration: 350, easingFunction: "easeInOutQuad" };
  }
}
