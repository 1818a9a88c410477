// The live half of the duty desk. The page does all of this without script too: by sending its form.
const form = document.getElementById("report");
const text = document.getElementById("text");
const result = document.getElementById("result");
const state = document.getElementById("state");
const print = document.getElementById("print");
const PAUSE = 350; // milliseconds of rest before a request
const TICK = 15000; // milliseconds between two counts of the clocks

let composing = false;
let timer = 0;
let running = null;
let shown = text.value;

function say(words) {
  state.textContent = words;
}

async function refresh() {
  if (composing || text.value === shown || !text.value.trim()) return;
  if (running) running.abort();
  const mine = new AbortController();
  running = mine;
  const asked = text.value;
  say(form.dataset.busy);
  try {
    const body = new URLSearchParams(new FormData(form));
    const answer = await fetch(form.dataset.live, { method: "POST", body, signal: mine.signal });
    const html = await answer.text();
    if (mine !== running) return; // a later request has taken over
    if (!answer.headers.get("content-type")?.startsWith("text/html")) throw new Error(String(answer.status));
    result.innerHTML = html;
    shown = asked;
    say(form.dataset.ready);
  } catch (error) {
    if (error.name !== "AbortError") say(form.dataset.failed);
  } finally {
    if (mine === running) running = null;
  }
}

function later() {
  clearTimeout(timer);
  if (!composing) timer = setTimeout(refresh, PAUSE);
}

function count() {
  const now = Date.now();
  for (const clock of document.querySelectorAll("time.clock")) {
    clock.classList.toggle("past", Date.parse(clock.dateTime) < now);
  }
}

text.addEventListener("compositionstart", () => { composing = true; clearTimeout(timer); });
text.addEventListener("compositionend", () => { composing = false; later(); });
text.addEventListener("input", (event) => { if (!event.isComposing) later(); });
form.addEventListener("change", (event) => { if (event.target !== text) { shown = ""; later(); } });
text.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.isComposing || event.keyCode === 229) return; // 229: the input method has the key
  if (event.ctrlKey || event.metaKey) {
    event.preventDefault();
    form.requestSubmit();
  }
});
print.hidden = false;
print.addEventListener("click", () => window.print());
setInterval(count, TICK);
count();
