// What can be seen and asked of a calculator's results beyond their numbers, one panel a file. The HTML is
// build_scripts/publish/templates/calculator/panels.html.

import { whenStarted } from "../calculator.js";
import { Deck } from "./deck.js";

whenStarted((calculator) => {
  if (calculator.panels?.querySelector("[data-panel]")) new Deck(calculator).start();
});
