// Colours, type and space. Inside, the styles use short names; outside, a page may set any `--plan-…` on the element or on
// anything above it. The defaults stand behind var(), since a default set on the host would win over an inherited value.

const SANS = `"PingFang SC","Hiragino Sans GB","Microsoft YaHei","Noto Sans CJK SC","Source Han Sans SC",system-ui,sans-serif`;

interface Palette {
  /** ground of the page */
  paper: string;
  /** ground of what the pointer or the keys stand on */
  wash: string;
  ink: string;
  /** what is derived or said in passing */
  quiet: string;
  /** lines between things */
  rule: string;
  /** edges of things one can act on */
  edge: string;
  accent: string;
  mark: string;
  /** the hit one stands on */
  "mark-now": string;
  "mark-ink": string;
}

const LIGHT: Palette = {
  paper: "#fdfdfb",
  wash: "#f1f3f0",
  ink: "#1d2022",
  quiet: "#5d6366",
  rule: "#dfe1dc",
  edge: "#868c8a",
  accent: "#0b5a75",
  mark: "#ffe890",
  "mark-now": "#ffc44d",
  "mark-ink": "#1d2022",
};

const DARK: Palette = {
  paper: "#17191b",
  wash: "#212528",
  ink: "#dfdeda",
  quiet: "#9fa4a5",
  rule: "#34393c",
  edge: "#777e81",
  accent: "#7fc0dc",
  mark: "#5c4c14",
  "mark-now": "#d9a634",
  "mark-ink": "#fff6d8",
};

const colours = (palette: Palette) =>
  Object.entries(palette)
    .map(([name, value]) => `--${name}:var(--plan-${name},${value});`)
    .join("");

export const TOKENS = `
.plan{color-scheme:light;--font:var(--plan-font,${SANS});
--reading-font:var(--plan-reading-font,"Songti SC","Noto Serif CJK SC","Source Han Serif SC",${SANS});
--radius:var(--plan-radius,3px);--z-top:var(--plan-z-top,2);${colours(LIGHT)}}
@media screen{
.plan[data-scheme=dark]{color-scheme:dark;${colours(DARK)}--mark-now-ink:#17191b}
@media (prefers-color-scheme:dark){.plan:not([data-scheme=light]){color-scheme:dark;${colours(DARK)}--mark-now-ink:#17191b}}
}`;
