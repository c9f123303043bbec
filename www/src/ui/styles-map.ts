// How overview, comparison and filters of figures look. Tables scroll within themselves. Shades in five steps of five percent; ink stays legible on the darkest.
export const MAP = `
.whole section{margin:28px 0}
.whole h2{margin-bottom:6px;font-size:17px}
.whole .note{margin:10px 0}
.questions{display:flex;flex-wrap:wrap;gap:2px 24px;min-height:26px;margin:10px 0 -8px}
.key{display:flex;flex-wrap:wrap;align-items:center;gap:0 6px}
.key span{width:22px;height:8px}
.key span:not(:first-child){margin-left:10px}
.key .bar-back{border:1px solid var(--accent)}
.key .bar-plan{background:var(--accent);forced-color-adjust:none}
.key .bar-day{width:0;height:14px;border-left:2px solid var(--ink)}
.axis-years{display:flex;font-size:12px;color:var(--quiet);font-variant-numeric:tabular-nums;white-space:nowrap}
.axis-years span{flex:1 1 0;min-width:0}
.time li{padding:7px 0;border-top:1px solid var(--rule)}
.time svg{display:block;width:100%;height:20px;margin:2px 0}
.time svg *{vector-effect:non-scaling-stroke}
.time .line{stroke:var(--rule)}
rect.bar-back{fill:none;stroke:var(--accent)}
rect.bar-plan{fill:var(--accent)}
path.bar-day{stroke:var(--ink);stroke-width:2px}
.scrolls{overflow-x:auto}
.grid{border-collapse:collapse;font-size:14px;line-height:1.4;font-variant-numeric:tabular-nums}
.clear .grid th:first-child{position:static;background:none}
.matrix{width:100%}
:is(.matrix,.coverage) :is(td,th[scope=row]){white-space:nowrap}
.trust th[scope=row]{max-width:40em}
.sides a{color:var(--ink)}
.grid caption{text-align:start;padding-bottom:6px}
.grid :is(th,td){padding:4px 8px;border-top:1px solid var(--rule);text-align:right;font-weight:400}
.grid :is(th:first-child){position:sticky;left:0;padding-left:0;text-align:start;background:var(--paper)}
.grid thead th{vertical-align:bottom;word-break:keep-all;min-width:3.4em;max-width:8em;border:0}
.grid button{padding:0;border:0;text-align:start;color:inherit}
.grid button::after{content:"\u00a0▸";color:var(--quiet)}
.grid button[aria-expanded=true]::after{content:"\u00a0▾"}
.grid .sub th{padding-left:1.2em;color:var(--quiet)}
.grid a{position:relative}
.matrix td a{display:block;margin:-4px -8px;padding:4px 8px;color:var(--ink)}
.shade1{background:color-mix(in srgb,var(--accent) 6%,var(--paper))}
.shade2{background:color-mix(in srgb,var(--accent) 13%,var(--paper))}
.shade3{background:color-mix(in srgb,var(--accent) 20%,var(--paper))}
.shade4{background:color-mix(in srgb,var(--accent) 27%,var(--paper))}
.shade5{background:color-mix(in srgb,var(--accent) 34%,var(--paper))}
.keywords{margin:0}
.keywords div{padding:8px 0;border-top:1px solid var(--rule)}
.keywords dd{margin:0;line-height:1.9}
.keywords .count{margin-right:14px;font-size:12px}
.keywords-kept{min-height:320px}
.picker{display:flex;flex-wrap:wrap;gap:8px}
.picker label{flex:1 1 220px;min-width:0;max-width:420px}
.picker select{width:100%;height:38px;text-overflow:ellipsis}
.compared{width:100%;max-width:860px}
.compared :is(td,thead th:not(:first-child)){width:6em}
.grid th{overflow-wrap:break-word}
.trust .grid tbody th{min-width:14em}
.compared td[colspan]{padding:0 0 12px 1.2em;border:0;text-align:start}
.compared th[scope=rowgroup]{padding-top:14px;font-weight:600}
.sides{display:grid;gap:8px 24px;font-size:14.5px}
.sides li{padding:3px 0}
.parts{display:flex;flex-wrap:wrap;gap:0 14px;padding:3px 0}
.narrowing{margin:8px 0 12px}
.narrowing label{flex:1 1 108px;max-width:none;font-size:13.5px;color:var(--quiet)}
.narrowing .finder{flex:2 1 180px}
.narrowing :is(input,select){display:block;width:100%;height:36px;padding:0 8px;border:1px solid var(--edge);border-radius:var(--radius);background:var(--paper);color:var(--ink);font-size:16px}
.repeated li{padding:8px 0;border-top:1px solid var(--rule)}
.whole details{margin-top:0}
@container plan (width>=700px){
.sides{grid-template-columns:1fr 1fr}
.time{--left:calc((100% - 24px)*.4)}
.time li{display:grid;grid-template-columns:minmax(0,2fr) minmax(0,3fr);gap:0 24px;align-items:center}
.axis-years{margin-left:calc(var(--left) + 24px)}
}
`;
