// Whose doing a spread is, in words.

/** A share as people write it; what is neither nothing nor all does not look so. */
export function percent(share) {
  const rounded = Math.round(share * 100);
  if (rounded === 0 && share >= 0.001) return "less than 1 %"; // what is less comes from the draws
  if (rounded === 100 && share < 1) return "more than 99 %";
  return `${rounded} %`;
}

/** The split of calc's `rivals` between whom one believes and the ranges of the numbers, whoever gave them. */
export function splitWords({ share_belief: belief, share_ranges: ranges, share_interplay: interplay, draws }) {
  if (belief === 1 && draws === 0) return "All of the spread is whom you believe: no number behind this result has a range.";
  if (belief === 1) return "All of the spread is whom you believe.";
  if (belief === 0) return "All of the spread is the ranges of the single numbers: whom you believe makes no difference.";
  const split = `${started(percent(belief))} of the spread is whom you believe, ${percent(ranges)} the ranges of the single numbers.`;
  if (!(interplay >= 0.01)) return split;
  return `${split} ${started(percent(interplay))} of the disagreement is no single input's: it arises where several differ together.`;
}

function started(text) {
  return text[0].toUpperCase() + text.slice(1);
}
