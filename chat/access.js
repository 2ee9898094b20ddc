// What gradio's page lacks for keys and for readers that speak. Runs before gradio's own scripts.

// gradio takes the browser's language; here is the one that the page was served in.
Object.defineProperty(navigator, "language", { value: document.documentElement.lang });

/** What a label says in the page's language; nothing before gradio's page has told. */
const label = (name) => window.gradio_config?.i18n_translations?.[document.documentElement.lang]?.[`citaat_${name}`];

/** Names and states where gradio gives none, or a name in English, or a whole answer's HTML. */
function name() {
  for (const [selector, text] of [
    ["#question .submit-button", label("send")],
    ["#answers [role=log]", label("answers")],
    ["#answers [role=status]", label("searching")],
    [".toast-close", label("close")],
  ]) {
    for (const element of document.querySelectorAll(selector)) element.setAttribute("aria-label", text);
  }
  for (const told of document.querySelectorAll("#answers [role=status] .sr-only")) {
    if (told.textContent !== label("searching")) told.textContent = label("searching");
  }
  for (const button of document.querySelectorAll(".gr-accordion > .label-wrap")) {
    button.setAttribute("aria-expanded", button.classList.contains("open"));
  }
  for (const element of document.querySelectorAll("#answers .examples")) element.removeAttribute("role");
  for (const element of document.querySelectorAll(".toast-header")) {
    element.removeAttribute("role"); // a button in which the one that closes would stand
    element.removeAttribute("tabindex");
  }
  const told = "#answers .example, #answers .message [aria-label*=\"'s message: \"]";
  for (const element of document.querySelectorAll(told)) element.removeAttribute("aria-label");
}

/** From the second question on, bring the newest into view, and again when its answer makes room for it. */
function show() {
  const questions = document.querySelectorAll("#answers .user-row");
  if (questions.length < 2) return;
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  questions[questions.length - 1].scrollIntoView({ behavior: calm ? "auto" : "smooth", block: "start" });
}

new MutationObserver((changes) => {
  name();
  const added = changes.flatMap((change) => [...change.addedNodes]).filter((node) => node instanceof Element);
  if (added.some((element) => element.matches(".message-row, .answer") || element.querySelector(".answer"))) show();
}).observe(document, { subtree: true, childList: true, attributeFilter: ["class"] });
