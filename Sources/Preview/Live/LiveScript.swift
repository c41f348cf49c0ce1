// What makes a page of the preview follow its source. It stands at the very end of the page, so that the bytes before it
// are those of a build.
//
// One page in the browser listens and tells the others: a browser opens only six connections to one server, and a
// stream per page would use them up. On a change a page fetches itself. If only its style sheets have new names they are
// swapped in place; else it is loaded again where it was scrolled to. While there are errors the page stays as it is,
// under a panel that shows them and goes by itself.

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
    const key = "almanac:" + location.pathname;
    const scroll = sessionStorage.getItem(key);
    if (scroll) { sessionStorage.removeItem(key); scrollTo(0, +scroll); }

    function show({count, first}) {
      document.getElementById("almanac-problems")?.remove();
      if (!count) return;
      const panel = document.createElement("div");
      panel.id = "almanac-problems";
      panel.setAttribute("role", "alert");
      const root = panel.attachShadow({mode: "open"});
      const style = document.createElement("style");
      style.textContent = `:host{all:initial;position:fixed;inset:auto 0 0 0;max-height:70vh;overflow:auto;z-index:2147483647;
        background:#1c1b1a;color:#f2efe9;border-top:4px solid #c8553d;padding:16px 20px}
        h2{font:600 15px system-ui,sans-serif;margin:0 0 8px}
        pre{font:13px/1.45 ui-monospace,monospace;margin:0 0 12px;white-space:pre-wrap}`;
      const head = document.createElement("h2");
      head.textContent = (count === 1 ? "One error" : count + " errors")
        + (first.length < count ? ", the first " + first.length : "");
      root.append(style, head, ...first.map(text => {
        const pre = document.createElement("pre");
        pre.textContent = text;
        return pre;
      }));
      document.body.append(panel);
    }

    async function problems() {
      const answer = await fetch("/_almanac/problems?path=" + location.pathname, {cache: "no-store"});
      return answer.ok ? answer.json() : {count: 0, first: []};
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
          const found = await problems();
          show(found);
          const answer = await fetch(location.href, {cache: "no-store"});
          if (answer.headers.get("X-Almanac-Content") !== content) return again();
          swap(await answer.text());
        }
      } catch { /* the preview has ended; the stream tells when it is back */ } finally { busy = false; }
    }

    function listen(heard) {
      let lost = false, generation = born;
      const source = new EventSource("/_almanac/events");
      source.addEventListener("generation", event => {
        if (lost || generation !== event.data) heard();
        generation = event.data;
        lost = false;
      });
      source.onerror = () => { lost = true; };
      return source;
    }

    problems().then(show, () => {});
    if (navigator.locks && window.BroadcastChannel) {
      const others = new BroadcastChannel("almanac");
      others.onmessage = follow;
      navigator.locks.request("almanac", () => new Promise(() => listen(() => { others.postMessage(0); follow(); })));
    } else {
      let source = document.hidden ? null : listen(follow);
      document.addEventListener("visibilitychange", () => {
        if (document.hidden) { source?.close(); source = null; } else if (!source) { source = listen(follow); follow(); }
      });
    }
  })();
  """#
