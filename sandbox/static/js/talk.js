// A scrolling talk: shows one conversation at a time and keeps its newest message in sight.

import { reconcile } from "./dom.js";

const NEAR_PIXELS = 80;

export class Talk {
  #scroller;
  #place = "";
  #atBottom = true;

  constructor(scroller) {
    this.#scroller = scroller;
    scroller.addEventListener("scroll", () => { this.#atBottom = this.#left() < NEAR_PIXELS; });
    scroller.addEventListener("load", () => this.#settle(), true);
    new ResizeObserver(() => this.#settle()).observe(scroller);
  }

  /** `place` names the conversation; true when it is another one than before. */
  show(place, items, keyOf, render) {
    const moved = place !== this.#place;
    if (moved) {
      this.#scroller.replaceChildren();
      this.#scroller.rendered = null;
      this.#place = place;
      this.#atBottom = true;
    }
    reconcile(this.#scroller, items, keyOf, render);
    this.#settle();
    return moved;
  }

  #left() {
    return this.#scroller.scrollHeight - this.#scroller.scrollTop - this.#scroller.clientHeight;
  }

  #settle() {
    if (this.#atBottom) this.#scroller.scrollTop = this.#scroller.scrollHeight;
  }
}
