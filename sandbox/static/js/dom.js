// Elements made by hand: whatever people wrote becomes text nodes only.

export const byId = (id) => document.getElementById(id);

/** h("button", {class: "x", onclick: f, dataset: {id: 1}}, "text", node, …); null children are skipped. */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name === "dataset") Object.assign(element.dataset, value);
    else if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== ""));
  return element;
}

/**
 * Make `container` show `items` in order. A node is made anew only when `versionOf` its item differs from before;
 * the focus moves to the new node.
 */
export function reconcile(container, items, keyOf, render, versionOf = (item) => item) {
  const known = container.rendered ?? new Map();
  const next = new Map();
  let place = container.firstElementChild;
  for (const item of items) {
    const key = keyOf(item);
    const version = versionOf(item);
    const old = known.get(key);
    let node = old?.node;
    if (!old || old.version !== version) {
      node = render(item);
      node.classList.toggle("fresh", !old && known.size > 0);
      if (old) {
        if (place === old.node) place = node;
        swap(old.node, node);
      }
    }
    if (node === place) place = place.nextElementSibling;
    else container.insertBefore(node, place);
    next.set(key, { version, node });
  }
  for (const [key, { node }] of known) if (!next.has(key)) node.remove();
  container.rendered = next;
}

function swap(old, fresh) {
  const focused = old.contains(document.activeElement);
  old.replaceWith(fresh);
  if (focused) fresh.focus();
}
