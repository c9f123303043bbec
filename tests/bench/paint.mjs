// What a reader feels: from a key to the frame that shows its results, and what jumps about meanwhile (CLS).

/** Types `words`, key by key, into the page; gives milliseconds of every key, and the cumulative layout shift by stage. */
export async function timeKeys(page, words) {
  await page.addInitScript(watchPaint);
  await page.goto(page.url());
  const box = page.getByRole("combobox").first();
  await box.waitFor();
  await page.waitForTimeout(1500);
  const atStart = await page.evaluate(() => window.planShift());
  await box.click();
  for (const word of words) {
    await box.fill("");
    for (const key of word) {
      await page.keyboard.insertText(key);
      // as fast as a quick hand
      await page.waitForTimeout(60);
    }
  }
  const keys = await page.evaluate(() => window.planKeys);
  await box.fill("");
  await page.keyboard.insertText(words[0]);
  await page.waitForTimeout(700);
  await page.keyboard.press("Enter");
  await page.waitForTimeout(1500);
  await page.goBack();
  await page.waitForTimeout(1500);
  return { keys, shift: { start: atStart, session: await page.evaluate(() => window.planShift()) } };
}

// Runs before the scripts of the page. A key ends with the frame that paints the last change of the room before the element
// reports the search; a key that was overtaken by the next is not counted.
function watchPaint() {
  window.planKeys = [];
  let key = null;
  const settle = (key) => {
    if (key.reported && !key.frames && !key.counted) window.planKeys.push(key.painted - key.at), (key.counted = true);
  };
  const awaitFrame = (key) => {
    if (key.waits) return;
    key.waits = true;
    key.frames++;
    requestAnimationFrame(() => {
      key.waits = false; // changes made from here on belong to the next frame
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        key.painted = performance.now();
        key.frames--;
        settle(key);
      };
      port2.postMessage(null);
    });
  };
  addEventListener("input", (event) => {
    const box = event.composedPath()[0];
    key = box.value ? { at: event.timeStamp, query: box.value.trim(), frames: 0 } : null;
    if (window.planWatched) return;
    window.planWatched = new MutationObserver(() => key && !key.reported && awaitFrame(key));
    window.planWatched.observe(box.getRootNode().querySelector("main"), { subtree: true, childList: true, characterData: true });
  }, true);
  addEventListener("plan-explorer-search", ({ detail }) => {
    if (!key || detail.query.trim() !== key.query) return;
    if (!key.painted && !key.frames) awaitFrame(key); // nothing had to be changed
    key.reported = true;
    settle(key);
  });
  // the definition of web.dev: the worst window of at most 5 s with gaps under 1 s, without what follows an input
  const shifts = [];
  new PerformanceObserver((list) => shifts.push(...list.getEntries().filter((one) => !one.hadRecentInput))).observe({ type: "layout-shift", buffered: true });
  window.planShift = () => {
    let worst = 0, sum = 0, first = 0, last = -Infinity;
    for (const { startTime, value } of shifts) {
      if (startTime - last > 1000 || startTime - first > 5000) [sum, first] = [0, startTime];
      [sum, last] = [sum + value, startTime];
      worst = Math.max(worst, sum);
    }
    return worst;
  };
}
