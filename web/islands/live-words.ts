import { countWords, judgeCount } from '#core/count-words.ts';

// Keeps counts of words current while somebody types, over one field or several, as the server counts them.

/** Milliseconds without typing after which a screen reader hears the count: sooner would talk over the typing. */
const PAUSE = 1_500;

for (const line of document.querySelectorAll<HTMLElement>('[data-words-of]')) watch(line);

function watch(line: HTMLElement): void {
  const areas = (line.dataset.wordsOf ?? '').split(' ').flatMap((id) => {
    const area = document.getElementById(id);
    return area instanceof HTMLTextAreaElement ? [area] : [];
  });
  const number = line.querySelector('[data-words]');
  const verdict = line.querySelector('[data-verdict]');
  const { min, max } = line.dataset;
  const limits = min === undefined || max === undefined ? undefined : { min: Number(min), max: Number(max) };
  if (!number) return;

  const spoken = document.createElement('p');
  spoken.className = 'usa-sr-only';
  spoken.setAttribute('role', 'status');
  // The count of the whole text alone is spoken: that of each step would double it.
  if (limits) line.after(spoken);

  let pause: ReturnType<typeof setTimeout> | undefined;
  const update = () => {
    const words = areas.reduce((sum, { value }) => sum + countWords(value), 0);
    number.textContent = words.toLocaleString('en-US');
    if (!limits) return;
    if (verdict) verdict.textContent = judgeCount(words, limits);
    line.classList.toggle('count--over', words > limits.max);
    clearTimeout(pause);
    pause = setTimeout(() => {
      spoken.textContent = `${words} words, ${judgeCount(words, limits)}`;
    }, PAUSE);
  };
  for (const area of areas) area.addEventListener('input', update);
  // A browser that comes back to the page may have filled in what was typed before.
  if (areas.some(({ value, defaultValue }) => value !== defaultValue)) update();
}
