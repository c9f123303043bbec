// node serve.mjs FOLDER [PORT]: serves a folder on 127.0.0.1. For trying things out, not for the open network.
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".ts": "text/plain; charset=utf-8",
  ".md": "text/plain; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".webmanifest": "application/manifest+json",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
};

/** `base`: the path the folder appears under, as on a host that serves projects from sub-folders. `headers`: sent with every file, or a function of its path. */
export function folderServer(folder, { base = "/", headers = {} } = {}) {
  const root = resolve(folder);
  return createServer(async (request, response) => {
    const path = decodePath(request.url);
    if (!path?.startsWith(base)) return end(response, 404);
    let file = join(root, normalize("/" + path.slice(base.length)));
    try {
      const found = await stat(file);
      if (found.isDirectory() && !path.endsWith("/")) return end(response, 301, { location: path + "/" });
      if (found.isDirectory()) await stat((file = join(file, "index.html")));
    } catch {
      return end(response, 404);
    }
    response.writeHead(200, { "content-type": TYPES[extname(file)] ?? "application/octet-stream", "cache-control": "no-cache", ...(typeof headers === "function" ? headers("/" + path.slice(base.length)) : headers) });
    if (request.method === "HEAD") return response.end();
    createReadStream(file).on("error", () => response.destroy()).pipe(response);
  });
}

function decodePath(url) {
  try {
    return decodeURIComponent(new URL(url, "http://localhost").pathname);
  } catch {
    return null;
  }
}

function end(response, status, headers = {}) {
  response.writeHead(status, headers).end();
}

/** Listens on `port`, or on any free one if it is taken; gives the address. */
export function listen(server, port = 0) {
  return new Promise((done, failed) => {
    server.on("error", (error) => (error.code === "EADDRINUSE" && port ? server.listen((port = 0), "127.0.0.1") : failed(error)));
    server.listen(port, "127.0.0.1", () => done(`http://127.0.0.1:${server.address().port}`));
  });
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [folder = ".", port = 8000] = process.argv.slice(2);
  console.log(`${await listen(folderServer(folder), Number(port))}/   (Ctrl+C ends)`);
}
