// Opens the engine and guards it: whatever goes wrong behind these functions leaves them as a PlanError with a code of the
// closed list in types.ts. When not to use it: to draw anything; this file knows no document.
import createGlue, { type Engine } from "plan-explorer:glue";
import type { Block, ErrorCode, Explorer, Reading } from "./types";
import { unpack } from "./unpack";

export class PlanError extends Error {
  override readonly name = "PlanError";
  constructor(readonly code: ErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
  }
}

/** Why no engine can run here, or null if one can. A policy that forbids wasm shows only when the engine is opened. */
export function support(): ErrorCode | null {
  if (typeof WebAssembly !== "object") return "no-wasm";
  if (typeof DecompressionStream !== "function") return "no-inflate";
  return null;
}

/** Packed text (see unpack.ts) to the bytes it holds. */
export async function inflate(packed: string, unpacked = unpack): Promise<ArrayBuffer> {
  if (typeof DecompressionStream !== "function")
    throw new PlanError("no-inflate", "This browser has no DecompressionStream.");
  try {
    return await unpacked(packed);
  } catch (cause) {
    throw new PlanError("load-failed", `The packed engine cannot be read (${words(cause)}): the script was changed or cut on its way here. Fetch it again.`, { cause });
  }
}

/** Fetches the wasm: compiled while it arrives, or whole from a host that sends the wrong MIME type for it. */
export async function fetchWasm(url: URL | string): Promise<WebAssembly.Module | ArrayBuffer> {
  const response = await fetched("engine", url);
  const typed = response.headers.get("content-type") === "application/wasm";
  if (typed) return WebAssembly.compileStreaming(response);
  const bytes = await body("engine", response);
  if (!isWasm(bytes)) throw notFetched("engine", response.url, `what came is not wasm: ${described(bytes, response)}`);
  return bytes;
}

const isWasm = (bytes: BufferSource) => String(bytesIn(bytes).subarray(0, 4)) === "0,97,115,109";

/** What came in place of something else, for whoever has to find out why. */
function described(source: BufferSource, response?: Response): string {
  const bytes = bytesIn(source);
  const type = response?.headers.get("content-type");
  const beginning = new TextDecoder().decode(bytes.subarray(0, 60)).replace(/\s+/g, " ");
  return `${bytes.length} bytes${type ? ` of ${type}` : ""}, beginning with ${beginning}`;
}

/** Fetches the annex of the corpus, which nobody waits for as for the engine. */
export const fetchAnnex = async (url: URL | string) => body("annex", await fetched("annex", url));

/** Fetches a compiled corpus. From file:// browsers allow no fetch, so that there this always fails. */
export const fetchCorpus = async (url: URL | string) => body("corpus", await fetched("corpus", url));

async function fetched(what: string, url: URL | string): Promise<Response> {
  try {
    const response = await fetch(url);
    if (response.ok) return response;
    throw new Error(`HTTP ${response.status}`);
  } catch (cause) {
    throw notFetched(what, url, cause);
  }
}

async function body(what: string, response: Response): Promise<ArrayBuffer> {
  let bytes;
  try {
    bytes = await response.arrayBuffer();
  } catch (cause) {
    throw notFetched(what, response.url, cause);
  }
  // servers of applications send their page where there is no file
  if (/html/.test(response.headers.get("content-type") ?? "") && bytesIn(bytes)[0] === 60) throw notFetched(what, response.url, `a page came in its place: ${described(bytes, response)}`);
  return bytes;
}

const notFetched = (what: string, url: URL | string, cause: unknown) =>
  new PlanError("load-failed", `The ${what} could not be fetched from ${url} (${words(cause)}).`, { cause });

/** What an explorer is made of: the wasm with the core of its corpus, and the annex; or a whole corpus in their place. */
export interface Sources {
  wasm: BufferSource | WebAssembly.Module | Promise<BufferSource | WebAssembly.Module>;
  /** Asked for once the core answers. */
  annex: () => BufferSource | Promise<BufferSource>;
  corpus?: ArrayBuffer | Uint8Array | undefined;
}

/** Opens an explorer and waits for its annex. */
export async function openWhole(sources: Sources): Promise<Explorer> {
  const explorer = await openExplorer(sources);
  const trouble = await explorer.settled;
  if (trouble) throw trouble;
  return explorer;
}

/**
 * Compiles the wasm and opens its core, or `corpus` in place of it. Every call makes an instance of its own, so a new one
 * can follow one that panicked. `ended` is called once, when the explorer can answer no more.
 */
export async function openExplorer({ wasm, annex, corpus }: Sources, ended: () => void = () => {}): Promise<Explorer> {
  const [module] = await Promise.allSettled([wasm]); // first, so that its failure is never left without a listener
  if (typeof WebAssembly !== "object") throw new PlanError("no-wasm", "This browser has no WebAssembly.");
  const bytes = corpus === undefined ? undefined : corpusBytes(corpus);
  const glue = createGlue();
  try {
    if (module.status === "rejected") throw module.reason;
    if (!(module.value instanceof WebAssembly.Module) && !isWasm(module.value)) throw new PlanError("load-failed", `What was given as the engine is not wasm: ${described(module.value)}.`);
    await glue.default({ module_or_path: module.value });
  } catch (cause) {
    if (cause instanceof PlanError) throw cause;
    if (!(await wasmAllowed()))
      throw new PlanError("no-wasm", `WebAssembly is not allowed here (${words(cause)}); the page's policy needs 'wasm-unsafe-eval'.`, { cause });
    throw new PlanError("load-failed", `The engine could not be loaded (${words(cause)}).`, { cause });
  }
  try {
    return guard(new glue.Engine(bytes), bytes ? null : annex, ended);
  } catch (thrown) {
    const error = toPlanError(thrown);
    if (error.code !== "panic" || !bytes) throw error;
    // nobody vouches for a file that was handed over, and opened again it would stop the next engine as well
    throw new PlanError("corpus-damaged", `The engine stopped while it opened the corpus file (${words(thrown)}); build the file again.`, { cause: thrown });
  }
}

const bytesIn = (source: BufferSource) =>
  ArrayBuffer.isView(source) ? new Uint8Array(source.buffer as ArrayBuffer, source.byteOffset, source.byteLength) : new Uint8Array(source);

function corpusBytes(corpus: ArrayBuffer | Uint8Array): Uint8Array {
  if (corpus instanceof Uint8Array) return corpus;
  if (corpus instanceof ArrayBuffer) return new Uint8Array(corpus);
  throw new PlanError("bad-request", "corpus must be an ArrayBuffer or a Uint8Array.");
}

/** Whether even the empty module is refused: then the policy forbids all wasm, and ours was not at fault. */
async function wasmAllowed(): Promise<boolean> {
  try {
    // WebKit refuses the instance only, not the compilation
    await WebAssembly.instantiate(Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0));
    return true;
  } catch {
    return false;
  }
}

function guard(opened: Engine, annex: Sources["annex"] | null, ended: () => void): Explorer {
  let engine: Engine | null = opened;
  let end = new PlanError("freed", "This explorer was freed; open a new one.");

  // Letting go of the engine lets the collector take the whole instance: memory of wasm never shrinks otherwise.
  function drop() {
    engine = null;
    ended();
  }
  function call<T>(run: (engine: Engine) => unknown): T {
    if (!engine) throw end;
    try {
      return run(engine) as T;
    } catch (thrown) {
      const error = toPlanError(thrown);
      if (error.code === "panic") {
        // a trap may have left half-written memory behind: nothing of it can be trusted again
        end = error;
        drop();
      }
      throw error;
    }
  }
  let state: Explorer["annex"] = annex ? "coming" : "there";
  async function attach(annex: Sources["annex"]) {
    try {
      const bytes = bytesIn(await annex());
      call((e) => e.attach(bytes));
      state = "there";
      return null;
    } catch (error) {
      state = "missing";
      return error instanceof PlanError ? error : new PlanError("load-failed", words(error), { cause: error });
    }
  }
  const settled = annex ? attach(annex) : Promise.resolve(null);
  return {
    get annex() {
      return state;
    },
    settled,
    search: (request) => call((e) => e.search(request)),
    searchIds: (request) => call((e) => e.searchIds(request)),
    why: (query, id) => call((e) => e.why(text(query, "query"), text(id, "id"))),
    concordance: (request) => call((e) => e.concordance(request)),
    suggest: (prefix, limit) => call((e) => e.suggest(text(prefix, "prefix"), count(limit))),
    documents: () => call((e) => e.documents()),
    outline: (documentKey) => call((e) => e.outline(text(documentKey, "documentKey"))),
    read: (nodeId, query) => call((e) => e.read(text(nodeId, "nodeId"), query === undefined ? query : text(query, "query"))),
    readAround: (documentKey, quote, query) => call((e) => e.readAround(text(documentKey, "documentKey"), text(quote, "quote"), text(query ?? "", "query"))),
    readRaw: (nodeId) => call((e) => e.readRaw(text(nodeId, "nodeId"))),
    themes: () => call((e) => e.themes()),
    provenance: (id) => call((e) => e.provenance(text(id, "id"))),
    dropped: (documentKey) => call((e) => e.dropped(text(documentKey, "documentKey"))),
    rawText: (documentKey) => call((e) => e.rawText(text(documentKey, "documentKey"))),
    glossary: () => call((e) => e.glossary()),
    servedText: (documentKey) => served(call((e) => e.read(text(documentKey, "documentKey")))),
    map: () => call((e) => e.map()),
    compare: (a, b) => call((e) => e.compare(text(a, "a"), text(b, "b"))),
    indicators: (filter) => call((e) => e.indicators(filter ?? {})),
    series: (filter) => call((e) => e.series(filter ?? {})),
    about: () => call((e) => e.about()),
    free() {
      if (!engine) return;
      const last = engine;
      drop();
      last.free();
    },
  };
}

/** As the command line prints it: headings as "#" and their level, a paragraph a line. */
function served({ blocks }: Reading): string {
  const line = ({ type, level, number, runs }: Block) =>
    (type === "heading" ? "#".repeat(level + 1) + " " : "") +
    number + (/[章节篇分编条]$/.test(number) ? " " : "") + runs.map((run) => run.text).join("") + "\n";
  return blocks.map(line).join("");
}

function text(value: unknown, name: string): string {
  if (typeof value !== "string") throw new PlanError("bad-request", `${name} must be a string.`);
  return value;
}

function count(value: unknown): number | undefined {
  if (value === undefined || (Number.isInteger(value) && (value as number) >= 0)) return value as number | undefined;
  throw new PlanError("bad-request", "limit must be a whole number, 0 or more.");
}

const ENGINE_CODES: readonly string[] = ["corpus-damaged", "corpus-incomplete", "corpus-version", "bad-request", "unknown-id"] satisfies ErrorCode[];

/** What the engine reports itself carries a code; anything else that leaves a call (a trap, an exhausted stack) ended it. */
function toPlanError(thrown: unknown): PlanError {
  if (thrown instanceof PlanError) return thrown;
  const code = (thrown as { code?: unknown } | null)?.code;
  if (typeof code === "string" && ENGINE_CODES.includes(code)) return new PlanError(code as ErrorCode, words(thrown));
  return new PlanError("panic", `The engine stopped in the middle of a call (${words(thrown)}); open a new one.`, { cause: thrown });
}

function words(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}
