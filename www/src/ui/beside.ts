// Boxes that open beside words. Where they stand is measured on the screen and set in the element's own pixels, which are others
// where the page is zoomed or scaled.

/**
 * Sets where a box is to stand on the screen, as --x and --y for its styles: from `left` on, but within its column, and with its
 * top where `top` says, which is given its height.
 */
export function standAt(box: HTMLElement, left: number, top: (height: number) => number) {
  const parent = box.parentElement!;
  const column = parent.getBoundingClientRect();
  const scale = column.width / parent.offsetWidth || 1;
  const width = box.offsetWidth * scale;
  const wanted = { left: Math.max(column.left, Math.min(left, column.right - width)), top: top(box.offsetHeight * scale) };
  const at = { x: 0, y: 0 };
  // from the corner of the column, then once more: a scale taken from whole pixels is out by some lines at the end of a long text
  for (let look = 0; look < 3; look++) {
    box.style.setProperty("--x", `${at.x}px`);
    box.style.setProperty("--y", `${at.y}px`);
    const now = box.getBoundingClientRect();
    at.x += (wanted.left - now.left) / scale;
    at.y += (wanted.top - now.top) / scale;
  }
}
