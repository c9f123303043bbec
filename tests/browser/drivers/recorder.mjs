// A proxy between a browser and the world: it writes down who was to be reached, and lets nobody through. Browsers go around
// a proxy for 127.0.0.1 (WebKit when told so), so whatever arrives here was meant for another host.
import { createServer } from "node:http";
import { listen } from "../../../www/pack/serve.mjs";

export async function recorder() {
  const asked = [];
  const server = createServer((request, response) => {
    asked.push(request.url);
    response.writeHead(502).end();
  });
  server.on("connect", (request, socket) => {
    asked.push(request.url);
    socket.on("error", () => {});
    socket.end("HTTP/1.1 502 Bad Gateway\r\n\r\n");
  });
  server.unref(); // tests that fail before they close it still end
  const address = (await listen(server)).replace("http://", "");
  return { asked, address, close: () => (server.close(), server.closeAllConnections()) };
}
