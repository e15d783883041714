// Starts the form on the page that has it; other pages load nothing but this.

async function begin() {
  const element = document.querySelector("form[data-form]");
  if (!element || "started" in element.dataset) return;
  element.dataset.started = "";
  const { Writer } = await import("./writer.js");
  new Writer(element).start();
}

if (window.document$) window.document$.subscribe(begin);
else begin();
