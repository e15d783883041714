// The files of the record as they grow, to copy and to download.

import { copy } from "../clipboard.js";
import { make } from "../panels/element.js";

const CONFIRMED_FOR = 2000; // ms

export class RecordFiles {
  constructor(element) {
    this.element = element;
    this.empty = [...element.childNodes];
    this.shown = new Map(); // path → {section, text}
  }

  show(files) {
    const paths = files.map((one) => one.path).join("\n");
    if (paths !== this.paths) {
      this.paths = paths;
      this.shown = new Map(files.map((one) => [one.path, fileView(one)]));
      this.element.replaceChildren(...(files.length ? [...this.shown.values()].map((view) => view.section) : this.empty));
    }
    for (const { path, text } of files) {
      const view = this.shown.get(path);
      if (view.text.value === text) continue;
      view.text.value = text;
      view.text.rows = Math.min(24, text.split("\n").length);
    }
  }
}

/** A new file, or what goes to the end of one that there is. */
function fileView({ path, is_added: isAdded }) {
  const id = `form-file-${path.replace(/[^a-z0-9]+/gi, "-")}`;
  const text = make("textarea", { id, className: "rr-record", readOnly: true, spellcheck: false, wrap: "off" });
  const copyButton = make("button", { type: "button", className: "rr-button", textContent: "Copy" });
  copyButton.setAttribute("aria-label", `Copy ${path}`);
  copyButton.addEventListener("click", async () => confirm(copyButton, (await copy(text)) ? "Copied" : "Press Ctrl+C"));
  const label = make("label", { htmlFor: id, className: "rr-record__path", textContent: isAdded ? `${path}, at its end` : path });
  if (isAdded) return { section: make("div", { className: "rr-record__file" }, label, text, make("p", {}, copyButton)), text };
  const downloadButton = make("button", { type: "button", className: "rr-button", textContent: "Download" });
  downloadButton.setAttribute("aria-label", `Download ${path}`);
  downloadButton.addEventListener("click", () => download(path.split("/").at(-1), text.value));
  const section = make("div", { className: "rr-record__file" }, label, text, make("p", {}, copyButton, " ", downloadButton));
  return { section, text };
}

function confirm(button, words) {
  button.dataset.words ??= button.textContent;
  button.textContent = words;
  setTimeout(() => (button.textContent = button.dataset.words), CONFIRMED_FOR);
}

/** Give a text to the person as a file. */
export function download(name, text) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "text/plain;charset=utf-8" }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000); // when it is surely written
}
