// How the search looks: what was understood, the results, and what narrows them down.
export const SEARCH = `
.help>button.plain{position:absolute;top:5px;right:5px;width:34px}
.help .panel{left:0;right:auto;top:100%;width:calc(100cqi - 32px);max-width:none;max-height:calc(var(--view,100vh) - 120px);overflow:auto;
overscroll-behavior:contain;padding:8px 16px 12px}
.help dl{margin:0;width:100%}
.help dl div{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,9em);gap:4px 16px;align-items:baseline;padding:5px 0;border-bottom:1px solid var(--rule)}
.help dt{display:flex;flex-wrap:wrap;gap:6px}
.help dt button{padding:.1em .6em;text-align:start}
.help dd{margin:0;color:var(--quiet);font-size:14px}
@container plan (width>=700px){
.help .panel{width:100%}
.help dl div{grid-template-columns:minmax(0,1fr) minmax(0,15em)}
}
.suggestions{display:flex;flex-wrap:wrap;gap:0 16px;height:28px;margin:0 -4px;overflow:hidden;font-size:14px}
.suggestions button{max-width:min(100%,30em);padding:0 4px;border:0;line-height:28px;overflow:hidden;text-overflow:ellipsis;white-space:nowrap;scroll-margin-top:120px}
.suggestions [aria-selected=true]{background:var(--wash);box-shadow:inset 0 -2px var(--accent)}
.suggestions small{margin-left:.4em;color:var(--quiet)}
.suggestions :focus-visible{outline-offset:-2px}
.told{display:flex;flex-wrap:wrap;align-items:baseline;justify-content:space-between;gap:0 24px;margin-bottom:10px}
.understood{flex:1 1 15em}
.sorting{display:flex;gap:14px;font-size:14px}
.sorting [aria-current]{color:var(--ink);box-shadow:inset 0 -2px var(--accent)}
.group-head{display:flex;flex-wrap:wrap;align-items:center;justify-content:space-between;gap:4px 16px;padding:20px 0 8px}
.group-head b{flex:1 1 14em;font-weight:600}
.group-head .strip{flex:0 1 160px;margin:0}
.strip{display:block;height:12px;margin:0 0 6px 23px;padding:2px 0;border-bottom:1px solid var(--edge);color:var(--accent);cursor:pointer}
.strip svg{display:block;width:100%;height:8px;overflow:visible}
.strip path{stroke:currentColor;stroke-width:2px}
.note{padding-left:10px;border-left:3px solid var(--accent)}
.understood .note a{margin-right:1em;white-space:nowrap;text-decoration:underline;text-underline-offset:.2em}
.dotted{gap:0}
.dotted span:not(:last-child)::after{content:" · ";white-space:pre}
.note+.quiet{margin-top:4px}
.frame>.note{margin:10px 0 4px}
.chips,.examples,.nothing{display:flex;flex-wrap:wrap;align-items:center;gap:8px}
.chips{margin-bottom:12px;font-size:14px}
.chip{height:auto;text-align:start}
.nothing{padding:24px 0}
.nothing p{flex-basis:100%}
.nothing p button{padding:0;text-align:start}
.examples+h2{margin-top:24px}
h2+.documents{margin:6px 0 16px}
.documents li{padding:12px 0;border-top:1px solid var(--rule)}
.documents a{font-size:17px}
.results{border-bottom:1px solid var(--rule)}
.divider{padding:16px 0 6px;border-top:1px solid var(--edge);font-size:14px;color:var(--quiet)}
.group+.group>.divider{margin-top:8px}
.result{padding:12px 0;border-top:1px solid var(--rule);font-size:15.5px;cursor:pointer;scroll-margin:62px 0 16px}
.path{font-size:13.5px}
.path span+span::before{content:" › "}
.path span:last-child{color:var(--accent)}
.snippet{max-width:48em;margin:2px 0}
.cell{display:inline-block;margin-right:1em}
.cell i{font-style:normal;color:var(--quiet)}
.tail{position:relative;display:flex;flex-wrap:wrap;align-items:baseline;gap:0 1em;font-size:14px}
.tail button{padding:0;border:0;color:var(--quiet);text-align:start}
.tail button:hover{background:none;text-decoration:underline;text-underline-offset:.2em}
.why{margin-left:auto;opacity:0}
.result:is(:hover,:focus-within,[aria-selected=true]) .why,.why[aria-expanded=true]{opacity:1}
.reasons{flex-basis:100%;padding:4px 0 2px 10px;border-left:1px solid var(--edge);color:var(--ink)}
.tip{position:absolute;z-index:1;left:0;top:100%;max-width:min(30em,100%);padding:4px 10px;border:1px solid var(--edge);border-radius:var(--radius);
background:var(--paper);color:var(--ink);pointer-events:none}
.result[aria-selected=true]{box-shadow:-10px 0 var(--wash),10px 0 var(--wash),-13px 0 var(--accent)}
.result a:focus-visible{outline-offset:1px}
.more{display:block;margin:16px auto 0}
.axis{margin-bottom:18px}
.axis legend,.axis summary{padding:0;font-size:14px;font-weight:600}
.axis summary{cursor:pointer}
.axis fieldset{margin:8px 0 12px}
.axis fieldset legend{font-weight:400;color:var(--quiet)}
.choice{display:grid;grid-template-columns:auto 1fr auto;gap:8px;align-items:baseline;padding:4px 0;font-size:14.5px;line-height:1.4;cursor:pointer}
.choice input{margin:0;width:15px;height:15px;accent-color:var(--accent);transform:translateY(2px)}
.zero{color:var(--quiet)}
.subs{padding-left:23px}
.fold,.edge{display:none}
@container plan (width>=1100px){
.fold{display:block;position:absolute;z-index:1;top:10px;right:4px;padding:0 4px;color:var(--quiet);font-size:13px}
.fold~.outline{padding-top:30px}
.edge{display:block;position:absolute;top:0;bottom:0;right:-24px;width:9px;cursor:col-resize;touch-action:none}
.edge::after{content:"";position:absolute;inset:0 4px;background:var(--rule);opacity:0}
.edge:is(:hover,:focus-visible)::after{opacity:1;background:var(--accent)}
}
.switch{margin-left:14px}
.lines{width:100%;table-layout:fixed;border-collapse:collapse;font-size:15px}
.lines caption{padding-bottom:4px;text-align:start}
.lines :is(th,td){padding:4px 0;border-top:1px solid var(--rule);font-weight:400;white-space:nowrap;overflow:hidden}
.lines th{border:0}
.lines th button{padding:0}
.lines th[aria-sort] button{color:var(--ink);box-shadow:inset 0 -2px var(--accent)}
.lines .left{text-align:end}
.lines td.left{direction:rtl;text-align:right;text-overflow:ellipsis}
.lines .left span{unicode-bidi:isolate;direction:ltr}
.lines .right{text-align:start;text-overflow:ellipsis}
.lines .hit{width:6.5em;text-align:center;text-overflow:ellipsis}
.lines .from{width:11em;padding-left:1em;text-align:start;white-space:normal;line-height:1.3}
.lines tbody tr{cursor:pointer}
.lines tbody tr:is(:hover,[aria-selected=true]){background:var(--wash)}
.lines tr[aria-selected=true] .hit{box-shadow:inset 0 -2px var(--accent)}
@container plan (width<700px){
.why{opacity:1}
.lines{font-size:14px}
.lines .hit{width:5.5em}
.lines .from{display:none}
}
`;
