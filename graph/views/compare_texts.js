"use strict";
// Texts with the phrases that both sides have marked.

const plainPhrase = (phrase) => phrase.replace(/[^\p{L}\p{N}]/gu, "").toLowerCase();

// The text of a measure, in pieces: what several phrases cover is marked once for all of them.
// Offsets count code points of the paper; the measure begins at `start`.
function markedText(measure, ranges) {
  const points = [...measure.text];
  const inside = ranges.map(([start, end]) => [Math.max(0, start - measure.start), Math.min(points.length, end - measure.start)])
    .filter(([start, end]) => start < end);
  const cuts = [...new Set([0, points.length, ...inside.flat()])].sort((one, other) => one - other);
  const pieces = cuts.slice(0, -1).map((start, index) => {
    const words = points.slice(start, cuts[index + 1]).join("");
    const covering = inside.filter(([from, to]) => from <= start && cuts[index + 1] <= to);
    if (!covering.length) return words;
    const piece = make("mark", {}, words);
    piece.dataset.phrases = covering.map(([from, to]) => plainPhrase(points.slice(from, to).join(""))).join(" ");
    return piece;
  });
  return make("div", { className: "text", lang: "zh-Hans" }, ...pieces);
}

function quoteOf(measure, [start, end]) {
  return [...measure.text].slice(start - measure.start, end - measure.start).join("");
}

// The phrases of a link with their places on both sides: [words, places below, places above].
function sharedPhrases(link, lower, upper) {
  const found = new Map();
  const add = (measure, ranges, side) => {
    for (const range of ranges) {
      const words = quoteOf(measure, range);
      const key = plainPhrase(words);
      if (!found.has(key)) found.set(key, [words, [], []]);
      found.get(key)[side].push(range);
    }
  };
  add(lower, link.mine, 1);
  add(upper, link.yours, 2);
  return [...found.values()];
}

// Where the pointer is on a phrase, it shows on the other side as well.
function pairPhrases(element) {
  element.addEventListener("pointerover", (event) => {
    const wanted = new Set(event.target.closest("mark")?.dataset.phrases.split(" ") ?? []);
    for (const mark of element.querySelectorAll("mark")) {
      mark.classList.toggle("same", mark.dataset.phrases.split(" ").some((phrase) => wanted.has(phrase)));
    }
  });
}
