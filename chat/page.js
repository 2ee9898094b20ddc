// What the links of the chat do in the browser. Without this script, or with a key held down, each of them
// is a link like any other. The server puts WORDS before it: the sentences that it says.

const told = document.createElement("div");
told.id = "told";
told.setAttribute("role", "status");
told.setAttribute("aria-live", "polite");

/** Say a sentence for a while. */
function say(sentence, seconds = 2) {
  told.textContent = sentence;
  clearTimeout(say.timer);
  say.timer = setTimeout(() => (told.textContent = ""), seconds * 1000);
}

/** What the server answers; an error with its sentence when it refuses. */
async function fetched(address, body) {
  const posted = { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) };
  const response = await fetch(address, body ? posted : {});
  if (!response.ok) throw new Error(await response.text());
  return response;
}

async function copy(link) {
  const text = fetched(link.href).then(async (response) => new Blob([await response.text()], { type: "text/plain" }));
  await navigator.clipboard.write([new ClipboardItem({ "text/plain": text })]);
  say(WORDS.copied);
}

/** What a link asks for: "report=...&start=...". */
const askedBy = (link) => new URL(link.href).search.slice(1);

async function judge(link) {
  const asked = link.closest(".answer").querySelector("a.asked");
  await fetched("/judge", { asked: askedBy(asked), quote: askedBy(link) });
  for (const other of link.parentElement.querySelectorAll("a.judge")) other.removeAttribute("aria-current");
  link.setAttribute("aria-current", "true");
  say(WORDS.judged);
}

/** Each question with the places of the quotes that answer it; those folded away don't. */
function conversation() {
  return [...document.querySelectorAll("#answers .answer:has(a.asked)")].map((answer) => ({
    asked: askedBy(answer.querySelector("a.asked")),
    quotes: [...answer.querySelectorAll(".citaat a.copy:first-of-type")]
      .filter((link) => !link.closest("details"))
      .map(askedBy),
  }));
}

async function save(link) {
  const turns = conversation();
  if (!turns.length) return say(WORDS.nothing);
  const response = await fetched(link.href, { turns });
  const file = document.createElement("a");
  file.href = URL.createObjectURL(await response.blob());
  file.download = response.headers.get("Content-Disposition").match(/filename="(.*)"/)[1];
  file.click();
  setTimeout(() => URL.revokeObjectURL(file.href), 10_000);
}

/** Put a question into the box, as if it were typed. */
function edit(link) {
  const box = document.querySelector("#question textarea");
  box.value = new URL(link.href).searchParams.get("q");
  box.dispatchEvent(new Event("input", { bubbles: true }));
  box.focus();
}

const ACTIONS = { copy, judge, save, edit };

document.addEventListener("click", async (event) => {
  if (event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  const link = event.target.closest("#answers a[class], #keep a[class]");
  const action = ACTIONS[Object.keys(ACTIONS).find((name) => link?.classList.contains(name))];
  if (!action || (action === copy && !navigator.clipboard)) return;
  event.preventDefault();
  try {
    await action(link);
  } catch (error) {
    say(`${WORDS.failed} (${error.message})`, 8);
  }
});

/** Ask the question of the page's address, once the server has put it into the box: when the reports are there. */
async function askFromAddress() {
  const asked = new URLSearchParams(location.search);
  const question = asked.get("q")?.trim();
  if (!question || asked.has("edit")) return;
  for (let tries = 0; tries < 6000; tries++) {
    if (document.querySelector("#question textarea")?.value === question) {
      return document.querySelector("#question button.submit-button").click();
    }
    await new Promise((done) => setTimeout(done, 100));
  }
}

document.body.append(told);
askFromAddress();
