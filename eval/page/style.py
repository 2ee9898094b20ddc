"""The page's style, in light and dark."""

from __future__ import annotations

from eval.page.markup import Markup

STYLE = Markup("""
:root {
  color-scheme: light dark;
  --paper: #fdfdfb; --ink: #22262a; --quiet: #667078; --line: #d9dcda; --soft: #f1f2ee;
  --one: #2a6fb0; --two: #c2571a;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #16191c; --ink: #dfe3e6; --quiet: #949da4; --line: #383e43; --soft: #1f2327;
    --one: #6fb1ec; --two: #ee9457;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0 auto; padding: 2rem 1.25rem 4rem; max-width: 58rem;
  background: var(--paper); color: var(--ink); font: 16px/1.5 system-ui, sans-serif;
}
h1 { font-size: 1.5rem; font-weight: 600; margin: 0 0 .25rem; }
h2 { font-size: 1.1rem; font-weight: 600; margin: 2.75rem 0 .5rem; }
p { margin: .5rem 0; max-width: 44rem; }
.quiet, figcaption, dt { color: var(--quiet); }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0 1.25rem; margin: .75rem 0; }
dd { margin: 0; overflow-wrap: anywhere; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; font-size: .85rem; font-variant-numeric: tabular-nums; }
th, td { padding: .3rem .7rem .3rem 0; text-align: right; white-space: nowrap; }
th, td { border-bottom: 1px solid var(--line); }
th { font-weight: 600; }
th:first-child { text-align: left; }
tbody th { font-weight: 400; }
td small { color: var(--quiet); }
figure { margin: .75rem 0; overflow-x: auto; }
figcaption { font-size: .85rem; max-width: 44rem; }
svg { display: block; width: 100%; min-width: 36rem; height: auto; }
svg text { fill: var(--ink); font: 12px system-ui, sans-serif; }
svg .quiet { fill: var(--quiet); }
svg .grid { stroke: var(--line); }
svg .whisker { stroke: var(--one); stroke-width: 2; stroke-linecap: round; opacity: .55; }
svg .one { fill: var(--one); }
svg .two { fill: var(--two); }
svg .curve { fill: none; stroke: var(--one); stroke-width: 2; }
svg .dashed { stroke: var(--quiet); stroke-dasharray: 4 4; }
details { border-bottom: 1px solid var(--line); padding: .5rem 0; }
summary { cursor: pointer; }
summary small { color: var(--quiet); display: block; padding-left: 1rem; }
details > div { padding: .25rem 0 .75rem 1rem; }
h3 { font-size: .85rem; font-weight: 600; margin: .75rem 0 .25rem; }
ul { margin: .25rem 0; padding-left: 1.1rem; }
blockquote { margin: .5rem 0 0; padding: .4rem .8rem; background: var(--soft); border-radius: .3rem; }
cite { display: block; font-style: normal; font-size: .85rem; color: var(--quiet); }
""")
