"use strict";
// Paints one node. The library's own labels set lines too close for Chinese and have no ground to stand on.

const FONTS = '"PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", "Noto Sans SC", sans-serif';
const INK = "#1b2733";
const PAPER = "#fafbfc";
const FADED = 0.22;

class Brush {
  constructor(look, label, radius, { faded, dashed }) {
    Object.assign(this, { look, faded, dashed });
    this.lines = Lettering.wrap(label, look.per_line, look.lines);
    this.hint = this.lines.join("") === label ? "" : label; // only words that had no room need one
    this.leading = look.size + 4;
    const width = Math.max(...this.lines.map((line) => Lettering.width(line))) * look.size;
    this.half = look.inside
      ? { width: width / 2 + 10, height: (this.lines.length * this.leading) / 2 + 7 }
      : { width: radius, height: radius };
  }

  // What vis-network asks of a custom shape: the node at once, words that stand outside after all nodes.
  draw({ ctx, x, y, state }) {
    const words = () => this.words(ctx, x, y, state);
    const node = () => {
      this.shape(ctx, x, y, state);
      if (this.look.inside) words();
    };
    const size = { width: 2 * this.half.width, height: 2 * this.half.height };
    return { drawNode: node, drawExternalLabel: this.look.inside ? undefined : words, nodeDimensions: size };
  }

  shape(ctx, x, y, { selected, hover }) {
    const { width, height } = this.half;
    ctx.beginPath();
    if (this.look.shape === "box") ctx.roundRect(x - width, y - height, 2 * width, 2 * height, 5);
    else if (this.look.shape === "ellipse") ctx.ellipse(x, y, width + 8, height + 2, 0, 0, 2 * Math.PI);
    else if (this.look.shape === "dot") ctx.arc(x, y, height, 0, 2 * Math.PI);
    else Brush.polygon(ctx, x, y, height, this.look.shape);
    ctx.fillStyle = PAPER; // no line shows through a faded face
    ctx.fill();
    ctx.globalAlpha = this.faded ? FADED : 1;
    ctx.fillStyle = this.dashed ? PAPER : this.look.face; // a paper that was not read is empty
    ctx.fill();
    ctx.strokeStyle = selected || hover ? INK : this.look.line;
    ctx.lineWidth = selected ? 3 : 1.5;
    if (this.dashed) ctx.setLineDash([5, 4]);
    ctx.stroke();
    ctx.setLineDash([]);
  }

  static polygon(ctx, x, y, radius, shape) {
    const [corners, first, stretch] = {
      square: [4, -0.75, 1.2], diamond: [4, -0.5, 1.15], triangle: [3, -0.5, 1.2], triangleDown: [3, 0.5, 1.2], hexagon: [6, 0, 1.1],
    }[shape];
    for (let corner = 0; corner < corners; corner += 1) {
      const angle = Math.PI * (first + (2 * corner) / corners);
      ctx.lineTo(x + radius * stretch * Math.cos(angle), y + radius * stretch * Math.sin(angle));
    }
    ctx.closePath();
  }

  words(ctx, x, y, { selected }) {
    const { size, inside } = this.look;
    const top = inside ? y - ((this.lines.length - 1) * this.leading) / 2 : y + this.half.height + 5 + size / 2;
    ctx.globalAlpha = this.faded ? FADED : 1;
    ctx.font = `${selected || this.look.shape === "box" && size > 14 ? "600 " : ""}${size}px ${FONTS}`;
    ctx.textAlign = "center";
    ctx.textBaseline = "middle";
    ctx.lineJoin = "round";
    this.lines.forEach((line, index) => {
      if (!inside) {
        ctx.strokeStyle = PAPER;
        ctx.lineWidth = 4;
        ctx.strokeText(line, x, top + index * this.leading);
      }
      ctx.fillStyle = INK;
      ctx.fillText(line, x, top + index * this.leading);
    });
  }
}
