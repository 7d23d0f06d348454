// The portal works without this file. It adds: a countdown, steppers, a live preview, and one click that counts once.
// The server writes Arabic with Arabic digits, browsers don't by themselves.
const language = document.documentElement.lang.replace(/^ar$/, 'ar-u-nu-arab');
const unit = (count, name) =>
  new Intl.NumberFormat(language, { style: 'unit', unit: name, unitDisplay: 'long' }).format(count);

function span(seconds) {
  const minutes = Math.max(1, Math.ceil(seconds / 60));
  if (seconds < 120) return unit(Math.max(0, Math.ceil(seconds)), 'second');
  if (minutes < 120) return unit(minutes, 'minute');
  return minutes < 2880 ? unit(Math.floor(minutes / 60), 'hour') : unit(Math.floor(minutes / 1440), 'day');
}

// The server's clock counts: the bar says how much is left now, whatever the device believes the time is.
for (const box of document.querySelectorAll('[data-closes]')) {
  const bar = box.querySelector('progress');
  const text = box.querySelector('[data-ticks]');
  const end = performance.now() + bar.value * 1000;
  const tick = () => {
    const left = (end - performance.now()) / 1000;
    if (left <= 0) return void location.reload();
    bar.value = left;
    text.textContent = box.dataset.left.replace('{}', span(left));
    setTimeout(tick, left < 120 ? 1000 : 10000);
  };
  tick();
}

// A page that waits for something looks for it without moving anybody: a reload would interrupt who listens to it.
async function lookAgain(after, href) {
  await new Promise(wake => setTimeout(wake, after * 1000));
  try {
    const answer = await fetch(href);
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const next = page.querySelector('meta[name=again]');
    if (!next) return void location.replace(answer.url);
    const [shown, fresh] = [document, page].map(each => each.getElementById('main'));
    if (shown.innerHTML !== fresh.innerHTML) shown.replaceChildren(...fresh.childNodes);
    lookAgain(Number(next.content), next.dataset.href || answer.url);
  } catch {
    lookAgain(after, href); // offline for a moment
  }
}
const again = document.querySelector('meta[name=again]');
if (again) lookAgain(Number(again.content), again.dataset.href || location.href);

// A second submit of the same form is held back; the server would take it as the same one anyway.
for (const form of document.querySelectorAll('form[data-once]')) {
  form.addEventListener('submit', event => {
    if (form.dataset.sent) return event.preventDefault();
    form.dataset.sent = 'yes';
    for (const button of document.querySelectorAll(`button[form="${form.id}"], #${form.id} button`)) {
      button.setAttribute('aria-disabled', 'true');
    }
  });
}
addEventListener('pageshow', () => {
  for (const form of document.querySelectorAll('form[data-once]')) delete form.dataset.sent;
  for (const button of document.querySelectorAll('button[aria-disabled]')) button.removeAttribute('aria-disabled');
});

// Whoever types an amount of their own has chosen it.
for (const input of document.querySelectorAll('[data-chooses]')) {
  input.addEventListener('input', () => (document.getElementById(input.dataset.chooses).checked = true));
}

function dropBroken(part) {
  for (const image of part.querySelectorAll('.thumb img')) {
    const drop = () => image.remove();
    if (image.complete && !image.naturalWidth) drop();
    image.addEventListener('error', drop);
  }
}

function step(stepper) {
  const input = stepper.querySelector('input');
  const buttons = [...stepper.querySelectorAll('button')];
  const sync = () => {
    for (const button of buttons) {
      button.hidden = false;
      const next = Number(input.value) + Number(button.dataset.step);
      button.disabled = next < Number(input.min || 1) || (input.max !== '' && next > Number(input.max));
    }
  };
  for (const button of buttons) {
    button.addEventListener('click', () => {
      input.value = Number(input.value) + Number(button.dataset.step);
      sync();
      input.dispatchEvent(new Event('input', { bubbles: true }));
    });
  }
  input.addEventListener('input', sync);
  sync();
}

// What scripts take over, in a part of a page that is new.
function dress(part) {
  part.querySelectorAll('.stepper').forEach(step);
  part.querySelectorAll('[name=fields]').forEach(button => (button.parentElement.hidden = true));
  dropBroken(part);
}
dress(document);

for (const button of document.querySelectorAll('[data-print]')) {
  button.hidden = false;
  button.addEventListener('click', () => print());
}

// The same address that answers the whole review page answers only the summary when asked for a fragment.
const form = document.querySelector('form[data-preview]');
const live = document.getElementById('preview');
if (form && live) {
  let timer, current;
  const refresh = async () => {
    current?.abort();
    current = new AbortController();
    live.setAttribute('aria-busy', 'true');
    try {
      const answer = await fetch(form.dataset.preview, {
        method: 'POST',
        body: new URLSearchParams(new FormData(form)),
        headers: { 'Portico-Fragment': 'summary' },
        signal: current.signal,
      });
      if (answer.ok) live.innerHTML = await answer.text();
      const bar = document.getElementById('bar-text');
      if (bar) bar.textContent = live.querySelector('[data-bar]')?.dataset.bar ?? '';
    } catch (error) {
      if (error.name === 'AbortError') return;
    }
    live.removeAttribute('aria-busy');
  };
  form.addEventListener('input', event => {
    if (event.target.name === 'search') return;
    clearTimeout(timer);
    timer = setTimeout(refresh, 350);
  });

  // Another country has other fields. Only these are exchanged: the cursor stays, and so does what was typed meanwhile.
  let asked, moving;
  const move = async () => {
    asked?.abort();
    asked = new AbortController();
    const button = form.querySelector('[name=fields]');
    const body = new URLSearchParams(new FormData(form));
    body.append(button.name, button.value);
    try {
      const answer = await fetch(button.formAction, { method: 'POST', body, signal: asked.signal });
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      const [shown, fresh] = [document, page].map(each => each.getElementById('address-fields'));
      const active = document.activeElement;
      for (const input of shown.querySelectorAll('[name]')) {
        const same = fresh.querySelector(`[name="${input.name}"]`);
        if (same && input.value !== body.get(input.name)) same.value = input.value;
      }
      const next = shown.contains(active) && fresh.querySelector(`[name="${active.name}"]`);
      shown.replaceWith(fresh);
      if (next) next.focus();
      if (next?.selectionEnd != null) next.setSelectionRange(active.selectionStart, active.selectionEnd);
    } catch (error) {
      button.parentElement.hidden = error.name === 'AbortError';
    }
  };
  form.addEventListener('change', event => {
    if (event.target.name !== 'a.countryCode') return;
    clearTimeout(moving);
    moving = setTimeout(move, 350); // arrow keys go through many countries
  });

  // Steps that stay on the page (search, add, replace, take out) put the new form in the place of the old one.
  const stay = async button => {
    clearTimeout(timer);
    current?.abort();
    form.setAttribute('aria-busy', 'true');
    const body = new URLSearchParams(new FormData(form));
    body.append(button.name, button.value);
    try {
      const answer = await fetch(button.formAction, { method: 'POST', body });
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      const next = page.getElementById('edit');
      if (!next) throw new Error();
      form.replaceChildren(...next.childNodes);
      live.replaceChildren(...page.getElementById('preview').childNodes);
      document.getElementById('top').replaceChildren(...page.getElementById('top').childNodes);
      document.getElementById('bar-text').textContent = page.getElementById('bar-text').textContent;
      live.removeAttribute('aria-busy');
      dress(form);
      (form.querySelector('[autofocus]') ?? document.getElementById('main')).focus();
    } catch {
      // Without script the same button leads to a page that says what is wrong.
      button.removeAttribute('data-inplace');
      button.click();
    }
    form.removeAttribute('aria-busy');
  };
  form.addEventListener('submit', event => {
    const enters = event.submitter?.name === 'enter' && document.activeElement?.name === 'search';
    const button = enters ? form.querySelector('[name=find]') : event.submitter;
    if (!button?.hasAttribute('data-inplace')) return;
    event.preventDefault();
    stay(button);
  });
}
