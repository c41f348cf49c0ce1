// Colour is said once, here. Pictures carry classes; the sheet gives them tokens; tokens change with the scheme of the
// reader, in print, and in forced colours. Values and their contrasts are those of the design.

/// The one sheet for every chart of a page: tokens for light, dark, print and forced colours, then classes.
package let chartStyleSheet: String = tokenSheet + chartRules

/// The same without the tokens, for a theme that has these names already.
package let chartRules: String = figureSheet + plotSheet + forcedSheet

/// Patterns that charts refer to: once in each page with a chart, in a place that is always rendered, since a pattern
/// inside something set to `display: none` vanishes from every chart that refers to it.
package let patternDefs: [UInt8] = Array(
  "<svg class=\"chart-patterns\" width=\"0\" height=\"0\" aria-hidden=\"true\" focusable=\"false\">\(hatchPattern)</svg>"
    .utf8)

let hatchPattern = """
  <defs><pattern id="hatch" width="5" height="5" patternUnits="userSpaceOnUse">\
  <path class="chart-hatch" d="M-1 1l2-2M0 5l5-5M4 6l2-2"/></pattern></defs>
  """

/// What stands around a picture.
private let figureSheet = """
  .chart{margin:0 0 40px;border-top:1px solid var(--rule-strong);padding-top:8px;color:var(--ink);\
  font:12px/18px Arial,"Liberation Sans",Helvetica,Roboto,sans-serif;font-variant-numeric:lining-nums tabular-nums;min-width:0}
  .chart figcaption{margin-bottom:18px}
  .chart p{margin:0}
  .chart-number{color:var(--ink-2);margin-bottom:4px}
  .chart-title{font:400 20px/26px Charter,"Bitstream Charter","Iowan Old Style",Cambria,"Liberation Serif","Times New Roman",serif;text-wrap:balance}
  .chart-subtitle{font-size:13px;color:var(--ink-2);padding-top:4px}
  .chart-description{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
  .chart-plot{container-type:inline-size}
  .chart .wide{display:none}
  @container (min-width:560px){.chart .wide{display:block}.chart .narrow{display:none}}
  @container (max-width:690px){.chart .wide.large{display:none}.chart .narrow.large{display:block}}
  @container (max-width:319px){.chart .narrow{max-width:none;margin-inline:min(0px,calc((100% - 320px)/2))}}
  .chart .chart-legend{list-style:none;margin:14px 0 0;padding:0;display:flex;flex-wrap:wrap;gap:4px 16px;color:var(--ink-2)}
  .chart .chart-legend li{margin:0;display:flex;align-items:center;gap:7px}
  .chart-legend svg{flex:none}
  .chart-source{padding-top:14px;color:var(--ink-2)}
  .chart-source b{color:var(--ink)}
  .chart-links{padding-top:8px;display:flex;flex-wrap:wrap;gap:0 16px}
  .chart-links a,.chart-links summary{color:var(--ink);text-decoration:underline;text-decoration-color:color-mix(in srgb,currentColor 35%,transparent);text-underline-offset:3px;cursor:pointer;min-height:24px}
  .chart-links summary{list-style:none}
  .chart-links summary::-webkit-details-marker{display:none}
  .chart-links details[open]{flex-basis:100%;min-width:0}
  .chart-scroll{overflow-x:auto;margin:8px 0}
  .chart table{border-collapse:collapse;font-size:14px;line-height:20px;border-top:1px solid var(--rule-strong);color:var(--ink)}
  .chart caption{text-align:left;padding:0 0 8px;color:var(--ink-2);font-size:13px}
  .chart thead th{font-size:12px;line-height:16px;font-weight:400;color:var(--ink-2);vertical-align:bottom;border-bottom:1px solid var(--rule-strong)}
  .chart th,.chart td{padding:7px 16px 7px 0;text-align:left;font-weight:400;border-bottom:1px solid var(--rule)}
  .chart .num{text-align:right;white-space:nowrap}
  .chart .subject th,.chart .subject td{font-weight:700}
  .chart :focus-visible{outline:2px solid var(--accent);outline-offset:2px}
  .chart-patterns{position:absolute}
  @media print{.chart{break-inside:avoid}.chart figcaption{break-after:avoid}.chart.tall .plot{max-height:85vh}.chart-links{display:none}}

  """

/// What is within a picture, in a page and in a file of its own.
let plotSheet = """
  .chart-hatch{fill:none;stroke:var(--hatch);stroke-width:1}
  .plot{display:block;max-width:100%;height:auto;overflow:visible;font:12px Arial,"Liberation Sans",Helvetica,Roboto,sans-serif;\
  font-variant-numeric:lining-nums tabular-nums}
  .plot text{fill:var(--ink)}
  .plot .s{fill:var(--ink-2)}
  .plot text.a{fill:var(--accent);font-weight:700;font-size:13px}
  .plot .b{font-weight:700}
  .plot .i{font-style:italic}
  .plot .e{text-anchor:end}
  .plot .m{text-anchor:middle}
  .plot .h{paint-order:stroke;stroke:var(--paper);stroke-width:3px;stroke-linejoin:round}
  .plot .on{fill:var(--paper)}
  .plot .on0{fill:var(--class-0-ink)}
  .plot .t1{fill:var(--series-1)}.plot .t2{fill:var(--series-2)}.plot .t3{fill:var(--series-3)}
  .plot .t4{fill:var(--series-4)}.plot .t5{fill:var(--series-5)}.plot .t6{fill:var(--series-6)}
  .plot .m0{fill:var(--class-0-ink)}.plot .m4{fill:var(--class-4-ink)}.plot .m45{fill:var(--class-4-5-ink)}.plot .m5{fill:var(--class-5-ink)}
  .plot .n3{fill:var(--step-3-ink)}.plot .n34{fill:var(--step-3-4-ink)}.plot .n4{fill:var(--step-4-ink)}
  .plot .n45{fill:var(--step-4-5-ink)}.plot .n5{fill:var(--step-5-ink)}
  .plot .v1{fill:var(--violet-1-ink)}.plot .v2{fill:var(--violet-2-ink)}.plot .v5{fill:var(--violet-5-ink)}
  .plot .v6{fill:var(--violet-6-ink)}.plot .v7{fill:var(--violet-7-ink)}
  .plot a text{text-decoration:underline;text-decoration-color:var(--mark);text-underline-offset:2px}
  .plot a:hover text{text-decoration-color:currentColor}
  .plot .k,.plot .sk{fill:var(--mark)}
  .plot .a{fill:var(--accent)}
  .plot .f1{fill:var(--series-1)}.plot .f2{fill:var(--series-2)}.plot .f3{fill:var(--series-3)}
  .plot .f4{fill:var(--series-4)}.plot .f5{fill:var(--series-5)}.plot .f6{fill:var(--series-6)}.plot .f0{fill:var(--mark)}
  .plot .u{fill-opacity:.4;stroke-width:1.5}.plot .f1.u,.plot .s1.u{stroke:var(--series-1)}.plot .f2.u,.plot .s2.u{stroke:var(--series-2)}
  .plot .f3.u,.plot .s3.u{stroke:var(--series-3)}.plot .f4.u,.plot .s4.u{stroke:var(--series-4)}.plot .f5.u,.plot .s5.u{stroke:var(--series-5)}
  .plot .f6.u,.plot .s6.u{stroke:var(--series-6)}.plot .f0.u,.plot .s0.u{stroke:var(--mark)}
  .plot .s1{fill:var(--series-1)}.plot .s2{fill:var(--series-2)}.plot .s3{fill:var(--series-3)}
  .plot .s4{fill:var(--series-4)}.plot .s5{fill:var(--series-5)}.plot .s6{fill:var(--series-6)}.plot .s0{fill:var(--mark)}
  .plot .s1,.plot .s2,.plot .s3,.plot .s4,.plot .s5,.plot .s6,.plot .s0{stroke:var(--paper);stroke-width:.75}
  .plot .pv{fill-opacity:.45;stroke-width:1.25;stroke-dasharray:5 4;stroke:var(--ink-2)}.plot .pv.fc{stroke-dasharray:1.5 3}
  .plot .sa,.plot .ia{fill:var(--accent);fill-opacity:.22;stroke:var(--accent);stroke-width:.75}
  .plot .sk,.plot .iv{fill-opacity:.22;stroke:var(--mark);stroke-width:.75}
  .plot .ns{stroke-dasharray:1 3}
  .plot .iv{fill:var(--mark)}.plot .ia{fill:var(--accent);stroke:var(--accent)}
  .plot .grid-q1{fill:var(--step-1)}.plot .grid-q2{fill:var(--step-2)}.plot .grid-q3{fill:var(--step-3)}
  .plot .grid-q34{fill:var(--step-3-4)}.plot .grid-q4{fill:var(--step-4)}.plot .grid-q45{fill:var(--step-4-5)}.plot .grid-q5{fill:var(--step-5)}
  .plot .grid-c0{fill:var(--class-0)}.plot .grid-c1{fill:var(--class-1)}.plot .grid-c2{fill:var(--class-2)}.plot .grid-c3{fill:var(--class-3)}
  .plot .grid-c4{fill:var(--class-4)}.plot .grid-c45{fill:var(--class-4-5)}.plot .grid-c5{fill:var(--class-5)}
  .plot .grid-v1{fill:var(--violet-1)}.plot .grid-v2{fill:var(--violet-2)}.plot .grid-v3{fill:var(--violet-3)}.plot .grid-v4{fill:var(--violet-4)}
  .plot .grid-v5{fill:var(--violet-5)}.plot .grid-v6{fill:var(--violet-6)}.plot .grid-v7{fill:var(--violet-7)}
  .plot .grid-track{fill:var(--grid)}
  .plot .map path{stroke:var(--paper);stroke-width:.75;stroke-linejoin:round}
  .plot .hatch{stroke:var(--hatch);stroke-width:1}
  .plot .o{fill:var(--paper);stroke:var(--mark);stroke-width:1.5}.plot .oa{stroke:var(--accent)}
  .plot .o1{stroke:var(--series-1)}.plot .o2{stroke:var(--series-2)}.plot .o3{stroke:var(--series-3)}
  .plot .o4{stroke:var(--series-4)}.plot .o5{stroke:var(--series-5)}.plot .o6{stroke:var(--series-6)}
  .plot .fc{stroke-dasharray:2 2}
  .plot .p{fill:var(--mark);fill-opacity:.32;stroke:var(--mark);stroke-width:1}
  .plot .pa{fill:var(--accent);fill-opacity:.9;stroke:var(--accent)}
  .plot .out{stroke-dasharray:3 2}
  .plot .l{fill:none;stroke:var(--mark);stroke-width:1.5;stroke-linejoin:round;stroke-linecap:round}
  .plot .la{stroke:var(--accent);stroke-width:2.5}
  .plot .l1{stroke:var(--series-1);stroke-width:2}.plot .l2{stroke:var(--series-2);stroke-width:2}
  .plot .l3{stroke:var(--series-3);stroke-width:2}.plot .l4{stroke:var(--series-4);stroke-width:2}
  .plot .l5{stroke:var(--series-5);stroke-width:2}.plot .l6{stroke:var(--series-6);stroke-width:2}
  .plot .d{stroke-dasharray:5 4;stroke-linecap:butt}.plot .dd{stroke-dasharray:.1 4}
  .plot .grid{fill:none;stroke:var(--grid)}
  .plot .ref{fill:none;stroke:var(--reference)}
  .plot .rule{fill:none;stroke:var(--ink)}
  .plot .an{fill:none;stroke:var(--reference);stroke-dasharray:2 3}
  .plot .ld{fill:none;stroke:var(--reference);stroke-width:.75}
  .plot .rg{fill:none;stroke:var(--reference)}
  .plot .grid-ground{fill:var(--paper)}
  .plot .w{fill:none;stroke:var(--ink);stroke-width:1.25}

  """

/// Forced colours leave three or four: series keep apart by dashes, classes by how much ink they take, which stays light
/// enough for words on them.
private let forcedSheet = """
  @media (forced-colors:active){
  :root{--paper:Canvas;--ink:CanvasText;--ink-2:CanvasText;--rule:GrayText;--rule-strong:CanvasText;--accent:Highlight;--mark:GrayText;\
  --grid:GrayText;--reference:GrayText;--hatch:CanvasText;--series-1:CanvasText;--series-2:CanvasText;--series-3:CanvasText;\
  --series-4:CanvasText;--series-5:CanvasText;--series-6:CanvasText;\
  --class-0-ink:CanvasText;--class-4-ink:CanvasText;--class-4-5-ink:CanvasText;--class-5-ink:CanvasText;--step-3-ink:CanvasText;\
  --step-3-4-ink:CanvasText;--step-4-ink:CanvasText;--step-4-5-ink:CanvasText;--step-5-ink:CanvasText;--violet-1-ink:CanvasText;\
  --violet-2-ink:CanvasText;--violet-5-ink:CanvasText;--violet-6-ink:CanvasText;--violet-7-ink:CanvasText}
  .plot{forced-color-adjust:none}
  .plot [class^=grid-c],.plot [class^=grid-q],.plot [class^=grid-v]{stroke:GrayText;fill:CanvasText}
  .plot .grid-q1,.plot .grid-c0,.plot .grid-v1{fill-opacity:0}.plot .grid-q2,.plot .grid-c1,.plot .grid-v2{fill-opacity:.07}
  .plot .grid-q3,.plot .grid-c2,.plot .grid-v3{fill-opacity:.14}.plot .grid-q34,.plot .grid-c3,.plot .grid-v4{fill-opacity:.21}
  .plot .grid-q4,.plot .grid-c4,.plot .grid-v5{fill-opacity:.29}.plot .grid-q45,.plot .grid-c45,.plot .grid-v6{fill-opacity:.36}
  .plot .grid-q5,.plot .grid-c5,.plot .grid-v7{fill-opacity:.44}
  .plot .grid-track{fill:CanvasText;fill-opacity:.06}
  .plot .grid{stroke-opacity:.4}
  .plot .on{fill:CanvasText}
  .plot :is(path,rect,circle).a{fill-opacity:.35;stroke:Highlight;stroke-width:1.5}
  .plot .map path{stroke:GrayText}
  .plot .l2:not(.d):not(.dd){stroke-dasharray:8 3}.plot .l3:not(.d):not(.dd){stroke-dasharray:2 2}
  .plot .l4:not(.d):not(.dd){stroke-dasharray:8 3 2 3}.plot .l5:not(.d):not(.dd){stroke-dasharray:12 4}.plot .l6:not(.d):not(.dd){stroke-dasharray:1 4}
  .plot .f1,.plot .f2,.plot .f3,.plot .f4,.plot .f5,.plot .f6{stroke:CanvasText;stroke-width:1}
  .plot .f1,.plot .s1{fill-opacity:.44}.plot .f2,.plot .s2{fill-opacity:.24}.plot .f3,.plot .s3{fill-opacity:.06}
  .plot .f0{fill-opacity:.3;stroke:GrayText;stroke-width:1}
  .plot .f4,.plot .s4{fill-opacity:.34}.plot .f5,.plot .s5{fill-opacity:.15}.plot .f6,.plot .s6{fill-opacity:.39}
  }

  """
