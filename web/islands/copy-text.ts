// Shows a button that copies a text which a person takes to a platform by hand.

for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-copy]')) {
  const area = document.getElementById(button.dataset.copy ?? '');
  const status = document.querySelector(`[data-copied="${CSS.escape(button.dataset.copy ?? '')}"]`);
  if (!(area instanceof HTMLTextAreaElement) || !status) continue;
  button.hidden = false;
  button.addEventListener('click', () => {
    void copy(area, status);
  });
}

async function copy(area: HTMLTextAreaElement, status: Element): Promise<void> {
  try {
    await navigator.clipboard.writeText(area.value);
    status.textContent = 'Copied';
  } catch {
    // The browser may forbid it; selected, the text is one key press away.
    area.select();
    status.textContent = 'Selected: now press Ctrl+C, or ⌘C on a Mac';
  }
}
