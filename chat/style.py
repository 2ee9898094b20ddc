"""The look of gradio's page and of the cards in it: in light and dark, wide and narrow."""

_PAGE = """
html { scroll-padding-bottom: 5rem; } /* what has the focus isn't behind the question's box */
.gradio-container { width: 100% !important; max-width: 58rem !important; margin: 0 auto !important;
  overflow: visible !important; }
.gradio-container :focus-visible { outline: 3px solid var(--link-text-color) !important;
  outline-offset: 2px; }
.gradio-container .main { padding: 1rem clamp(.8rem, 3vw, 2rem) !important; }
#header { overflow: visible; min-height: 4.4rem; }
#header .md { display: grid; grid-template-columns: 1fr auto; align-items: baseline; gap: .3rem 1rem; }
#header h1, #header p { margin: 0; }
#header p { grid-column: 1 / -1; }
#header nav a { display: inline-block; padding: .3rem 0; }
#narrowing .form { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 20rem), 1fr));
  border: 0; background: none; overflow: visible; }
#drop .or { color: var(--body-text-color) !important; }
#narrowing .label-wrap, #own .label-wrap { min-height: 24px; align-items: center; margin: 0; }
#narrowing input { color: var(--body-text-color); }
.toast-title { display: none !important; } /* "Error", in every language */
/* In here gradio takes only what stands inside its page's main part. */
@media (max-width: 40rem) {
  #header { min-height: 6rem; }
  #answers .message-row { padding: .8rem !important; }
}
"""
# The page scrolls, not a box in it; the question's box stays in view at its foot.
_CONVERSATION = """
#answers, #answers .wrapper, #answers .panel-wrap { height: auto !important; overflow: visible !important; }
#answers { border: 0; background: none; }
#answers .message-wrap { padding: 0; }
#answers .md { opacity: 1 !important; }
#answers summary { padding: .15rem 0; }
#answers .icon-button { min-width: 24px; min-height: 24px; }
.gr-group:has(#question), .gr-group:has(#question) .styler { overflow: visible; }
.column > .gr-group:has(#question) { position: sticky; bottom: 0; z-index: 5;
  border: 1px solid var(--border-color-primary); box-shadow: 0 0 .8rem .4rem var(--body-background-fill); }
.column > .gr-group:has(#question textarea:focus-visible) { outline: 3px solid var(--link-text-color); }
#question textarea { outline: 0 !important; }
#question textarea::placeholder { color: var(--body-text-color); opacity: .7; }
"""
_CARDS = """
#answers .citaat { margin: 0 0 1.4rem; }
#answers .citaat blockquote { margin: 0 0 .4rem; padding-left: .9rem; font-size: 1.02rem; line-height: 1.6;
  color: var(--body-text-color); border-left: 3px solid var(--color-accent); }
#answers .citaat mark { background: #ffe9a8; color: #1f2328; padding: .05em .1em; }
#answers .citaat .rest { color: var(--body-text-color); opacity: .72; }
#answers .citaat .source { margin: 0; padding-left: calc(.9rem + 3px); font-size: .88rem; line-height: 1.5;
  color: var(--body-text-color); }
#answers .citaat .note { margin: 0 0 .3rem; padding-left: calc(.9rem + 3px); font-size: .82rem;
  line-height: 1.45; color: var(--body-text-color); opacity: .85; }
#answers .citaat .digest { white-space: nowrap; border: 1px solid currentColor; border-radius: 1em;
  padding: 0 .55em; }
#answers .citaat details { margin: .3rem 0 0; padding-left: calc(.9rem + 3px); font-size: .88rem; }
#answers .citaat .why { margin: 0; padding-left: calc(.9rem + 3px); font-size: .82rem; opacity: .85;
  color: var(--body-text-color); }
#answers .citaat .again { margin: 0; padding-left: calc(.9rem + 3px); font-size: .82rem;
  color: var(--body-text-color); }
#answers .sure { margin: 0 0 .9rem; font-size: .92rem; }
#answers .citaat summary { cursor: pointer; }
#answers .citaat .near { margin: .3rem 0; line-height: 1.5; color: var(--body-text-color); }
#answers .citaat .under { margin: .5rem 0 0; font-weight: 600; }
#answers .nothing { margin: 0 0 .3rem; font-weight: 600; }
#answers .searched, #answers .only, #answers .understood { margin: 0 0 .6rem; font-size: .92rem; }
"""
_TAKE_ALONG = """
#answers .take { margin: .15rem 0 0; font-size: .82rem; opacity: .85; }
#answers .take, #answers .take * { color: var(--body-text-color); }
#answers .citaat .take { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 1.5rem;
  padding-left: calc(.9rem + 3px); }
#answers .take a { display: inline-block; padding: .2rem 0; }
#answers .take a[aria-current] { font-weight: 600; }
#keep p { margin: 0; font-size: .85rem; }
#keep a { display: inline-block; padding: .2rem 0; }
#keep * { color: var(--body-text-color); }
.gradio-container:not(:has(#answers .citaat)) #keep { display: none; }
#told { position: fixed; left: 50%; bottom: 6rem; transform: translateX(-50%); max-width: 90vw;
  padding: .35rem .9rem; border-radius: .4rem; font: .9rem system-ui, sans-serif; color: #fff;
  background: #1f2328; border: 1px solid #6e7781; z-index: 1000; }
#told:empty { visibility: hidden; }
"""
CSS = _PAGE + _CONVERSATION + _CARDS + _TAKE_ALONG

NO_JUDGING = "#answers .judging { display: none; }"
"""Where judgements aren't taken, nobody is asked for one."""
