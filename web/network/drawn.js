// A view that the server drew: its SVG in the page, without the title and footer that saved pictures have.
import { pageOf, slug } from "./dom.js";

export class Drawn {
  constructor(container, listeners) {
    this.container = container;
    this.scale = 1;
    container.addEventListener("scroll", () => this.sayMore(), { passive: true });
    addEventListener("resize", () => this.sayMore());
    container.addEventListener("click", (event) => {
      const mark = event.target.closest("[data-node], [data-tie]");
      if (!mark) return listeners.nothing();
      event.preventDefault();
      if (mark.dataset.node) listeners.node(mark.dataset.node);
      else listeners.tie(...ends(mark.dataset.tie));
    });
  }

  get shown() {
    return !this.container.hidden;
  }

  async load(address) {
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(answer.statusText);
    this.source = await answer.text();
    return this.source;
  }

  // `middle`: scroll a narrow screen to the middle of the drawing, where its subject stands.
  show(source, middle = false) {
    const root = document.importNode(parsed(source), true);
    const { top, height } = root.dataset;
    this.width = root.viewBox.baseVal.width;
    root.setAttribute("viewBox", `0 ${top} ${this.width} ${height}`);
    this.container.toggleAttribute("data-narrow", this.width < 1000);
    this.container.hidden = false;
    this.container.replaceChildren(root);
    this.zoom(0);
    if (middle) this.container.scrollLeft = (this.container.scrollWidth - this.container.clientWidth) / 2;
  }

  hide() {
    this.container.hidden = true;
    this.container.replaceChildren();
    this.sayMore();
  }

  zoom(direction) {
    this.scale = direction ? Math.min(4, Math.max(1, this.scale * 1.4 ** direction)) : 1;
    this.container.firstElementChild.style.width = `${100 * this.scale}%`;
    this.sayMore();
  }

  // Set classes that show whether the drawing scrolls further to the left or right.
  sayMore() {
    const { scrollLeft, clientWidth, scrollWidth, parentElement } = this.container;
    parentElement.classList.toggle("more-right", this.shown && scrollLeft + clientWidth < scrollWidth - 4);
    parentElement.classList.toggle("more-left", this.shown && scrollLeft > 4);
  }

  // What is chosen or found stands out; ties that a filter leaves out are not seen.
  mark({ node, tie, found, kept }) {
    const near = tie ? new Set(ends(tie)) : node ? new Set([slug(node)]) : null;
    for (const element of this.container.querySelectorAll("[data-tie]")) {
      const [a, b] = ends(element.dataset.tie);
      const on = !near || (tie ? near.has(a) && near.has(b) : near.has(a) || near.has(b));
      if (near && on && !tie) near.others = (near.others ?? new Set()).add(a).add(b);
      element.classList.toggle("aside", !on);
      element.classList.toggle("left-out", kept(a, b) === false);
    }
    for (const element of this.container.querySelectorAll("[data-node]")) {
      const name = slug(element.dataset.node);
      const off = (found.size && !found.has(element.dataset.node)) || (near && !near.has(name) && !near.others?.has(name));
      element.classList.toggle("aside", Boolean(off));
    }
  }

  // The whole sheet, as a picture of so many pixels.
  sheet() {
    const root = parsed(this.source);
    const { width, height } = root.viewBox.baseVal;
    for (const [name, value] of [["width", width], ["height", height]]) root.setAttribute(name, value);
    const address = root.querySelector("text.address");
    if (address) address.textContent = location.href;
    return root;
  }
}

const parsed = (source) => new DOMParser().parseFromString(source, "image/svg+xml").documentElement;

// The two ends of a tie as it is named in addresses.
export function ends(name) {
  const at = name.indexOf("--");
  return [name.slice(0, at), name.slice(at + 2)];
}

export const leadTo = (iri, base) => location.assign(pageOf(iri, base));
