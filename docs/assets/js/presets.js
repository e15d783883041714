// Buttons that set several numbers at once; those of one group exclude each other.
// The HTML is build_scripts/publish/templates/calculator/tools.html.

export class Presets {
  constructor(buttons, calculator) {
    this.calculator = calculator;
    this.presets = [...buttons].map((button) => ({
      button,
      group: button.dataset.group,
      use: JSON.parse(button.dataset.use),
      set: JSON.parse(button.dataset.set),
    }));
  }

  start() {
    for (const preset of this.presets) preset.button.addEventListener("click", () => this.#press(preset));
  }

  show() {
    for (const preset of this.presets) preset.button.setAttribute("aria-pressed", String(this.#isPressed(preset)));
  }

  /** Take a preset, in the place of what others of its group have set; pressed once more, it is taken back. */
  #press(preset) {
    const siblings = this.presets.filter((other) => other.group === preset.group && this.#isPressed(other));
    const change = { set: {}, use: {}, units: {} };
    for (const other of siblings) {
      for (const id of ids(other)) change.set[id] = change.use[id] = null;
    }
    if (!siblings.includes(preset)) {
      for (const id of ids(preset)) change.set[id] = change.use[id] = change.units[id] = null;
      Object.assign(change.use, preset.use);
      Object.assign(change.set, preset.set);
    }
    this.calculator.apply(change);
  }

  /** Whether all its numbers stand in the fields: what is published counts as much as what was chosen. */
  #isPressed({ use, set }) {
    const { calculator } = this;
    return Object.entries(use).every(([id, claim]) => calculator.takes(id) === claim) &&
      Object.entries(set).every(([id, text]) => calculator.says(id) === text);
  }
}

function ids(preset) {
  return [...Object.keys(preset.use), ...Object.keys(preset.set)];
}
