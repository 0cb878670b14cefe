/// The report's script: filters, the list of articles and the lines from denials to claims. The report is whole without it.
enum ReportScript {
    /// The digest of the text, by which the page's policy lets it run and nothing else.
    static let digest = "sha256-JWRI6cd5zqNJBwPc4Nj7wQKnf+LDEINBYmVQXppZ5NI="

    static let text = #"""

        "use strict";
        (() => {
          const all = (selector, root) => Array.from((root || document).querySelectorAll(selector));
          const form = document.getElementById("filters");
          const articles = all("main > article");
          const svg = (name, attributes) => {
            const node = document.createElementNS("http://www.w3.org/2000/svg", name);
            for (const key in attributes) node.setAttribute(key, attributes[key]);
            return node;
          };

          // Lines from each denial's cue to its claims, in the gutter left of the table.
          const draw = (article) => {
            const body = article.querySelector(".body");
            const arcs = article.querySelector(".arcs");
            if (!body || !arcs) return;
            arcs.replaceChildren();
            const box = body.getBoundingClientRect();
            const table = body.querySelector("table").getBoundingClientRect();
            const left = table.left - box.left;
            const place = (node) => {
              const rect = node.getClientRects()[0];
              return rect && rect.width + rect.height > 0
                ? { x: rect.left - box.left + rect.width / 2, y: rect.top - box.top + rect.height / 2, bottom: rect.bottom - box.top } : null;
            };
            let lane = 0;
            for (const card of all(".card", article)) {
              const name = card.id.slice(card.id.lastIndexOf("-") + 1);
              const cue = document.getElementById(card.id + "-cue");
              const from = cue && place(cue);
              if (!from) continue;
              const kind = card.classList.contains("flagged") ? "" : " soft";
              const drawn = new Set();
              for (const target of all(".tgt", body)) {
                if (!target.dataset.denials.split(" ").includes(name)) continue;
                const row = target.closest("tr");
                if (drawn.has(row)) continue;
                drawn.add(row);
                const to = place(target);
                if (!to) continue;
                if (row.contains(cue)) {
                  if (Math.abs(from.y - to.y) < 4) {
                    const y = Math.max(from.bottom, to.bottom) + 1;
                    arcs.append(svg("path", { class: kind, d: `M${from.x} ${y} Q${(from.x + to.x) / 2} ${y + 9} ${to.x} ${y}` }));
                    const turn = to.x > from.x ? -1 : 1;
                    arcs.append(svg("path", { class: "head" + kind, d: `M${to.x} ${y - 1} l${7 * turn} 1 l${-2 * turn} 6 z` }));
                  }
                  continue;
                }
                const x = left - 10 - 8 * (lane % 4);
                lane += 1;
                arcs.append(svg("path", { class: kind, d:
                  `M${left + 2} ${from.y} H${x + 7} Q${x} ${from.y} ${x} ${from.y + (to.y < from.y ? -7 : 7)} V${to.y + (to.y < from.y ? 7 : -7)} Q${x} ${to.y} ${x + 7} ${to.y} H${left - 4}` }));
                arcs.append(svg("path", { class: "head" + kind, d: `M${left + 3} ${to.y} l-8 -4 v8 z` }));
              }
            }
          };
          const visible = new Set();
          const redraw = () => { for (const article of visible) draw(article); };
          const watch = new IntersectionObserver((entries) => {
            for (const entry of entries) {
              if (entry.isIntersecting) { visible.add(entry.target); draw(entry.target); } else visible.delete(entry.target);
            }
          });
          for (const article of articles) watch.observe(article);
          addEventListener("resize", redraw);
          document.addEventListener("toggle", redraw, true);
          if (document.fonts) document.fonts.ready.then(redraw);

          // Filters.
          const names = new Map();
          for (const item of all("[data-name]")) {
            for (const name of item.dataset.name.split("\n")) names.set(name, (names.get(name) || 0) + 1);
          }
          const list = document.getElementById("entities");
          for (const name of Array.from(names.keys()).sort()) {
            const option = document.createElement("option");
            option.value = name;
            list.append(option);
          }
          const filter = () => {
            const chosen = (name) => new Set(all(`input[name=${name}]:checked`, form).map((input) => input.value));
            const labels = chosen("label");
            const kinds = chosen("kind");
            const wanted = document.getElementById("entity").value.trim().toLowerCase();
            let shown = 0;
            let total = 0;
            for (const article of articles) {
              const matching = wanted && new Set(all("[data-name]", article)
                .filter((item) => item.dataset.name.toLowerCase().includes(wanted)).map((item) => item.dataset.entity));
              let here = 0;
              for (const row of all(".body tbody tr", article)) {
                const isShown = labels.has(row.dataset.label) && kinds.has(row.dataset.kind)
                  && (!matching || row.dataset.names.split(" ").some((name) => matching.has(name)));
                row.classList.toggle("off", !isShown);
                here += isShown ? 1 : 0;
                total += 1;
              }
              for (const card of all(".card", article)) {
                const name = card.id.slice(card.id.lastIndexOf("-") + 1);
                const rows = all(".cue, .tgt", article)
                  .filter((mark) => mark.id === card.id + "-cue" || (mark.dataset.denials || "").split(" ").includes(name))
                  .map((mark) => mark.closest("tr"));
                card.hidden = rows.length > 0 && rows.every((row) => row.classList.contains("off"));
              }
              article.hidden = here === 0 && articles.length > 1;
              shown += here;
            }
            document.body.classList.toggle("repaired", document.getElementById("repaired").checked);
            document.getElementById("shown").textContent = `${shown} of ${total} statements shown`;
            redraw();
          };
          form.hidden = false;
          form.addEventListener("input", filter);
          form.addEventListener("submit", (event) => event.preventDefault());
          form.addEventListener("reset", () => setTimeout(filter));
          filter();

          // The list of articles.
          if (articles.length > 1) {
            const nav = document.getElementById("contents");
            const items = document.createElement("ol");
            for (const article of articles) {
              const link = document.createElement("a");
              link.href = "#" + article.id;
              link.textContent = article.querySelector("h2").textContent;
              const item = document.createElement("li");
              item.append(link);
              const flags = all(".card.flagged", article).length;
              if (flags) item.append(` ⚑${flags}`);
              items.append(item);
            }
            nav.append(items);
            nav.hidden = false;
          }
        })();

        """#
}
