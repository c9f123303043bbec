// The protocol Firefox speaks itself (no geckodriver needed): frames of `length:json`, [0, id, command, parameters] one way,
// [1, id, error, result] back. https://firefox-source-docs.mozilla.org/testing/marionette/Protocol.html
import { connect } from "node:net";

export function marionette(port) {
  const socket = connect(port, "127.0.0.1");
  const waiting = new Map();
  let held = Buffer.alloc(0);
  let last = 0;

  const failAll = (error) => {
    for (const { failed } of waiting.values()) failed(error);
    waiting.clear();
  };
  socket.on("error", failAll);
  socket.on("close", () => failAll(new Error("Firefox is gone")));
  socket.on("data", (data) => {
    held = Buffer.concat([held, data]);
    for (;;) {
      const colon = held.indexOf(":");
      const end = colon + 1 + Number(held.subarray(0, Math.max(colon, 0)));
      if (colon < 0 || held.length < end) return;
      const message = JSON.parse(held.subarray(colon + 1, end));
      held = held.subarray(end);
      if (Array.isArray(message)) settle(message); // the greeting is no array
    }
  });
  function settle([, id, error, result]) {
    const { done, failed, command } = waiting.get(id) ?? {};
    waiting.delete(id);
    if (error) failed?.(new Error(`${command}: ${error.error}: ${error.message}`));
    else done?.(result && "value" in result ? result.value : result);
  }
  return {
    call(command, parameters = {}) {
      const id = ++last;
      return new Promise((done, failed) => {
        waiting.set(id, { done, failed, command });
        const frame = Buffer.from(JSON.stringify([0, id, command, parameters]));
        socket.write(Buffer.concat([Buffer.from(`${frame.length}:`), frame]));
      });
    },
    close: () => socket.destroy(),
  };
}
