import { countText } from '#core/text-count.ts';
import type { TextUnit } from '#core/text-rules.ts';

// Keeps the count under a text area current while somebody types, by the same rules as the server.

const UNITS: readonly TextUnit[] = ['x-weighted', 'code-points', 'emoji-as-bytes'];

/** Milliseconds without typing after which a screen reader hears the count: sooner would talk over the typing. */
const PAUSE = 1_200;

for (const line of document.querySelectorAll<HTMLElement>('[data-count-of]')) watch(line);

function watch(line: HTMLElement): void {
  const area = document.getElementById(line.dataset.countOf ?? '');
  const number = line.querySelector('[data-count]');
  const unit = UNITS.find((known) => known === line.dataset.unit);
  const max = Number(line.dataset.max);
  if (!(area instanceof HTMLTextAreaElement) || !number || !unit) return;

  const spoken = document.createElement('p');
  spoken.className = 'usa-sr-only';
  spoken.setAttribute('role', 'status');
  line.after(spoken);

  let pause: ReturnType<typeof setTimeout> | undefined;
  const update = () => {
    const length = countText(area.value, unit);
    number.textContent = length.toLocaleString('en-US');
    line.classList.toggle('count--over', length > max);
    return length;
  };
  area.addEventListener('input', () => {
    const length = update();
    clearTimeout(pause);
    pause = setTimeout(() => {
      spoken.textContent = length > max ? `${length - max} too many` : `${max - length} left`;
    }, PAUSE);
  });
  // A browser that comes back to the page may have filled in what was typed before.
  update();
}
