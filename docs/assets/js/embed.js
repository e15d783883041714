// Runs before the page is drawn: with ?embed in its address, a page shows its calculator and nothing else; and what
// scripts will bring has its room from the start, so that nothing moves when they come (the theme says later that they run).

document.documentElement.classList.replace("no-js", "js");

if (new URLSearchParams(location.search).has("embed")) {
  document.documentElement.classList.add("rr-embedded");
  lendStorage();
}

/** Browsers refuse storage to a frame of another site; the theme, which looks there for its colours, would stop. */
function lendStorage() {
  try {
    window.localStorage.length;
  } catch {
    for (const name of ["localStorage", "sessionStorage"]) Object.defineProperty(window, name, { value: newStorage() });
  }
}

function newStorage() {
  const kept = new Map();
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, String(value)),
    removeItem: (key) => void kept.delete(key),
  };
}
