// The way of a finished record to the repository: a link to the host's page for a new file, filled in as far as the host
// allows, or files and a patch to send.

import { copy } from "../clipboard.js";
import { make } from "../panels/element.js";
import { download } from "./record_files.js";

const LONGEST = 6000; // characters of an address: hosts refuse those beyond some 8,000

// Where each kind of host has its pages for a new file and for a change, and what the first takes from the address. GitLab
// takes the name only.
const HOSTS = {
  github: { name: "GitHub", page: "new", edit: "edit", file: "filename", text: "value" },
  forgejo: { name: "the host", page: "_new", edit: "_edit", file: "filename", text: "value" },
  gitlab: { name: "GitLab", page: "-/new", edit: "-/edit", file: "file_name", text: null },
};

export class Proposal {
  constructor(element, { repository, branch, host, subjectsEnd }) {
    Object.assign(this, { element, repository, branch, host: HOSTS[host], end: JSON.parse(subjectsEnd) });
  }

  show({ files }, errors) {
    const signature = JSON.stringify([files, errors]);
    if (signature === this.signature) return;
    this.signature = signature;
    if (!files.length || errors) this.element.replaceChildren(make("p", { textContent: "When nothing is left, the way to propose it stands here." }));
    else this.element.replaceChildren(...(this.repository && this.host ? this.#steps(files) : this.#sending(files)));
  }

  #steps(files) {
    const steps = files.map((file, place) => (file.is_added ? this.#addition(file) : this.#step(file, place, files.length)));
    const lead = files.length > 1
      ? "These belong together. Propose the first, then add what follows to the same branch."
      : `The link opens a page of ${this.host.name}, where you propose the file; you need an account there.`;
    return [make("p", { textContent: lead }), make("ol", { className: "rr-propose" }, ...steps), ...this.#patch(files)];
  }

  #step(file, place, count) {
    const whole = this.#address(file, true);
    const fits = this.host.text && whole.length <= LONGEST;
    const words = count > 1 ? `Propose ${file.path.split("/").at(-1)}` : "Propose it";
    const link = make("a", { className: `rr-button${place ? "" : " rr-button--primary"}`, href: fits ? whole : this.#address(file, false), target: "_blank", rel: "noopener", textContent: words });
    if (fits) return make("li", {}, link);
    return make("li", {}, "Copy the text of ", make("code", { textContent: file.path }), " above, then open the page and paste it: ", copyButton(file), " ", link);
  }

  /** What goes to the end of a file that there is: no host takes that from an address. */
  #addition(file) {
    const href = `${this.repository}/${this.host.edit}/${escaped(this.branch)}/${escaped(file.path)}`;
    const link = make("a", { className: "rr-button", href, target: "_blank", rel: "noopener", textContent: `Change ${file.path.split("/").at(-1)}` });
    return make("li", {}, "Copy what goes to the end of ", make("code", { textContent: file.path }), ", then open that file and paste it there: ", copyButton(file), " ", link);
  }

  #address({ path, text }, isWhole) {
    const cut = path.lastIndexOf("/");
    const address = `${this.repository}/${this.host.page}/${escaped(this.branch)}/${escaped(path.slice(0, cut))}?${this.host.file}=${encodeURIComponent(path.slice(cut + 1))}`;
    return isWhole && this.host.text ? `${address}&${this.host.text}=${encodeURIComponent(text)}` : address;
  }

  #patch(files) {
    const button = make("button", { type: "button", className: "rr-button", textContent: "Download a patch" });
    button.addEventListener("click", () => download("claim.patch", patch(files, this.end)));
    return [make("p", {}, "With Git: ", button, " and ", make("code", { textContent: "git apply claim.patch" }), " in a checkout.")];
  }

  #sending(files) {
    const where = this.repository ? [make("a", { href: this.repository, target: "_blank", rel: "noopener", textContent: "the repository" })] : ["whoever runs this site"];
    const what = files.some((file) => file.is_added) ? "a patch of all this" : `${files.length > 1 ? "both files" : "the file"} above, or a patch,`;
    const place = make("p", {}, `Download ${what} and send it to `, ...where, ". In a checkout the place of each file is the path above it.");
    return [place, ...this.#patch(files)];
  }
}

function copyButton({ text }) {
  const held = make("textarea", { value: text, readOnly: true, className: "rr-propose__held", tabIndex: -1 });
  held.setAttribute("aria-hidden", "true");
  const button = make("button", { type: "button", className: "rr-button", textContent: "Copy the text" });
  button.addEventListener("click", async () => (button.textContent = (await copy(held)) ? "Copied" : "Press Ctrl+C"));
  return make("span", {}, held, button);
}

/** Folders and names, each fit for an address. */
function escaped(path) {
  return path.split("/").map(encodeURIComponent).join("/");
}

/** New files as a patch that Git applies, and what goes to the end of the file that ends so: {lines, last}. */
export function patch(files, end) {
  return files.map(({ path, text, is_added: isAdded }) => {
    const lines = text.replace(/\n$/, "").split("\n");
    const head = isAdded ? headAtEnd(path, lines.length, end) : headOfNew(path, lines.length);
    return `${[`diff --git a/${path} b/${path}`, ...head, ...lines.map((line) => `+${line}`)].join("\n")}\n`;
  }).join("");
}

function headOfNew(path, count) {
  return ["new file mode 100644", "--- /dev/null", `+++ b/${path}`, `@@ -0,0 +1,${count} @@`];
}

/** With the last lines of the file, by which Git finds the place. */
function headAtEnd(path, count, { lines, last }) {
  const from = lines - last.length + 1;
  const place = `@@ -${from},${last.length} +${from},${last.length + count} @@`;
  return [`--- a/${path}`, `+++ b/${path}`, place, ...last.map((line) => ` ${line}`)];
}
