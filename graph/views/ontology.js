"use strict";
// Finding a term, and showing one language alone; without this script the page shows everything.

const root = document.documentElement;
const query = document.getElementById("the-query");
const count = document.getElementById("the-count");
const languages = document.getElementById("the-languages");
const contents = document.querySelector("nav details");
const found = [...document.querySelectorAll("[data-found]")].map((element) => ({ element, text: textOf(element) }));

function fold(text) {
  return text.normalize("NFKC").toLowerCase();
}

function textOf(element) {
  return fold([...element.querySelectorAll("h3 code, .value code:first-child, .words, .reused")].map((part) => part.textContent).join(" "));
}

function find() {
  const words = fold(query.value).split(/\s+/).filter(Boolean);
  for (const { element, text } of found) {
    element.hidden = !words.every((word) => text.includes(word));
  }
  for (const box of document.querySelectorAll(".list, .group")) {
    box.hidden = words.length > 0 && !box.querySelector("[data-found]:not([hidden])");
  }
  for (const line of document.querySelectorAll("[data-for]")) {
    line.hidden = document.getElementById(line.dataset.for).hidden;
  }
  document.getElementById("the-start").hidden = words.length > 0;
  const hits = found.filter(({ element }) => !element.hidden).length;
  count.value = words.length ? `${hits} / ${found.length}` : "";
}

function show(button) {
  root.dataset.language = button.dataset.language;
  for (const other of languages.children) {
    other.setAttribute("aria-pressed", String(other === button));
  }
}

function reveal() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (target && target.closest("[hidden]")) {
    query.value = "";
    find();
    target.scrollIntoView();
  }
}

query.addEventListener("input", () => {
  find();
  scrollTo(0, 0);
});
query.addEventListener("keydown", (event) => {
  const first = found.find(({ element }) => !element.hidden);
  if (event.key === "Enter" && first) {
    first.element.scrollIntoView();
  }
});
languages.addEventListener("click", (event) => event.target.dataset.language === undefined || show(event.target));
addEventListener("hashchange", reveal);
query.hidden = languages.hidden = false;
contents.open = matchMedia("(min-width: 801px)").matches;
find();
