// Small texts that several parts of the page share.

/** An error of calc in full sentences. */
export function sentences({ message, expected, hint }) {
  const parts = [ended(message)];
  if (expected) parts.push(ended(`Expected: ${expected}`));
  if (hint) parts.push(ended(hint));
  return parts.join(" ");
}

/** A text with a full stop, if it has none. */
export function ended(text) {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

/** "1 change", "3 changes". */
export function counted(count, noun) {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

export function megabytes(bytes) {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}
