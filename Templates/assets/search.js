// Search in the index that the build has made. Without this file the page is a list to browse.
(() => {
  const form = document.getElementById("search"), input = document.getElementById("query");
  const found = document.getElementById("found"), results = document.getElementById("results");
  const browse = document.getElementById("browse"), entries = window.almanacIndex ?? [];
  // Case, accents and what groups digits make no difference: 9507 is 9,507.
  const fold = text => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase()
    .replace(/(\d)[.,'’\s](?=\d{3}(?!\d))/g, "$1");
  for (const e of entries) {
    e.name = fold(e.title);
    e.about = fold([e.title, e.kind, e.text, ...(e.facts ?? [])].join(" "));
    e.all = e.about + " " + fold((e.body ?? []).join(" "));
  }

  // Every word must occur; a title that begins with the words comes first, then titles, what is said of a page, its text.
  const rank = (e, words) => e.name.startsWith(words[0]) && words.every(w => e.name.includes(w)) ? 0
    : words.every(w => e.name.includes(w)) ? 1 : words.every(w => e.about.includes(w)) ? 2 : 3;
  const matches = words => entries.filter(e => words.every(w => e.all.includes(w)))
    .map(e => [rank(e, words), e]).sort((a, b) => a[0] - b[0]).map(pair => pair[1]);

  // The passage that holds most of the words, where what is said of the page has none of them.
  const passage = (entry, words) => {
    const count = text => words.filter(w => fold(text).includes(w)).length;
    const facts = (entry.facts ?? []).filter(fact => count(fact));
    if (facts.length) return facts.join(" · ");
    if (words.every(w => fold(entry.title + " " + entry.text).includes(w))) return entry.text;
    const best = (entry.body ?? []).map(text => [count(text), text]).sort((a, b) => b[0] - a[0])[0];
    if (!best || !best[0]) return entry.text;
    const at = Math.max(0, best[1].toLowerCase().indexOf(words.find(w => best[1].toLowerCase().includes(w)) ?? "") - 60);
    return (at ? "…" : "") + best[1].slice(at);
  };

  // One slip in short words, two in longer ones: a letter more, less, another, or two exchanged.
  const distance = (a, b, most) => {
    if (Math.abs(a.length - b.length) > most) return most + 1;
    let before = [], last = [...Array(b.length + 1).keys()];
    for (let i = 1; i <= a.length; i++) {
      const row = [i];
      for (let j = 1; j <= b.length; j++) {
        row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
      }
      [before, last] = [last, row];
    }
    return last[b.length];
  };
  let known;
  const meant = words => {
    known ??= new Set(entries.flatMap(e => e.all.match(/[\p{L}\p{N}]{3,}/gu) ?? []));
    const better = words.map(word => {
      if (entries.some(e => e.all.includes(word))) return word;
      const most = word.length > 5 ? 2 : 1;
      let best, least = most + 1;
      for (const other of known) {
        const steps = distance(word, other, most);
        if (steps < least) [best, least] = [other, steps];
      }
      return best;
    });
    return better.every(Boolean) && matches(better).length ? better.join(" ") : "";
  };

  const line = (tag, name, text) => Object.assign(document.createElement(tag), { className: name, textContent: text });
  const item = (entry, words) => {
    const li = document.createElement("li"), name = line("p", "name", ""), link = line("a", "", entry.title);
    const text = passage(entry, words);
    link.href = entry.href;
    if (entry.lang) link.lang = link.hreflang = entry.lang;
    name.append(link);
    li.append(line("p", "kind", entry.kind), name);
    if (text) li.append(line("p", "about", text.length > 200 ? text.slice(0, 200) + "…" : text));
    return li;
  };

  const show = () => {
    const words = fold(input.value).split(/\s+/).filter(Boolean), hits = words.length ? matches(words) : [];
    results.replaceChildren(...hits.slice(0, 50).map(entry => item(entry, words)));
    results.hidden = !hits.length;
    browse.hidden = words.length > 0;
    const form = hits.length === 0 ? "none" : hits.length === 1 ? "one" : "other";
    found.textContent = words.length ? found.dataset[form].replace("{count}", hits.length) : "";
    const other = words.length && !hits.length ? meant(words) : "";
    if (other) {
      const [before, after] = found.dataset.meant.split("{words}"), link = line("a", "", other);
      link.href = "?q=" + encodeURIComponent(other);
      link.addEventListener("click", event => { event.preventDefault(); input.value = other; show(); input.focus(); });
      found.append(". ", before, link, after ?? "");
    }
    // A page from a disk has no address of its own to change.
    try { history.replaceState(null, "", words.length ? "?q=" + encodeURIComponent(input.value) : location.pathname); } catch {}
  };

  document.getElementById("browse-parts").hidden = true;
  form.hidden = false;
  form.addEventListener("submit", event => event.preventDefault());
  input.addEventListener("input", show);
  input.value = new URLSearchParams(location.search).get("q") ?? "";
  if (input.value) show();
})();
