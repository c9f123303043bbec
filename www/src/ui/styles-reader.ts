// How a text is set to be read, and what stands beside it.

// 38 characters a line; a passage one was sent to carries a bar in the margin. WebKit leaves out a text-decoration that says
// more than the line, so that the marks are written in longhands.
export const READER = `
.column>h1{margin-bottom:12px;font-size:1.3em}
.back{font-size:14px}
.text{text-autospace:normal}
.text{max-width:38em;margin:8px 0 32px;font:calc(17px*var(--scale,1))/1.75 var(--reading-font)}
.text :is(h1,h2,h3,h4,h5,h6){font-family:var(--font);font-weight:600}
.text h1{font-size:1.45em}
.text h2{margin:2em 0 .6em;font-size:1.25em}
.text h3{margin:1.6em 0 .5em;font-size:1.1em}
.text :is(h4,h5,h6){margin:1.2em 0 .4em}
.text p{margin:.6em 0;text-indent:2em;text-align:justify}
.table{margin:1em 0;overflow-x:auto}
.table table{border-collapse:collapse;font:14.5px/1.5 var(--font);font-variant-numeric:tabular-nums}
.table caption{padding-bottom:4px;font-weight:600}
.table :is(th,td){padding:4px 8px;border:1px solid var(--rule);text-align:start;vertical-align:top;min-width:4em}
.table th{font-weight:600}
.table thead th{text-align:center;vertical-align:middle}
.table :is(.number,.short){white-space:nowrap;min-width:0}
.table tbody .number{text-align:end}
.table .lengthy{min-width:13em}
.text .table .target{background:var(--wash);box-shadow:none}
.table .target>:first-child{box-shadow:inset 3px 0 var(--accent)}
.text .table:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
.text .caption,.text .byline{text-indent:0;font:14px/1.6 var(--font);color:var(--quiet)}
.text [tabindex]{outline:none;scroll-margin-top:calc(var(--head) + .4em)}
.text mark{scroll-margin:80px}
.text p:focus{box-shadow:-13px 0 var(--paper),-15px 0 var(--rule)}
.text .target,.text .target:focus{box-shadow:-13px 0 var(--paper),-16px 0 var(--accent)}
.clear .text p:focus{box-shadow:-2px 0 var(--rule)}
.clear .text .target,.clear .text .target:focus{box-shadow:-3px 0 var(--accent)}
.text [role=button]{cursor:pointer;text-decoration-line:underline;text-decoration-thickness:1px;text-underline-offset:.3em;text-decoration-skip-ink:none}
.text [role=button]:hover,.text [aria-expanded]{background:var(--wash)}
.text [role=button]:focus-visible{outline:2px solid var(--accent);outline-offset:1px}
.text .term{text-decoration-color:var(--edge)}
.text .figure{text-decoration-color:var(--rule)}
.text :is(.repair,.small),:is(.both,.repairs) :is(ins,del){text-decoration-line:underline;text-decoration-style:dotted;text-decoration-thickness:2px;text-decoration-color:var(--accent)}
.reading{position:relative}
.card{position:absolute;left:var(--x);top:var(--y);z-index:1;width:340px;max-width:100%;max-height:min(60vh,420px);overflow:auto;overscroll-behavior:contain;padding:10px 14px;border:1px solid var(--edge);border-radius:var(--radius);
background:var(--paper);font-size:14.5px;line-height:1.55}
.card section+section{margin-top:8px;padding-top:8px;border-top:1px solid var(--rule)}
.card :is(p,ul,dl){margin:4px 0 0}
.card dl div{display:grid;grid-template-columns:4.5em 1fr}
.card dt{color:var(--quiet)}
.card dd{margin:0}
.card h2{word-break:keep-all;overflow-wrap:anywhere}
.card button.plain{padding-inline:0}
.text .said{background:var(--wash);box-shadow:0 0 0 2px var(--wash)}
.text.raw p{white-space:pre-wrap;text-align:start}
.text .repair:empty::before{content:"‸"}
.tags{display:none}
.tags span{position:relative}
.text .tags [role=button]{display:block;width:max-content;max-width:100%;color:var(--quiet);text-decoration:none}
.tags ::before{content:attr(data-name)}
.theme-list h2{margin:16px 0 6px}
.theme-list ul{display:flex;flex-wrap:wrap;gap:4px 20px}
.through .path{margin:1.4em 0 -.4em;text-indent:0;font:13.5px/1.5 var(--font)}
.through h2{margin-bottom:0}
.through .facts{font-family:var(--font)}
.because p{font:13.5px/1.5 var(--font);text-indent:0}
.picked{position:sticky;bottom:0;z-index:1;display:flex;justify-content:space-between;background:var(--paper);border:1px solid var(--edge);border-radius:var(--radius);font-size:14px}
.picked button{border-color:transparent;padding:.35em .8em}
.provenance{margin:8px 0 24px;padding:8px 0;border:solid var(--rule);border-width:1px 0;font:14px/1.6 var(--font);color:var(--quiet)}
.text .provenance p{margin:0;text-indent:0;color:var(--ink)}
.provenance p{text-align:start}
.provenance :is(details,.note){margin-top:4px}
.provenance summary{cursor:pointer}
.provenance .sorting{margin-top:4px}
.text .dropped li{margin:8px 0}
.dropped b{font-weight:400;color:var(--ink)}
.dropped pre{max-height:12em;margin:4px 0;padding:4px 10px;overflow:auto;border-left:2px solid var(--rule);font:inherit;white-space:pre-wrap}
.asked{position:sticky;bottom:0;z-index:1}
.asked-panel{max-height:calc(var(--view,100vh)*.5);overflow:auto;overscroll-behavior:contain;margin:0 -10px;padding:6px 10px 10px;border:1px solid var(--edge);
border-width:2px 1px 1px;background:var(--paper);font-size:14px;outline:none}
.asked-head{position:sticky;top:-6px;display:flex;justify-content:space-between;align-items:baseline;background:var(--paper)}
.asked h3{color:var(--quiet);font-weight:400}
.asked-panel>*+*{margin-top:6px}
.both{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(230px,100%),1fr));gap:8px 20px}
.both p{white-space:pre-line}
:is(.both,.repairs) :is(ins,del){text-underline-offset:.25em;background:var(--wash)}
.repairs li{padding:4px 0}
.bar{position:sticky;bottom:0;display:flex;flex-wrap:wrap;align-items:center;justify-content:space-between;gap:4px 8px;max-width:646px;padding:6px 0;
font-size:14px;border-top:1px solid var(--rule);background:var(--paper);font-variant-numeric:tabular-nums}
.clear .bar{padding:6px 8px;border:1px solid var(--edge)}
.steps{display:flex;flex-wrap:wrap;align-items:center;gap:4px 7px}
.bar button{padding:.2em .45em}
.take{margin-left:auto}
.by-hand{flex-basis:100%;display:grid;gap:6px;justify-items:start;padding:6px 0}
.by-hand label{width:100%}
.by-hand textarea{display:block;width:100%;margin-top:4px;font-size:16px}
.outline{font-size:14px;line-height:1.45}
.outline>ol{margin:0 -6px}
.outline ol ol{padding-left:1em}
.outline a{display:flex;justify-content:space-between;gap:8px;padding:4px 6px;color:inherit}
.outline [aria-current]{box-shadow:inset 3px 0 var(--accent);background:var(--wash)}
@media (pointer:fine){@container plan (width>=700px){.picked{position:absolute;bottom:auto;width:max-content;left:var(--x);top:var(--y)}}}
@container plan (width>=1240px){
.text p{position:relative}
.tags{display:block;position:absolute;left:calc(100% + 28px);top:.35em;width:min(220px,var(--free) - 694px);overflow:hidden;font:12.5px/1.6 var(--font);text-indent:0;text-align:start}
.reading:has(>.asked) .tags{display:none}
.reading{--free:calc(50cqw + 544px - var(--side));--asked:clamp(240px,var(--free) - 674px,360px)}
.folded .reading{--free:calc(50cqw + 584px)}
.reading:has(>.asked) .text{max-width:min(38em,var(--free) - var(--asked) - 28px)}
.asked{position:absolute;left:min(674px,var(--free) - var(--asked));top:0;bottom:0;width:var(--asked)}
.asked-panel{position:sticky;top:calc(var(--head) + 8px);max-height:calc(var(--view,100vh) - var(--head) - 24px);margin:0;border-width:0 0 0 1px;padding:0 0 0 16px}
}
@container plan (width>=1100px){.text{hanging-punctuation:allow-end}}
`;
