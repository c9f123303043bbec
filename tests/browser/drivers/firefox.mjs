// Firefox, by Marionette. Automation usually lifts its rule that a local file may read no other: here it is in force.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { marionette } from "./marionette.mjs";
import { household, installed, until } from "./process.mjs";
import { clicking, pressing } from "./actions.mjs";

export const name = "Firefox";
export const program = installed(process.env.FIREFOX, "firefox-esr", "firefox", "/Applications/Firefox.app/Contents/MacOS/firefox");
export const wanted = "firefox-esr, or its path in FIREFOX";
/** Text comes through the same interface as from an input method of the system. */
export const composition = "real";

const QUIET = {
  "app.normandy.enabled": false,
  "app.update.enabled": false,
  "browser.newtabpage.enabled": false,
  "browser.region.update.enabled": false,
  "browser.safebrowsing.downloads.enabled": false,
  "browser.safebrowsing.malware.enabled": false,
  "browser.safebrowsing.phishing.enabled": false,
  "browser.search.update": false,
  "browser.shell.checkDefaultBrowser": false,
  "browser.startup.homepage": "about:blank",
  "browser.startup.page": 0,
  "datareporting.policy.dataSubmissionEnabled": false,
  "dom.push.enabled": false,
  "extensions.getAddons.cache.enabled": false,
  "extensions.systemAddon.update.enabled": false,
  "extensions.update.enabled": false,
  "media.gmp-manager.updateEnabled": false,
  "network.captive-portal-service.enabled": false,
  "network.connectivity-service.enabled": false,
  "services.settings.server": "data:,",
  "toolkit.telemetry.server": "data:,",
  "toolkit.telemetry.enabled": false,
};

export async function start({ proxy, language = "zh-CN" }) {
  const house = household("firefox");
  const [host, port] = proxy.split(":");
  const preferences = {
    ...QUIET,
    "marionette.port": 0,
    "security.fileuri.strict_origin_policy": true,
    "intl.accept_languages": language,
    "layout.css.prefers-color-scheme.content-override": 1,
    "network.proxy.type": 1,
    "network.proxy.http": host, "network.proxy.http_port": Number(port),
    "network.proxy.ssl": host, "network.proxy.ssl_port": Number(port),
  };
  const lines = Object.entries(preferences).map((pair) => `user_pref(${pair.map((part) => JSON.stringify(part)).join(", ")});\n`);
  writeFileSync(join(house.home, "user.js"), lines.join(""));
  // system access: the composition and the colour scheme are set from the side of the browser
  house.start(program, ["--marionette", "-remote-allow-system-access", "-headless", "-no-remote", "-profile", house.home], { MOZ_CRASHREPORTER_DISABLE: "1", MOZ_REMOTE_SETTINGS_DEVTOOLS: "1" });
  const portFile = join(house.home, "MarionetteActivePort");
  const active = await until("Firefox", () => existsSync(portFile) && Number(readFileSync(portFile, "utf8")), 60_000);
  const { call, close } = marionette(active);
  await call("WebDriver:NewSession", { capabilities: { alwaysMatch: {} } });
  await call("WebDriver:SetTimeouts", { script: 30_000, pageLoad: 30_000 });

  const script = (source, args) => call("WebDriver:ExecuteScript", { script: source, args });
  async function inBrowser(source, ...args) {
    await call("Marionette:SetContext", { value: "chrome" });
    try {
      return await script(source, args);
    } finally {
      await call("Marionette:SetContext", { value: "content" });
    }
  }
  const WINDOW = "const window = Services.wm.getMostRecentWindow('navigator:browser');";
  const INPUT = `${WINDOW} const input = (window.planInput ??= (() => {
    const made = Cc["@mozilla.org/text-input-processor;1"].createInstance(Ci.nsITextInputProcessor);
    if (!made.beginInputTransactionForTests(window)) throw new Error("no input transaction");
    return made;
  })());`;
  return {
    go: (url) => call("WebDriver:Navigate", { url }),
    run: (source, args) => script(source, args),
    press: (key) => call("WebDriver:PerformActions", { actions: pressing(key) }),
    clickAt: (x, y) => call("WebDriver:PerformActions", { actions: clicking(x, y) }),
    compose: (text) => inBrowser(`${INPUT} const [text] = arguments;
      input.setPendingCompositionString(text);
      input.appendClauseToPendingComposition(text.length, input.ATTR_RAW_CLAUSE);
      input.setCaretInPendingComposition(text.length);
      input.flushPendingComposition();`, text),
    commit: (text) => inBrowser(`${INPUT} input.commitCompositionWith(arguments[0]);`, text),
    back: () => call("WebDriver:Back"),
    // the window itself has a least width: its page is given the size
    async resize(width, height) {
      await call("WebDriver:SetWindowRect", { width: Math.max(width, 500) + 20, height: height + 120 });
      await inBrowser(`${WINDOW} const { style } = window.gBrowser.selectedBrowser;
        style.setProperty("width", arguments[0] + "px", "important");
        style.setProperty("height", arguments[1] + "px", "important");
        style.setProperty("flex", "none", "important");`, width, height);
    },
    dark: (on) => inBrowser("Services.prefs.setIntPref('layout.css.prefers-color-scheme.content-override', arguments[0])", on ? 0 : 1),
    paper: (on) => inBrowser(`${WINDOW} window.gBrowser.selectedBrowser.browsingContext.mediumOverride = arguments[0]`, on ? "print" : ""),
    screenshot: async () => Buffer.from(await call("WebDriver:TakeScreenshot", { full: false, hash: false }), "base64"),
    /** Errors of pages, as the browser's own console has them. */
    trouble: () => inBrowser(`return Services.console.getMessageArray()
      .filter((each) => each instanceof Ci.nsIScriptError && !(each.flags & Ci.nsIScriptError.warningFlag) && /^(file|https?):/.test(each.sourceName))
      .map((each) => each.errorMessage + " (" + each.sourceName.slice(0, 100) + ")")`),
    close() {
      close();
      house.end();
    },
  };
}
