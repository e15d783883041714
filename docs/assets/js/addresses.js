// Where things are on this site, from any page of it.

const ROOT = new URL("../../", import.meta.url);

/** The page of a claim; of one value of a claim, its row there. */
export function claimAddress(id) {
  const [whole, part] = id.split("#");
  const fragment = part ? `#value-${encodeURIComponent(part)}` : "";
  return new URL(`claims/${whole.split("/").map(encodeURIComponent).join("/")}/${fragment}`, ROOT).href;
}

/** This page without what is behind its path. */
export function pageAddress() {
  return location.origin + location.pathname;
}
