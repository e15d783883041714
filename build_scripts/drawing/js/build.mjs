// Draws for the site build: a spec a line on standard input, a picture a line on standard output.
// Started by ../drawer.py.

import { createInterface } from "node:readline";
import { SpecError } from "./check.mjs";
import { amountText } from "./number.mjs";
import { html } from "./pictures.mjs";

const TASKS = {
  draw: ({ spec, id }) => html(spec, id),
  amount_text: ({ values, unit, digits }) => values.map((value) => amountText(value, unit, digits)),
};

for await (const line of createInterface({ input: process.stdin })) {
  process.stdout.write(`${JSON.stringify(answer(JSON.parse(line)))}\n`);
}

function answer(task) {
  try {
    return { done: TASKS[task.do](task) };
  } catch (error) {
    return { problem: error instanceof SpecError ? error.message : error.stack };
  }
}
