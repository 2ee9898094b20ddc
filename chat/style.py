"""How the cards look inside gradio's page."""

CSS = """
.gradio-container { width: 100% !important; max-width: 58rem !important; margin: 0 auto !important; }
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
#answers .searched, #answers .only { margin: 0 0 .6rem; font-size: .92rem; }
"""
