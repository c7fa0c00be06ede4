import { insertToken } from '#core/compose/insert-token.ts';

// Shows the previews of a message while somebody writes it, saves it now and then, and puts tokens where the caret is.
// The server draws the previews: there is one way to show a post, with script and without.

/** Milliseconds without typing after which the previews follow, after which the counts are heard, and of saving. */
const PREVIEW_PAUSE = 400;
const SPOKEN_PAUSE = 1_200;
const SAVE_PAUSE = 4_000;

const UNSAVED =
  'Not saved: Clarion does not answer, or you are signed out. Copy your text before you leave this page.';

const composer = document.querySelector<HTMLElement>('[data-composer]');
const form = composer?.querySelector('form');
if (composer && form) write(composer, form);

function write(root: HTMLElement, form: HTMLFormElement): void {
  const part = (name: string) => root.querySelector<HTMLElement>(`[data-composer-${name}]`);
  const [previews, counts, saved, trouble] = [
    part('previews'),
    part('counts'),
    part('saved'),
    part('trouble'),
  ];
  const { preview = '', autosave = '', address = '' } = root.dataset;
  const timers = new Map<string, ReturnType<typeof setTimeout>>();
  const after = (name: string, pause: number, act: () => Promise<void> | void) => {
    clearTimeout(timers.get(name));
    timers.set(
      name,
      setTimeout(() => void act(), pause),
    );
  };
  /** Whoever types on and on is saved all the same. */
  const saveSoon = () => {
    if (!timers.has('save')) after('save', SAVE_PAUSE, save);
  };
  let asked: AbortController | undefined;
  let caret: HTMLTextAreaElement | undefined;
  let isSaving = false;
  let isStopped = false;
  /** A button that waits until what is being saved is: it would meet its own writer otherwise. */
  let pressed: HTMLElement | null | undefined;

  const send = (path: string, signal?: AbortSignal) =>
    fetch(path, {
      method: 'POST',
      body: new URLSearchParams([...new FormData(form)].map(([name, value]) => [name, String(value)])),
      signal: signal ?? null,
    });

  /** The newest answer wins: an older question is dropped when there is a newer one. */
  const refresh = async () => {
    asked?.abort();
    asked = new AbortController();
    const { signal } = asked;
    try {
      const answer = await send(preview, signal);
      if (!answer.ok || answer.redirected) return;
      const drawn = await answer.text();
      if (!signal.aborted) show(drawn);
    } catch {
      // Dropped, or no network: the button shows the previews all the same.
    }
  };

  const show = (drawn: string) => {
    if (!previews) return;
    // Whoever reads in the previews keeps their place, and gets the new ones when they leave.
    if (previews.contains(document.activeElement)) {
      previews.addEventListener('focusout', () => after('preview', 0, refresh), { once: true });
      return;
    }
    const opened = [...previews.querySelectorAll('details')].map(({ open }) => open);
    const page = new DOMParser().parseFromString(drawn, 'text/html');
    previews.replaceChildren(...page.body.childNodes);
    previews.querySelectorAll('details').forEach((each, index) => {
      each.open = opened[index] ?? false;
    });
    const spoken = previews.querySelector<HTMLElement>('[data-counts]')?.dataset.counts ?? '';
    after('spoken', SPOKEN_PAUSE, () => {
      if (counts && counts.textContent !== spoken) counts.textContent = spoken;
    });
  };

  const save = async () => {
    timers.delete('save');
    if (isStopped) return;
    // One at a time: each is saved over the version that the one before it made.
    if (isSaving) return saveSoon();
    isSaving = true;
    try {
      const answer = await send(autosave);
      if (!answer.ok || answer.redirected) throw new Error('Not saved');
      tell(await answer.json());
    } catch {
      if (saved) saved.textContent = UNSAVED;
    } finally {
      isSaving = false;
      if (pressed !== undefined) form.requestSubmit(pressed);
    }
  };

  const tell = (outcome: { readonly kind: string; readonly text: string; readonly seen?: number }) => {
    const seen = form.elements.namedItem('seen');
    if (outcome.kind === 'saved' && seen instanceof HTMLInputElement) {
      seen.value = String(outcome.seen);
      // A new message has an address of its own from now on.
      if (location.pathname !== address) history.replaceState(null, '', address);
    }
    isStopped = outcome.kind === 'stopped';
    if (saved) saved.textContent = isStopped ? '' : outcome.text;
    if (isStopped && trouble) trouble.textContent = outcome.text;
  };

  const changed = () => {
    after('preview', PREVIEW_PAUSE, refresh);
    saveSoon();
  };

  form.addEventListener('input', changed);
  form.addEventListener('submit', (event) => {
    // What the press does comes after what is under way, and nothing after it.
    if (isSaving) {
      event.preventDefault();
      pressed = event.submitter;
    }
    isStopped = true;
    asked?.abort();
    for (const timer of timers.values()) clearTimeout(timer);
  });
  form.addEventListener('focusin', ({ target }) => {
    if (target instanceof HTMLTextAreaElement) caret = target;
  });
  form.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest('button') : null;
    const area = caret ?? form.querySelector('textarea');
    if (button?.name !== 'insert' || !area) return;
    event.preventDefault();
    const { text, caret: at } = insertToken(area.value, button.value, area.selectionStart, area.selectionEnd);
    area.value = text;
    area.focus();
    area.setSelectionRange(at, at);
    changed();
  });
}
