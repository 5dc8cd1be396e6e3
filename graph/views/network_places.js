"use strict";
// Where nodes go: a newcomer takes the free place nearest to where it belongs, and nothing ever moves by itself.

const CELL = 90;
const TURN = Math.PI * (3 - Math.sqrt(5)); // the golden angle: steps of it cover the plane evenly
const STEP = 13;
const STRETCH = 1.4; // screens are wider than high
const OUTWARD = 150;
const NEAREST = 70; // turns of the spiral left free around a node for its lines to be seen
const CROWD = 12; // so many newcomers are given room
const LOOSE = 1.5; // how much more room than their boxes cover

// The same rules as in boxes.py.
const Lettering = {
  width(label) { return [...label].reduce((sum, one) => sum + (one > "\u2e7f" ? 1 : 0.6), 0); },

  // The label as at most `most` lines of about equal length; what has no room is an ellipsis.
  wrap(label, perLine, most) {
    const whole = Lettering.width(label);
    const count = Math.min(most, Math.ceil(whole / perLine)) || 1;
    const room = whole > perLine * most ? perLine : Math.min(perLine, Math.ceil(whole / count));
    const lines = [""];
    for (const one of label) {
      if (Lettering.width(lines.at(-1) + one) > room + 0.01) {
        if (lines.length === count) {
          lines[count - 1] = `${lines[count - 1].slice(0, -1)}…`;
          break;
        }
        lines.push("");
      }
      lines[lines.length - 1] += one;
    }
    return lines;
  },

  radius(degree) { return Math.min(26, 7 + 2 * Math.sqrt(degree)); },
};

class Places {
  constructor(model) {
    this.model = model;
    this.clear();
  }

  clear() { this.cells = new Map(); }

  box(id, { x, y }) {
    const { size, per_line: perLine, lines: most, inside } = this.model.content.kinds[this.model.kind(id)];
    const characters = Lettering.width(this.model.nodes[id].label);
    const lines = Math.min(most, Math.ceil(characters / perLine)) || 1;
    const [width, height] = [Math.min(characters, perLine) * size, lines * (size + 4)];
    if (inside) {
      return { left: x - width / 2 - 16, top: y - height / 2 - 14, right: x + width / 2 + 16, bottom: y + height / 2 + 14 };
    }
    const half = Lettering.radius(this.model.degree(id));
    const wide = Math.max(width / 2, half) + 7;
    return { left: x - wide, top: y - half - 7, right: x + wide, bottom: y + half + height + 7 };
  }

  static *cellsOf(box) {
    for (let column = Math.floor(box.left / CELL); column <= Math.floor(box.right / CELL); column += 1) {
      for (let row = Math.floor(box.top / CELL); row <= Math.floor(box.bottom / CELL); row += 1) yield `${column},${row}`;
    }
  }

  isFree(box) {
    for (const cell of Places.cellsOf(box)) {
      for (const other of this.cells.get(cell) || []) {
        if (box.left < other.right && other.left < box.right && box.top < other.bottom && other.top < box.bottom) return false;
      }
    }
    return true;
  }

  occupy(id, place) {
    this.model.places.set(id, place);
    const box = this.box(id, place);
    for (const cell of Places.cellsOf(box)) {
      if (!this.cells.has(cell)) this.cells.set(cell, []);
      this.cells.get(cell).push(box);
    }
  }

  // The first free place on a spiral around the target; `from` skips turns already known to be full.
  settle(id, target, from = 0) {
    for (let step = from; ; step += 1) {
      const [away, angle] = [STEP * Math.sqrt(step), step * TURN];
      const place = { x: target.x + STRETCH * away * Math.cos(angle), y: target.y + away * Math.sin(angle) };
      if (this.isFree(this.box(id, place))) {
        this.occupy(id, place);
        return step;
      }
    }
  }

  // Places for newcomers around one node, or each around those that it is tied to.
  arrange(newcomers, around) {
    this.clear();
    const coming = new Set(newcomers);
    for (const id of this.model.shown) {
      const place = this.model.places.get(id);
      if (place && !coming.has(id)) this.occupy(id, place);
    }
    const turns = new Map();
    for (const id of newcomers) {
      const anchor = around ?? this.anchor(id);
      const target = around !== undefined ? this.model.places.get(around) : anchor === undefined ? { x: 0, y: 0 } : this.outward(anchor);
      const step = this.settle(id, target, Math.max(around === undefined ? 0 : NEAREST, (turns.get(anchor) || 0) - 60));
      turns.set(anchor, step);
    }
  }

  // Moves all other nodes away from one, each in its direction, so far that the newcomers find room between.
  makeRoom(newcomers, around) {
    if (newcomers.length < CROWD) return;
    const middle = this.model.places.get(around);
    const area = newcomers.reduce((sum, id) => {
      const { left, top, right, bottom } = this.box(id, middle);
      return sum + (right - left) * (bottom - top);
    }, 0);
    const away = Math.sqrt((area * LOOSE) / STRETCH / Math.PI);
    const others = [...this.model.shown].filter((id) => id !== around && !newcomers.includes(id));
    const pushed = others.map((id) => {
      const { x, y } = this.model.places.get(id);
      const [across, down] = [(x - middle.x) / STRETCH, y - middle.y];
      const distance = Math.hypot(across, down) || 1;
      const factor = away / distance;
      return { id, distance, place: { x: x + across * factor * STRETCH, y: y + down * factor } };
    });
    this.clear();
    this.occupy(around, middle);
    pushed.sort((one, other) => one.distance - other.distance);
    for (const { id, place } of pushed) this.settle(id, place);
  }

  // The placed node that a newcomer belongs to: its whole, else its best connected neighbour, else a document.
  anchor(id) {
    const placed = (other) => other !== undefined && this.model.isDrawn(other) && this.model.places.has(other);
    const whole = this.model.drawnWhole(id);
    if (placed(whole)) return whole;
    const near = this.model.neighbours(id);
    return near.find(placed) ?? near.map((other) => this.model.drawnWhole(other)).find(placed);
  }

  // A point beside a node, away from the middle of all.
  outward(id) {
    const place = this.model.places.get(id);
    const away = Math.hypot(place.x, place.y);
    return away < 40 ? place : { x: place.x + (OUTWARD * place.x) / away, y: place.y + (OUTWARD * place.y) / away };
  }
}
