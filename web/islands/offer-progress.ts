// Keeps the bar current that shows how far a campaign has come with its offices, and ends with the finished board.

/** Milliseconds between two looks. */
const PAUSE = 1_500;

const box = document.querySelector<HTMLElement>('[data-progress]');
if (box) void follow(box, box.dataset.progress ?? '');

async function follow(panel: HTMLElement, path: string): Promise<void> {
  const bar = panel.querySelector('progress');
  const text = panel.querySelector('[data-progress-text]');
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
    if (document.hidden) continue;
    const progress = await ask(path);
    // Whoever was signed out meanwhile, or lost the network, finds the link beside the bar.
    if (progress === undefined || !bar || !text) return;
    if (progress.underWay !== true) {
      location.reload();
      return;
    }
    bar.value = Number(progress.reached);
    text.textContent = String(progress.text);
  }
}

async function ask(path: string): Promise<Readonly<Record<string, unknown>> | undefined> {
  try {
    const answer = await fetch(path, { headers: { accept: 'application/json' } });
    return answer.ok && !answer.redirected ? await answer.json() : undefined;
  } catch {
    return undefined;
  }
}
