// What makes a page of the preview follow its source. It stands at the very end of the page, so that the bytes before it
// are those of a build.
//
// One page in the browser listens and tells the others: a browser opens only six connections to one server, and a
// stream per page would use them up. On a change a page fetches itself. If only its style sheets have new names they are
// swapped in place; else it is loaded again where it was scrolled to. What is wrong stands in a panel at its foot, which
// can be folded away and goes by itself; so does the word that the preview has ended.

import Base

/// The element that goes before `</body>`.
/// - Parameter content: The digest of the page without its style sheets.
func liveElement(content: UInt64, generation: Int) -> String {
  "<script src=\"/_almanac/live.js\" data-content=\"\(hexadecimal(content))\" data-generation=\"\(generation)\" defer></script>"
}

/// The page with the element put in before its last `</body>`, or at its end.
func withLiveElement(_ html: [UInt8], content: UInt64, generation: Int) -> [UInt8] {
  let element = Array(liveElement(content: content, generation: generation).utf8)
  let mark = Array("</body>".utf8)
  var place = html.count - mark.count
  while place >= 0, !html[place..<(place + mark.count)].elementsEqual(mark) { place -= 1 }
  guard place >= 0 else { return html + element }
  return Array(html[..<place]) + element + html[place...]
}

/// A digest that stays the same when only the addresses of style sheets change.
func contentDigest(_ html: [UInt8]) -> UInt64 {
  let mark = Array("<link ".utf8)
  let sheet = Array("stylesheet".utf8)
  var kept: [UInt8] = []
  kept.reserveCapacity(html.count)
  var start = 0
  var i = 0
  while i < html.count {
    guard html[i] == mark[0], html[i...].starts(with: mark),
      let end = html[i...].firstIndex(of: UInt8(ascii: ">"))
    else {
      i += 1
      continue
    }
    let tag = html[i..<end]
    if tag.indices.contains(where: { tag[$0...].starts(with: sheet) }) {
      kept += html[start..<i]
      start = end + 1
    }
    i = end + 1
  }
  return digest(of: kept + html[start...])
}

let liveScript = #"""
  "use strict";
  (() => {
    const {content, generation: born} = document.currentScript.dataset;
    const key = "almanac:" + location.pathname, folded = "almanac:folded";
    const scroll = sessionStorage.getItem(key);
    if (scroll) { sessionStorage.removeItem(key); scrollTo(0, +scroll); }

    const panel = document.createElement("aside");
    panel.setAttribute("aria-label", "Preview");
    const root = panel.attachShadow({mode: "open"});
    root.innerHTML = `<style>
      :host{all:initial;position:fixed;inset:auto 0 0 0;z-index:2147483647;font:13px/1.45 system-ui,sans-serif;color:#f2efe9}
      [hidden]{display:none!important}
      p,h2,h3,pre{margin:0;font:inherit}
      button{font:inherit;color:inherit;background:none;border:1px solid #8a857d;border-radius:3px;padding:1px 8px;cursor:pointer}
      button:focus-visible,summary:focus-visible{outline:2px solid #fff;outline-offset:1px}
      #ended{background:#4a4640;padding:8px 20px}
      #problems{background:#1c1b1a;border-top:4px solid #8a857d;max-height:60vh;overflow:auto;padding:8px 20px}
      #problems.errors{border-color:#c8553d}
      #problems.folded{width:fit-content;border-top:0;border-left:4px solid #8a857d;padding:4px 10px;margin-left:8px}
      #problems.folded.errors{border-color:#c8553d}
      header{display:flex;gap:12px;align-items:baseline;position:sticky;top:-8px;background:#1c1b1a;padding:4px 0}
      h2{font-weight:600} h3{font-weight:600;color:#c9c4bb;margin:8px 0 2px}
      .place{font-family:ui-monospace,monospace;margin-right:8px}
      pre{font:12px/1.45 ui-monospace,monospace;margin:4px 0 12px;white-space:pre-wrap}
      details{color:#c9c4bb} summary{cursor:pointer;margin:4px 0}
      </style><p id="ended" role="status" hidden>The preview has ended. This page follows again when <code>almanac serve</code> runs.</p>
      <section id="problems" hidden><header><h2 role="alert"></h2><button type="button" id="fold"></button></header><div id="list"></div></section>`;
    const [ended, problems, title, fold, list] = ["#ended", "#problems", "h2", "#fold", "#list"].map(at => root.querySelector(at));

    // The end of the page stays in sight above the panel.
    const room = () => {
      if (!panel.isConnected) document.body.append(panel);
      const folds = problems.hidden || problems.classList.contains("folded");
      document.documentElement.style.paddingBottom = folds ? "" : panel.offsetHeight + "px";
    };

    const counted = (count, word) => count === 1 ? "1 " + word : count + " " + word + "s";
    const element = (tag, text, name) => Object.assign(document.createElement(tag), {textContent: text, className: name || ""});

    function item({place, text}) {
      const box = document.createElement("div"), rest = text.startsWith(place + ": ") ? text.slice(place.length + 2) : text;
      if (place) {
        const button = element("button", place, "place");
        button.title = "Copy file and line";
        button.onclick = () => navigator.clipboard?.writeText(place).then(() => {
          button.textContent = "copied";
          setTimeout(() => { button.textContent = place; }, 900);
        });
        box.append(button);
      }
      box.append(element("pre", rest));
      return box;
    }

    function group(found) {
      const here = found.filter(each => each.here), elsewhere = found.filter(each => !each.here);
      const heads = here.length && elsewhere.length;
      return [...(heads ? [element("h3", "On this page")] : []), ...here.map(item),
        ...(heads ? [element("h3", "Elsewhere")] : []), ...elsewhere.map(item)];
    }

    function setFolded(isFolded) {
      problems.classList.toggle("folded", isFolded);
      list.hidden = isFolded;
      fold.textContent = isFolded ? "Show" : "Fold";
      fold.setAttribute("aria-expanded", !isFolded);
      room();
    }

    function show({errors, warnings, first}) {
      problems.hidden = !errors && !warnings;
      problems.classList.toggle("errors", errors > 0);
      title.textContent = [errors && counted(errors, "error"), warnings && counted(warnings, "warning")].filter(Boolean).join(", ");
      const bad = first.filter(each => each.error), odd = first.filter(each => !each.error);
      const more = document.createElement("details");
      more.open = !errors;
      more.append(element("summary", counted(warnings, "warning") + (odd.length < warnings ? ", the first " + odd.length : "")), ...group(odd));
      list.replaceChildren(...(bad.length < errors ? [element("p", "The first " + bad.length + " errors:")] : []), ...group(bad),
        ...(warnings ? [more] : []));
      // Folded it stays until there is an error that was not there then.
      const known = JSON.parse(sessionStorage.getItem(folded) || "[]");
      setFolded(bad.every(each => known.includes(each.text)));
      fold.onclick = () => {
        const folds = !list.hidden;
        sessionStorage.setItem(folded, JSON.stringify(folds ? bad.map(each => each.text) : []));
        setFolded(folds);
      };
    }

    addEventListener("keydown", event => {
      if (event.key === "Escape" && !event.defaultPrevented && !problems.hidden && !list.hidden) fold.click();
    });

    async function ask() {
      const answer = await fetch("/_almanac/problems?path=" + location.pathname, {cache: "no-store"});
      return answer.ok ? answer.json() : {errors: 0, warnings: 0, first: []};
    }

    function again() {
      sessionStorage.setItem(key, scrollY);
      location.reload();
    }

    function swap(text) {
      const fresh = [...new DOMParser().parseFromString(text, "text/html").querySelectorAll("link[rel~=stylesheet]")];
      const old = [...document.querySelectorAll("link[rel~=stylesheet]")];
      if (fresh.length !== old.length) return again();
      old.forEach((link, i) => {
        const next = link.cloneNode();
        next.href = fresh[i].getAttribute("href");
        // Under the same name the bytes may still be others: a number makes the browser ask.
        if (next.href === link.href.replace(/[?]almanac=.*/, "")) next.href += "?almanac=" + Date.now();
        next.onload = () => link.remove();
        link.after(next);
      });
    }

    let wanted = 0, busy = false;
    async function follow() {
      wanted++;
      if (busy) return;
      busy = true;
      try {
        for (let seen = -1; seen !== wanted;) {
          seen = wanted;
          const found = await ask();
          show(found);
          const answer = await fetch(location.href, {cache: "no-store"});
          if (answer.headers.get("X-Almanac-Content") !== content) return again();
          swap(await answer.text());
        }
      } catch { /* the preview has ended; the stream tells when it is back */ } finally { busy = false; }
    }

    const tell = {
      changed: follow,
      lost() { ended.hidden = false; room(); },
      back() { ended.hidden = true; room(); },
    };

    function listen(heard) {
      let lost = 0, generation = born, source, isOver = false;
      const open = () => {
        if (isOver) return;
        source = new EventSource("/_almanac/events");
        source.addEventListener("generation", event => {
          if (lost) { clearTimeout(lost); lost = 0; heard("back"); heard("changed"); }
          else if (generation !== event.data) heard("changed");
          generation = event.data;
        });
        source.onerror = () => {
          // A restart is no end.
          if (!lost) lost = setTimeout(() => heard("lost"), 1500);
          if (source.readyState === EventSource.CLOSED) setTimeout(open, 1500);
        };
      };
      open();
      return {close() { isOver = true; clearTimeout(lost); source.close(); }};
    }

    ask().then(show, () => {});
    if (navigator.locks && window.BroadcastChannel) {
      const others = new BroadcastChannel("almanac");
      others.onmessage = event => tell[event.data]?.();
      navigator.locks.request("almanac", () => new Promise(() => listen(word => { others.postMessage(word); tell[word](); })));
    } else {
      let source = document.hidden ? null : listen(word => tell[word]());
      document.addEventListener("visibilitychange", () => {
        if (document.hidden) { source?.close(); source = null; }
        else if (!source) { source = listen(word => tell[word]()); follow(); }
      });
    }

    if (new URLSearchParams(location.search).has("review")) {
      document.head.append(Object.assign(document.createElement("script"), {src: "/_almanac/review.js"}));
    }
  })();
  """#
