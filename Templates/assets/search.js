// Search in the index that the build has made. Without this file the page is a list to browse; where the index cannot
// be read (a page opened from disk) the same list is searched instead.
(() => {
  const form = document.getElementById("search"), input = document.getElementById("query");
  const found = document.getElementById("found"), results = document.getElementById("results");
  const browse = document.getElementById("browse");
  const fold = text => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  let entries = [...browse.querySelectorAll("li")].map(item => ({
    title: item.querySelector("a").textContent, href: item.querySelector("a").getAttribute("href"),
    kind: item.querySelector(".kind")?.textContent ?? "", text: item.querySelector(".about")?.textContent ?? "" }));
  const prepare = () => entries.forEach(e => { e.name = fold(e.title); e.all = fold([e.title, e.kind, e.text].join(" ")); });

  // Every word must occur; a title that begins with the words comes first, then titles, then texts.
  const matches = words => entries
    .filter(e => words.every(w => e.all.includes(w)))
    .map(e => [e.name.startsWith(words[0]) ? 0 : words.every(w => e.name.includes(w)) ? 1 : 2, e])
    .sort((a, b) => a[0] - b[0]).map(pair => pair[1]);

  const line = (tag, name, text) => Object.assign(document.createElement(tag), { className: name, textContent: text });
  const item = entry => {
    const li = document.createElement("li"), name = line("p", "name", ""), link = line("a", "", entry.title);
    link.href = entry.href;
    name.append(link);
    li.append(line("p", "kind", entry.kind), name);
    if (entry.text) li.append(line("p", "about", entry.text.length > 160 ? entry.text.slice(0, 160) + "…" : entry.text));
    return li;
  };

  const show = () => {
    const words = fold(input.value).split(/\s+/).filter(Boolean), hits = words.length ? matches(words) : [];
    results.replaceChildren(...hits.slice(0, 50).map(item));
    results.hidden = !hits.length;
    browse.hidden = words.length > 0;
    const form = hits.length === 0 ? "none" : hits.length === 1 ? "one" : "other";
    found.textContent = words.length ? found.dataset[form].replace("{count}", hits.length) : "";
    history.replaceState(null, "", words.length ? "?q=" + encodeURIComponent(input.value) : location.pathname);
  };

  prepare();
  form.hidden = false;
  form.addEventListener("submit", event => event.preventDefault());
  input.addEventListener("input", show);
  input.value = new URLSearchParams(location.search).get("q") ?? "";
  if (input.value) show();
  if (form.dataset.index) fetch(form.dataset.index).then(answer => answer.json())
    .then(list => { entries = list; prepare(); if (input.value) show(); }).catch(() => {});
})();
