// Copying what stands in a field, with and without the permission that browsers ask for; in a frame there is none.

/** Copy the text of an input; whether that worked. */
export async function copy(input) {
  try {
    await navigator.clipboard.writeText(input.value);
    return true;
  } catch {
    return copyMarked(input);
  }
}

function copyMarked(input) {
  const focused = document.activeElement;
  input.select();
  try {
    if (!document.execCommand("copy")) return false;
  } catch {
    return false;
  }
  focused?.focus();
  return true;
}
