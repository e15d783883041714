// Whether the record is that of the present input. Until the check has answered, it is marked as older and is not handed out.

const ACTIONS = "button, a";

export class Present {
  #isOlder = false;

  constructor(...elements) {
    this.elements = elements;
    for (const element of elements) {
      for (const kind of ["click", "auxclick"]) element.addEventListener(kind, (event) => this.#refuse(event), { capture: true });
    }
  }

  set isOlder(isOlder) {
    this.#isOlder = isOlder;
    for (const element of this.elements) {
      element.classList.toggle("rr-form__older", isOlder);
      element.setAttribute("aria-busy", String(isOlder));
      // They keep the focus, as they would not if they were disabled or went away.
      for (const action of element.querySelectorAll(ACTIONS)) {
        if (isOlder) action.setAttribute("aria-disabled", "true");
        else action.removeAttribute("aria-disabled");
      }
    }
  }

  #refuse(event) {
    if (!this.#isOlder || !event.target.closest(ACTIONS)) return;
    event.preventDefault();
    event.stopPropagation();
  }
}
