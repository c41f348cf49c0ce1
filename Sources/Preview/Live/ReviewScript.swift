// `?review` colours every number of the prose by what it rests on. The server knows the numbers in the order in which
// they are written; here each is looked for in the text of the page, so that the page itself stays that of a build.

let reviewScript = #"""
  "use strict";
  (async () => {
    const answer = await fetch("/_almanac/review?path=" + location.pathname, {cache: "no-store"});
    const marks = answer.ok ? await answer.json() : [];
    const words = {traced: "from the data", asserted: "typed, and borne out by the data",
      waived: "typed, needs no trace", untraced: "traces to nothing"};

    const style = document.createElement("style");
    style.textContent = `
      mark.almanac{color:inherit;border-bottom:2px solid;cursor:pointer;padding:0 1px}
      mark.almanac.traced{background:#2e7d3233;border-color:#2e7d32}
      mark.almanac.asserted{background:#1565c033;border-color:#1565c0}
      mark.almanac.waived{background:#75757533;border-color:#757575;border-bottom-style:dotted}
      mark.almanac.untraced{background:#c62828aa;border-color:#c62828}
      #almanac-review{position:sticky;top:0;z-index:2147483646;background:#1c1b1a;color:#f2efe9;padding:6px 20px;
        font:13px/1.5 system-ui,sans-serif;display:flex;flex-wrap:wrap;gap:4px 16px;align-items:baseline}
      #almanac-review a{color:inherit}
      #almanac-review button{font:inherit;font-family:ui-monospace,monospace;color:inherit;background:none;border:1px solid #8a857d;
        border-radius:3px;padding:0 6px;cursor:pointer}
      #almanac-review mark{color:inherit}`;
    document.head.append(style);

    // All text of the page as one string, with the nodes that it comes from. A space is a space, whatever its width.
    const main = document.querySelector("main") ?? document.body, nodes = [];
    const isHidden = node => node.parentElement.closest("script, style, svg, .source-mark");
    const walk = document.createTreeWalker(main, NodeFilter.SHOW_TEXT, node => isHidden(node) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
    let all = "";
    const plain = text => text.replace(/[\s\u00a0\u202f\u2009]/g, " ");
    while (walk.nextNode()) { nodes.push({node: walk.currentNode, start: all.length}); all += plain(walk.currentNode.data); }

    const isPart = at => /[\p{L}\p{N}]/u.test(all[at] ?? " ");
    function find(text, from) {
      for (let at = all.indexOf(text, from); at >= 0; at = all.indexOf(text, at + 1)) {
        if (!isPart(at - 1) && !isPart(at + text.length)) return at;
      }
      return -1;
    }

    let from = 0;
    const taken = [], found = [];
    for (const mark of marks) {
      const text = plain(mark.text).trim();
      if (!text) continue;
      // A template may place a part of the text elsewhere.
      let at = find(text, from);
      if (at < 0) at = find(text, 0);
      if (at < 0 || taken.some(([start, end]) => at < end && start < at + text.length)) continue;
      taken.push([at, at + text.length]);
      found.push({mark, start: at, end: at + text.length});
      from = at + text.length;
    }

    const bar = document.createElement("div");
    bar.id = "almanac-review";
    const say = (...parts) => bar.replaceChildren(...parts);
    const element = (tag, text, name) => Object.assign(document.createElement(tag), {textContent: text, className: name || ""});
    function overview() {
      const leave = Object.assign(element("a", "End the review"), {href: location.pathname});
      say(element("b", "Review"), ...Object.keys(words).map(kind => {
        const count = marks.filter(mark => mark.kind === kind).length;
        return element("mark", count + " " + words[kind], "almanac " + kind);
      }), leave);
    }
    function copy(place) {
      const button = element("button", place);
      button.title = "Copy file and line";
      button.onclick = () => navigator.clipboard?.writeText(place);
      return button;
    }
    function tell(mark) {
      const back = element("button", "All");
      back.onclick = overview;
      say(element("mark", mark.text, "almanac " + mark.kind), element("span", words[mark.kind]), copy(mark.place),
        ...(mark.data ? [element("span", "data:"), copy(mark.data)] : []), element("span", mark.about), back);
    }

    // From the last to the first, so that places before stay where they are.
    for (const {mark, start, end} of found.sort((a, b) => b.start - a.start)) {
      for (const {node, start: own} of nodes.filter(each => each.start < end && each.start + each.node.data.length > start).reverse()) {
        const range = document.createRange(), low = Math.max(0, start - own), high = Math.min(node.data.length, end - own);
        range.setStart(node, low);
        range.setEnd(node, high);
        const wrap = element("mark", "", "almanac " + mark.kind);
        wrap.tabIndex = 0;
        wrap.setAttribute("role", "button");
        wrap.title = [words[mark.kind], mark.place, mark.data].filter(Boolean).join("\n");
        const choose = event => { event.preventDefault(); event.stopPropagation(); tell(mark); };
        wrap.onclick = choose;
        wrap.onkeydown = event => { if (event.key === "Enter") choose(event); };
        range.surroundContents(wrap);
      }
    }
    overview();
    document.body.prepend(bar);

    // The review goes on from page to page.
    document.addEventListener("click", event => {
      const link = event.target.closest?.("a[href]");
      if (!link || bar.contains(link) || link.origin !== location.origin || link.search) return;
      if (link.pathname === location.pathname && link.hash) return;
      link.search = "?review";
    }, true);
  })();
  """#
