// Opens the engine and guards it: whatever goes wrong behind these functions leaves them as a PlanError with a code of the
// closed list in types.ts. When not to use it: to draw anything; this file knows no document.
import type { Engine, FirstEngine } from "plan-explorer:glue";
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
  return typeof WebAssembly === "object" ? null : "no-wasm";
}

/** The bytes that a script carries as packed text (see unpack.ts). */
export async function carried(packed: string, unpacked = unpack): Promise<ArrayBuffer> {
  try {
    return await unpacked(packed);
  } catch (cause) {
    throw new PlanError("load-failed", `The packed engine cannot be read (${words(cause)}): the script was changed or cut on its way here. Fetch it again.`, { cause });
  }
}

interface Watched {
  /** what the bytes must hash to */
  integrity?: string;
  /** is given a second reading of the body, to count it */
  watch?: (response: Response) => void;
}

/** Fetches the wasm: compiled while it arrives, or whole from a host that sends the wrong MIME type for it. */
export async function fetchWasm(url: URL | string, { integrity = "", watch }: Watched = {}): Promise<WebAssembly.Module | ArrayBuffer> {
  const response = await fetched("engine", url, integrity);
  watch?.(response.clone());
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

/** Fetches the core of the corpus. */
export async function fetchCore(url: URL | string, { watch }: Watched = {}): Promise<ArrayBuffer> {
  const response = await fetched("core", url);
  watch?.(response.clone());
  return body("core", response);
}

/** Fetches the annex of the corpus, which nobody waits for as for the engine. */
export const fetchAnnex = async (url: URL | string) => body("annex", await fetched("annex", url));

/** Fetches a compiled corpus. From file:// browsers allow no fetch, so that there this always fails. */
export const fetchCorpus = async (url: URL | string) => body("corpus", await fetched("corpus", url));

async function fetched(what: string, url: URL | string, integrity = ""): Promise<Response> {
  try {
    const response = await fetch(url, { integrity });
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

export type Wasm = BufferSource | WebAssembly.Module;

/** An engine to be: its wasm, and the glue that speaks to it. */
export interface Program<Opened> {
  wasm: Wasm | Promise<Wasm>;
  glue: () => { default: (source: { module_or_path: Wasm }) => Promise<unknown>; Engine: { openCore(core: Uint8Array): Opened } };
}

/** What an explorer is made of. */
export interface Sources {
  /** Answers until the whole engine is there. */
  first?: () => Program<FirstEngine>;
  whole: () => Program<Engine> | Promise<Program<Engine>>;
  core: () => BufferSource | Promise<BufferSource>;
  /** Asked for once the core answers. */
  annex: () => BufferSource | Promise<BufferSource>;
}

/** Opens an explorer and waits for its annex. */
export async function openWhole(sources: Sources): Promise<Explorer> {
  const explorer = await openExplorer(sources);
  const trouble = await explorer.settled;
  if (trouble) throw trouble;
  return explorer;
}

/** Opens an explorer on a core. `ended` is called once, when it can answer no more. */
export async function openExplorer({ first, whole, core, annex }: Sources, ended: () => void = () => {}): Promise<Explorer> {
  const bytes = Promise.resolve(core()).then(bytesIn);
  bytes.catch(() => {}); // it is awaited later, and never left without a listener
  const open = <Opened>(program: Program<Opened>) => launch(program, async ({ openCore }) => openCore(await bytes));
  const rest = { whole: async () => open(await whole()), annex };
  return first ? guard(await open(first()), false, rest, ended) : guard(await rest.whole(), true, rest, ended);
}

/** Opens an explorer on a whole corpus. */
export async function openCorpus(program: Program<Engine>, corpus: ArrayBuffer | Uint8Array, ended: () => void = () => {}): Promise<Explorer> {
  const bytes = corpusBytes(corpus);
  try {
    return guard(await launch(program, (made) => new (made as unknown as new (corpus: Uint8Array) => Engine)(bytes)), true, null, ended);
  } catch (error) {
    const { code, cause } = error as PlanError;
    if (code !== "panic") throw error;
    // nobody vouches for a file that was handed over, and opened again it would stop the next engine as well
    throw new PlanError("corpus-damaged", `The engine stopped while it opened the corpus file (${words(cause)}); build the file again.`, { cause });
  }
}

/** Compiles a program and opens an engine with it. Every call makes an instance of its own, so a new one can follow one that panicked. */
async function launch<Opened>({ wasm, glue }: Program<Opened>, open: (made: ReturnType<Program<Opened>["glue"]>["Engine"]) => Opened | Promise<Opened>): Promise<Opened> {
  const [module] = await Promise.allSettled([wasm]); // first, so that its failure is never left without a listener
  if (typeof WebAssembly !== "object") throw new PlanError("no-wasm", "This browser has no WebAssembly.");
  const made = glue();
  try {
    if (module.status === "rejected") throw module.reason;
    if (!(module.value instanceof WebAssembly.Module) && !isWasm(module.value)) throw new PlanError("load-failed", `What was given as the engine is not wasm: ${described(module.value)}.`);
    await made.default({ module_or_path: module.value });
  } catch (cause) {
    if (cause instanceof PlanError) throw cause;
    if (!(await wasmAllowed()))
      throw new PlanError("no-wasm", `WebAssembly is not allowed here (${words(cause)}); the page's policy needs 'wasm-unsafe-eval'.`, { cause });
    throw new PlanError("load-failed", `The engine could not be loaded (${words(cause)}).`, { cause });
  }
  try {
    return await open(made.Engine);
  } catch (thrown) {
    throw toPlanError(thrown);
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

/** What comes after the first answer. */
interface Rest {
  whole: () => Promise<Engine>;
  annex: Sources["annex"];
}

function guard(opened: FirstEngine | Engine, isWhole: boolean, rest: Rest | null, ended: () => void): Explorer {
  let engine: (FirstEngine & Partial<Engine>) | null = opened;
  let whole = isWhole;
  let end = new PlanError("freed", "This explorer was freed; open a new one.");

  // Letting go of the engine lets the collector take the whole instance: memory of wasm never shrinks otherwise.
  function drop() {
    engine = null;
    ended();
  }
  function call<Name extends Exclude<keyof Engine, "free">>(name: Name, ...given: Parameters<Engine[Name]>): ReturnType<Engine[Name]> {
    if (!engine) throw end;
    if (!(name in engine)) throw new PlanError("corpus-incomplete", `${name}() needs the whole engine, which is not there yet.`);
    try {
      return (engine as unknown as Record<Name, (...given: Parameters<Engine[Name]>) => ReturnType<Engine[Name]>>)[name](...given);
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

  /** The whole engine in place of the first one. */
  async function takeOver(coming: Promise<Engine>) {
    const next = await coming;
    if (!engine) return next.free();
    engine.free();
    engine = next;
    whole = true;
  }
  async function come({ whole: wholeEngine, annex }: Rest): Promise<PlanError | null> {
    state = "coming";
    const bytes = Promise.resolve().then(annex).then(bytesIn);
    bytes.catch(() => {}); // awaited below
    try {
      if (!whole) {
        const coming = wholeEngine();
        await Promise.allSettled([coming, bytes]);
        await takeOver(coming);
      }
      call("attach", await bytes);
      state = "there";
      return null;
    } catch (error) {
      state = "missing";
      return error instanceof PlanError ? error : new PlanError("load-failed", words(error), { cause: error });
    }
  }
  let state: Explorer["annex"] = "there";
  let settled = rest ? come(rest) : Promise.resolve(null);
  return {
    get annex() {
      return state;
    },
    get whole() {
      return whole;
    },
    get settled() {
      return settled;
    },
    complete() {
      if (rest && state === "missing") settled = come(rest);
      return settled;
    },
    search: (request) => call("search", own(request)),
    searchIds: (request) => call("searchIds", own(request)),
    why: (query, id) => call("why", text(query, "query"), text(id, "id")),
    concordance: (request) => call("concordance", own(request)),
    suggest: (prefix, limit) => call("suggest", text(prefix, "prefix"), count(limit)),
    documents: () => call("documents"),
    outline: (documentKey) => call("outline", text(documentKey, "documentKey")),
    read: (nodeId, query) => call("read", text(nodeId, "nodeId"), query === undefined ? query : text(query, "query")),
    readAround: (documentKey, quote, query) => call("readAround", text(documentKey, "documentKey"), text(quote, "quote"), text(query ?? "", "query")),
    readRaw: (nodeId) => call("readRaw", text(nodeId, "nodeId")),
    themes: () => call("themes"),
    provenance: (id) => call("provenance", text(id, "id")),
    dropped: (documentKey) => call("dropped", text(documentKey, "documentKey")),
    rawText: (documentKey) => call("rawText", text(documentKey, "documentKey")),
    glossary: () => call("glossary"),
    wordings: () => call("wordings"),
    servedText: (documentKey) => served(call("read", text(documentKey, "documentKey"))),
    map: () => call("map"),
    compare: (a, b) => call("compare", text(a, "a"), text(b, "b")),
    indicators: (filter) => call("indicators", own(filter ?? {})),
    series: (filter) => call("series", own(filter ?? {})),
    about: () => call("about"),
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

const REQUEST = ["query", "literal", "filters", "sort", "offset", "limit"];
const FILTERS = ["doc", "region", "year", "kind", "section", "theme", "unit", "subject", "indicator", "value", "series", "status"];

/**
 * A request of plain values. Its getters run here: one that throws in the midst of a call, or that frees the engine there,
 * would leave it held for ever.
 */
function own<Request>(request: Request): Request {
  try {
    const made = taken(request, REQUEST);
    if (isObject(made)) made["filters"] = taken(made["filters"], FILTERS);
    return made as Request;
  } catch (cause) {
    throw new PlanError("bad-request", `The request cannot be read (${words(cause)}).`, { cause });
  }
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;

/** Some properties of an object, lists copied; what is no object stays what it is. */
const taken = (value: unknown, names: readonly string[]): unknown =>
  isObject(value)
    ? Object.fromEntries(
        names.map((name) => {
          const one = value[name];
          return [name, Array.isArray(one) ? [...one] : one];
        }),
      )
    : value;

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
  try {
    return thrown instanceof Error ? thrown.message : String(thrown);
  } catch {
    return "an error that cannot be told"; // an object that is no text either
  }
}
