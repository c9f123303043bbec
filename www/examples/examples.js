// Everything the examples do beyond their markup.
"use strict";

const attributes = document.getElementById("attributes");
document.getElementById("controls").addEventListener("input", (event) => {
  const { name, value } = event.target;
  if (value) attributes.setAttribute(name, value);
  else attributes.removeAttribute(name);
});
document.getElementById("controls").addEventListener("submit", (event) => event.preventDefault());

for (const name of ["ready", "search", "select", "error"])
  attributes.addEventListener(`plan-explorer-${name}`, ({ type, detail }) => {
    document.getElementById("log").textContent = `${type} ${JSON.stringify(detail)}`;
  });

document.getElementById("documents").addEventListener("click", (event) => {
  const link = event.target.closest("a[data-key]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  document.getElementById("reader").open(link.dataset.key);
});

const frame = document.getElementById("frame");
addEventListener("message", (event) => {
  if (event.source !== frame.contentWindow || event.data?.type !== "plan-explorer-height") return;
  frame.style.height = `${Math.min(event.data.height, 900)}px`;
});
