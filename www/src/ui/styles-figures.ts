// How figures look, as rows and as charts. Meaning lies in form: open, full, arrow, bar; in print all of it is black.
export const CHART = `
.ledger :is(th,td){vertical-align:baseline;text-align:start}
.ledger .number{text-align:right;white-space:nowrap}
.ledger tbody th{min-width:13em;max-width:30em}
.ledger td{min-width:4em}
.ledger td.number{min-width:0}
.ledger td:nth-child(4){white-space:nowrap}
.ledger td:nth-child(6){min-width:7em}
.ledger td:nth-child(7){min-width:11em}
.ledger .region{white-space:nowrap}
.stacked{display:none}
.told .sorting+p{margin-inline-end:auto}
.grid thead td{border:0}
.ledger td button{padding:0 .3em;white-space:nowrap}
.ledger td button::after{content:none}
.clause{display:block;font-size:13px;color:var(--quiet)}
.clause b{font-weight:600;color:var(--ink)}
.doubt,.same{margin-left:.6em;font-size:12.5px}
.doubt{border-bottom:1px dotted;color:var(--quiet)}
.top[hidden]{display:none}
.series>.scrolls,.series-top>*{margin:14px 0}
.series h3{margin-bottom:4px;font-size:15px}
.series .ledger tbody :is(th,td:nth-child(-n+3)){min-width:0;white-space:nowrap}
.series .ledger td{max-width:34em}
.series .ledger td:nth-child(n+4){min-width:14em;white-space:normal}
.sources{margin-bottom:8px}
.roomy{display:none}
.verdict{max-width:52em}
.verdict div{display:grid;grid-template-columns:9em 1fr;gap:0 12px;padding:4px 0;border-top:1px solid var(--rule)}
.verdict dt{font-size:14px;color:var(--quiet)}
.verdict dd{margin:0}
.series :is(.sides,.sources,.verdict .clause) a{text-decoration:underline;text-underline-offset:.2em}
.conflicts li{padding:4px 0;border-top:1px solid var(--rule)}
.chart{max-width:640px;container:chart/inline-size}
.marks-key{display:flex;flex-wrap:wrap;gap:0 16px;margin-bottom:6px}
.marks-key svg{vertical-align:-2px}
.plot{padding:0 4px 0 60px}
.chart svg,.small-chart{overflow:visible}
.plot>svg,.small-chart{display:block}
.chart text,.small-chart text{font-size:12px;fill:currentColor;font-variant-numeric:tabular-nums}
:is(.chart,.small-chart) .tick{color:var(--quiet)}
:is(.chart,.small-chart) .said{color:var(--ink);paint-order:stroke;stroke:var(--paper);stroke-width:3px;stroke-linejoin:round}
:is(.chart,.small-chart) :is(circle,rect,path,line){color:var(--accent);fill:none;stroke:currentColor;stroke-width:1.75px}
:is(.chart,.small-chart) .full{fill:currentColor}
:is(.chart,.small-chart) .open{fill:var(--paper)}
:is(.chart,.small-chart) .touch{fill:transparent;stroke:none}
:is(.chart,.small-chart) .rule{color:var(--rule);stroke-width:1px}
:is(.chart,.small-chart) .thread{stroke-width:1.25px}
:is(.chart,.small-chart) .crowd{color:var(--quiet);stroke-width:1px}
.series-cards{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,300px),1fr));gap:0 32px}
.series-kept{min-height:420px}
.series-cards+p{margin-top:6px}
.narrowing button{align-self:end;height:36px}
.series-cards a{display:block;padding:10px 0;border-top:1px solid var(--rule);color:inherit}
.series-cards b{color:var(--accent);font-weight:600}
.number-line{margin-bottom:10px;font-size:14.5px}
.parts a{display:block;color:inherit}
.since{stroke-dasharray:2 3}
.point{outline:none}
.point:is(:hover,:focus-visible) .touch{fill:var(--wash);stroke:var(--accent)}
.point:focus-visible .said{text-decoration:underline}
@container plan (width>=700px){
.narrowing{display:grid;grid-template-columns:repeat(5,minmax(0,1fr))}
.compared :is(td,thead th:not(:first-child)){width:9em}
.narrowing button{display:none}
}
@container plan (width<700px){
.series-kept{min-height:1200px}
.narrowing:not(.open) label:not(.finder){display:none}
.ledger,.ledger :is(caption,thead,tbody){display:block}
.ledger tr{position:relative;display:flex;flex-wrap:wrap;align-items:baseline;gap:0 14px;padding:7px 0;border-top:1px solid var(--rule)}
.ledger thead tr{padding-top:0;border:0}
.ledger :is(thead,tbody) :is(th,td){position:static;min-width:0;max-width:none;padding:0;border:0}
.ledger .long{flex:1 0 100%;order:1;font-size:13px;color:var(--quiet)}
.ledger .number+td:not(.number,.long){margin-inline-start:-8px}
.ledger .region,.in-column{display:none}
.stacked{display:inline}
.ledger tbody th{flex:1 0 100%;padding-inline-end:3.5em}
.ledger .act{position:absolute;inset-block-start:6px;inset-inline-end:0}
.series .ledger tbody th{flex:none;padding:0}
.verdict div{grid-template-columns:1fr}
.plot{padding-left:48px}
}
@container chart (width>=520px){
.narrow{display:none}
.roomy{display:inline}
}
@container plan (width>=1100px){
.series-top{display:grid;grid-template-columns:minmax(0,640px) minmax(0,1fr);gap:0 48px}
.verdict div{grid-template-columns:8.5em 1fr}
}
@media (forced-colors:active){
:is(.chart,.small-chart) :is(circle,rect,path,line,text){color:CanvasText}
.point :is(circle,rect,path){color:LinkText}
:is(.chart,.small-chart) .open{fill:Canvas}
:is(.chart,.small-chart) .said{stroke:Canvas}
:is(.chart,.small-chart) .rule{color:GrayText}
.point:is(:hover,:focus-visible) .touch{fill:none;stroke:Highlight}
}
@media print{
:is(.chart,.small-chart) :is(circle,rect,path,line,text){color:#000}
:is(.chart,.small-chart) .rule{color:#bbb}
.series a,.ledger a{color:#000}
.narrowing,.told button,.told .steps,.ledger .act,.series button,.same{display:none}
.scrolls{overflow:visible}
.grid,.ledger :is(.quiet,.clause){font-size:9pt}
.grid :is(th,td),.ledger tbody th,.series .ledger td:nth-child(n+4){position:static;min-width:0}
.ledger td:nth-child(n+6){min-width:5em}
.grid thead{display:table-header-group}
.grid tr,.chart{break-inside:avoid-page}
}
`;
