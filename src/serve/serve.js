/* serve.js: the page to paste an article into works without this; here are the number of words, files that are dropped,
   and a word of patience. */
"use strict";

const form = document.getElementById("paste");
if (form) {
  const text = document.getElementById("text");
  const file = document.getElementById("file");
  const button = document.getElementById("read");
  const size = document.getElementById("size");
  const promise = size.textContent;
  let waiting = 0;

  const words = () => (text.value.match(/\S+/g) || []).length;

  const tellSize = () => {
    const n = words();
    size.textContent = file.files.length ? `${file.files[0].name} will be read.`
      : n ? `${n.toLocaleString("en")} ${n === 1 ? "word" : "words"}. ${promise}` : promise;
  };

  const rest = () => {
    button.removeAttribute("aria-busy");
    button.textContent = "Read it";
    tellSize();
  };

  text.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(tellSize, 400); // a screen reader is not to hear every letter
  });
  file.addEventListener("change", tellSize);
  addEventListener("pageshow", rest); // back from the result

  form.addEventListener("submit", event => {
    if (!file.files.length && !words()) {
      event.preventDefault();
      size.textContent = "There is no article yet: paste one, or choose a file.";
      text.focus();
    } else if (button.getAttribute("aria-busy")) {
      event.preventDefault();
    } else {
      button.setAttribute("aria-busy", "true");
      button.textContent = "Reading …";
    }
  });

  for (const [name, over] of [["dragenter", true], ["dragover", true], ["dragleave", false], ["drop", false]]) {
    form.addEventListener(name, event => {
      if (!event.dataTransfer.types.includes("Files"))
        return;
      event.preventDefault();
      form.classList.toggle("over", over);
      if (name === "drop") {
        file.files = event.dataTransfer.files;
        tellSize();
      }
    });
  }
}
