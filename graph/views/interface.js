"use strict";
// What the scripts of all pages share: elements, words, names as a reader may type them.

// An element with text or children; text is always text.
function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name in element) element[name] = value;
    else element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child !== undefined && child !== null));
  return element;
}

// A name as it is looked up: one width and case, no brackets, simplified by `simple`, a Map of characters.
function fold(name, simple) {
  const kept = name.normalize("NFKC").toLowerCase().replace(/[\s“”"「」『』《》〔〕()\[\]]/gu, "");
  return [...kept].map((character) => simple.get(character) ?? character).join("");
}

// The languages of the interface, as buttons.
function languageButtons(language, speak) {
  return [["zh-Hans", "简"], ["zh-Hant", "繁"], ["en", "EN"]].map(([tag, name]) => {
    const button = make("button", { onclick: () => speak(tag), lang: tag }, name);
    button.setAttribute("aria-pressed", String(tag === language));
    return button;
  });
}

// Words of the interface in the language of the moment.
class Text {
  constructor(language) { this.language = language; }

  of(key, values = {}) {
    const column = { "zh-Hans": 0, "zh-Hant": 1, en: 2 }[this.language] ?? 0;
    const words = WORDS[key] ? WORDS[key][column] : key.slice(key.indexOf(".") + 1);
    return words.replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
  }

  value(value) { return WORDS[`value.${value}`] ? this.of(`value.${value}`) : value; }

  label(node) { return this.language === "zh-Hant" ? node.label_hant : node.label; }
}
