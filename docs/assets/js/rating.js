// Ratings, as calc compares them (calc/provenance.py): a letter for the source, a digit for the claim; F and 6 mean
// that nobody can tell.

const LETTERS = "ABCDE";
const DIGITS = "12345";

/** Whether a rating is as good as `least` on both axes; what cannot be judged never is. */
export function isAtLeast(code, least) {
  return isOnScale(LETTERS, code?.[0], least[0]) && isOnScale(DIGITS, code?.[1], least[1]);
}

function isOnScale(scale, grade, least) {
  const place = scale.indexOf(grade ?? "?");
  return place >= 0 && place <= scale.indexOf(least);
}
