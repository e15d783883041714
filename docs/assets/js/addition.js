// What only the page for writing claims loads: the check with its libraries, as a second zip beside the prepared one, and
// the records. The worker asks for it, and under Node build_scripts/runtime/pyodide.mjs.

const ZIP = "/lib/addition.zip";
const DATA = "/lib/addition.data";

/** Put zip and data beside the Python that runs; returns the package's function that answers messages. */
export function join(python, zip, data, name) {
  python.FS.writeFile(ZIP, zip);
  python.FS.writeFile(DATA, data);
  python.pyimport("sys").path.append(ZIP);
  python.pyimport("joined").join(ZIP);
  const messages = python.pyimport(`${name}.messages`);
  messages.start(DATA);
  python.FS.unlink(DATA);
  return messages.handle_text;
}
