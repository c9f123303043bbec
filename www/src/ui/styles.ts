// How it looks: a well-set book with a fast index. Sizes follow the container, not the window, since the element may be a
// guest in a column of 300 px. Two widths matter: 1100 px gives the left column its place, below 700 px rows become stacks.
import { SEARCH } from "./styles-search";
import { TOKENS } from "./tokens";

// The reset is on the wrapper: a rule of the page like *{font-size:40px!important} matches the host and is inherited. Boxes that
// take the width of what they hold (a flex row, a float, a dialog) would give none to a container of inline size: an empty grid
// beside it, of no height, asks for one. A column of the page does not break the widget in two, a sheet of paper does.
const HOST = `
:host{display:block;max-width:100%}
:host([hidden]){display:none}
slot[hidden]{display:none}
.guest{all:initial;direction:ltr;display:block;width:100%}
.guest::before{content:"";display:grid;grid-template-columns:minmax(min(300px,60vw),720px)}
.plan{display:inline-block;vertical-align:top;width:100%;container:plan/inline-size}
:host([hash-sync]:not([hash-sync=false])) .plan:not(.own){min-height:100vh}
.own{position:relative;height:var(--view);overflow:auto}
`;

const BASE = `
.plan{font:16px/1.6 var(--font);color:var(--ink);background:var(--paper);line-break:strict;overflow-wrap:anywhere;
text-spacing-trim:trim-start;-webkit-text-size-adjust:100%;text-size-adjust:100%}
.plan:lang(zh-Hant){font-family:"PingFang TC","Microsoft JhengHei","Noto Sans CJK TC",var(--font)}
.plan:lang(en){font-family:var(--plan-font,system-ui),var(--font);word-break:keep-all}
.plan:is(:lang(zh-Hant),:lang(en)) [lang=zh-Hans]:not(.text){font-family:var(--font)}
.plan:lang(en) [lang=zh-Hans]{word-break:normal}
*,::before,::after{box-sizing:border-box}
h1,h2,h3,h4,h5,h6,p,ol,ul,fieldset{margin:0;padding:0;border:0}
ol,ul{list-style:none}
.numeral{margin-inline-end:.3em}
:is(h1,h2,h3,h4,h5,h6){font-size:1em;line-height:1.4;text-wrap:balance}
a{color:var(--accent);text-decoration:none;cursor:pointer}
a:hover{text-decoration:underline;text-underline-offset:.2em}
button,input,select,textarea{font:inherit;color:inherit}
select,textarea{border:1px solid var(--edge);border-radius:var(--radius);background:var(--paper)}
button{padding:.25em .8em;border:1px solid var(--edge);border-radius:var(--radius);background:none;color:var(--accent);cursor:pointer}
button:hover{background:var(--wash)}
.result:hover,.result[aria-selected=true]{background:var(--wash);box-shadow:-10px 0 var(--wash),10px 0 var(--wash)}
button.plain{border-color:transparent}
button:disabled{color:var(--quiet);border-color:var(--rule);cursor:default}
mark{background:var(--mark);color:var(--mark-ink)}
mark.now{background:var(--mark-now);color:var(--mark-now-ink,var(--mark-ink))}
:focus-visible{outline:2px solid var(--accent);outline-offset:1px}
.quiet,.facts,.count,.path{color:var(--quiet)}
.quiet,.facts{font-size:14px}
.count{font-variant-numeric:tabular-nums;text-align:right;white-space:nowrap}
.facts{display:flex;flex-wrap:wrap;gap:0 1em}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.printed{display:none}
.failure{padding:1em}
.failure button{margin-top:.6em}
`;

// On narrow containers the row with the name scrolls away and the box stays.
const FRAME = `
.frame{--side:250px}
.frame{--head:53px;max-width:1240px;margin:0 auto;padding:0 16px 32px}
.top{position:sticky;top:-44px;z-index:var(--z-top);display:grid;grid-template-columns:1fr auto;align-items:center;gap:0 16px;
padding-bottom:8px;border-bottom:1px solid var(--rule);background:var(--paper)}
.clear,.clear .top{background:none}
.clear .top{position:relative;top:0}
.name{grid-row:1;grid-column:1;line-height:44px;font-weight:600;color:var(--ink)}
.rooms{display:flex;align-items:baseline;gap:16px;white-space:nowrap;line-height:34px;grid-column:1/-1;grid-row:1;justify-self:end}
.rooms a[aria-current]{color:var(--ink);box-shadow:inset 0 -2px var(--accent)}
.popup button.plain{padding:0 4px;line-height:34px;color:var(--quiet)}
.menu button.plain{margin-right:-4px}
.panel{position:absolute;z-index:2;right:0;top:44px;width:300px;max-width:100%;padding:12px 16px;border:1px solid var(--edge);border-radius:var(--radius);
background:var(--paper);font-size:15px;line-height:1.5}
.panel>:is(label,div){display:flex;flex-wrap:wrap;justify-content:space-between;align-items:center;gap:4px 12px;padding:5px 0}
.panel select{height:34px}
.panel .quiet{margin-top:6px}
.sizes{font-variant-numeric:tabular-nums}
.box{position:relative;grid-row:2;grid-column:1}
.box:where(:not(:has(+.opener))){grid-column:1/-1}
.opening{padding:24px 0;opacity:0;animation:late 0s .6s forwards}
@keyframes late{to{opacity:1}}
.box input{display:block;width:100%;height:44px;margin:0;padding:0 44px 0 12px;border:1px solid var(--edge);border-radius:var(--radius);
background:var(--paper);font-size:17px;appearance:none}
.box ::-webkit-search-cancel-button{appearance:none;width:13px;height:13px;margin:0 4px;background:var(--quiet);cursor:pointer;
clip-path:polygon(10% 0,50% 40%,90% 0,100% 10%,60% 50%,100% 90%,90% 100%,50% 60%,10% 100%,0 90%,40% 50%,0 10%)}
.box input:focus{outline:2px solid var(--accent);outline-offset:-1px}
.box input:placeholder-shown{text-overflow:ellipsis}
.box input::placeholder{color:var(--quiet);opacity:1}
.opener{grid-row:2;height:44px}
.side{position:sticky;top:53px;z-index:1;height:0}
.sheet{display:none}
.open .sheet{display:block;position:absolute;inset:0 0 auto;max-height:calc(var(--view,100vh)*.7);overflow:auto;overscroll-behavior:contain;padding:12px 12px 0;
border:solid var(--edge);border-width:0 1px 1px;background:var(--paper)}
.open+.column{min-height:calc(var(--view,100vh)*.72)}
.column{min-width:0;padding-top:8px}
`;

// How the frame changes with its width; the rooms say themselves how they do.
const WIDE = `
@container plan (width<420px){
.frame:lang(en) .name{display:none}
.rooms:lang(en){gap:12px;font-size:15px}
}
@container plan (width<360px){
.name{font-size:14px}
.rooms{gap:12px}
}
@container plan (width>=700px){
.frame{--head:69px}
.frame{padding:0 24px 48px}
.top{top:0;grid-template-columns:auto minmax(0,1fr) auto auto;gap:16px;padding:12px 0}
.top>*{grid-area:auto}
.nameless .top{grid-template-columns:minmax(0,1fr) auto auto}
.side{top:69px}
.open .sheet{left:auto;width:420px}
.result{scroll-margin-top:78px}
.panel{top:60px}
}
@container plan (width>=1100px){
.top,.room{grid-template-columns:var(--side) minmax(0,720px) minmax(min-content,1fr);gap:0 40px}
.folded .top{grid-template-columns:auto minmax(0,720px) auto minmax(min-content,1fr)}
.nameless .top{grid-template-columns:var(--side) minmax(0,720px) minmax(min-content,1fr)}
.nameless .box{grid-column:2}
.folded.nameless .top{grid-template-columns:minmax(0,720px) auto minmax(min-content,1fr)}
.folded.nameless .box{grid-column:1}
.folded .room{grid-template-columns:minmax(0,720px)}
.folded .side{display:none}
.folded .room>.column{grid-column:1}
.frame:not(.folded) .opener{display:none}
.room{display:grid}
.room>.column{grid-column:2}
.room>.whole{grid-column:1/-1}
.side{position:relative;top:0;height:auto}
.side .sheet{position:sticky;width:auto;top:69px;display:block;max-height:calc(var(--view,100vh) - 69px);margin:0 -8px;padding:12px 8px 24px;border:0;overflow:auto;
overscroll-behavior:contain;scrollbar-width:thin}
}`;

const MEDIA = `
@media (hover:none){.why.why{opacity:1}}
@media (prefers-reduced-motion:no-preference){.result,button{transition:background-color .1s}}
@media (forced-colors:active){.rooms [aria-current],.sorting [aria-current],.suggestions [aria-selected=true]{text-decoration:underline}
.box ::-webkit-search-cancel-button{background:ButtonText;forced-color-adjust:none}
.result[aria-selected=true],.outline [aria-current],.text .target{outline:2px solid Highlight}
mark.now{outline:2px solid Highlight}}
@media print{
 .top,.side,.back,.bar,.card,.tags,.picked,.asked,.chips,.more,.examples,.suggestions,.sorting,.why,.note:not(.kept),.unseen,.picker{display:none}
.own{height:auto;overflow:visible}
.plan{display:block}
.plan,.text{font-size:10.5pt}
.text{max-width:none}
.text .target{box-shadow:none}
.table{overflow:visible}
.table thead{display:table-header-group}
.table tr{break-inside:avoid}
.printed{display:inline}
.result,.text p{break-inside:avoid-page}
.text h2,.text h3,.text h4{break-after:avoid}
mark{background:none;text-decoration:underline}
.text :is(.term,.figure):not(.repair){text-decoration-line:none}
}`;

/** Frame and results. */
export const FIRST = HOST + TOKENS + BASE + FRAME + SEARCH;
/** What is wide or printed has the last word. */
export const LAST = WIDE + MEDIA;
