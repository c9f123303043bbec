// The page inside an <iframe> of another site: it tells that site how high it would like to be, and nothing else. What a
// host makes of it is shown in dist/examples/.

/** Posts { type: "plan-explorer-height", height } in CSS px to the page around this one, now and whenever it changes. */
export function tellHeight(): void {
  if (parent === window) return;
  const element = document.querySelector("plan-explorer");
  const content = element?.shadowRoot?.querySelector<HTMLElement>("[part~=plan]");
  if (!content) return;
  // as high as its content and not as the frame, or it could never shrink (see page.css)
  document.documentElement.classList.add("framed");
  new ResizeObserver(() => {
    parent.postMessage({ type: "plan-explorer-height", height: Math.ceil(content.getBoundingClientRect().height) }, "*");
  }).observe(content);
}
