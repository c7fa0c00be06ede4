// Lets a person drag a post to another day of the calendar. Dropping it only opens the form that moves posts, with the
// new date in it: nothing has moved before the person sends that form, and its checks are the only ones.

const calendar = document.querySelector<HTMLElement>('[data-calendar]');
if (calendar) letDrag(calendar);

function letDrag(calendar: HTMLElement): void {
  const spoken = document.createElement('p');
  spoken.className = 'usa-sr-only';
  spoken.setAttribute('role', 'status');
  calendar.after(spoken);
  const say = (text: string) => {
    spoken.textContent = text;
  };

  for (const entry of calendar.querySelectorAll<HTMLElement>('[data-move]')) entry.draggable = true;
  for (const hint of document.querySelectorAll<HTMLElement>('[data-drag-hint]')) hint.hidden = false;

  let dragged: HTMLElement | undefined;
  let target: HTMLElement | undefined;
  const aimAt = (day: HTMLElement | undefined) => {
    if (day === target) return;
    target?.classList.remove('calendar__target');
    target = day;
    day?.classList.add('calendar__target');
    if (day) say(`To ${day.dataset.name}`);
  };

  calendar.addEventListener('dragstart', (event) => {
    const entry = within(event.target, '[data-move]');
    if (!entry || !event.dataTransfer) return;
    dragged = entry;
    entry.classList.add('calendar__dragged');
    event.dataTransfer.effectAllowed = 'move';
    // Otherwise the link inside would be taken along alone, as an address.
    event.dataTransfer.setDragImage(entry, 12, 12);
    say(`Moving ${entry.dataset.name}. Drop it on another day.`);
  });
  calendar.addEventListener('dragover', (event) => {
    const day = dragged && within(event.target, '[data-day]');
    const other = day?.contains(dragged ?? null) ? undefined : day;
    aimAt(other);
    // A day takes a drop only where this is said; everywhere else the post flies back.
    if (other) event.preventDefault();
  });
  calendar.addEventListener('dragleave', (event) => {
    if (!(event.relatedTarget instanceof Node) || !calendar.contains(event.relatedTarget)) aimAt(undefined);
  });
  calendar.addEventListener('drop', (event) => {
    const form = dragged?.dataset.move;
    const day = target?.dataset.day;
    if (form === undefined || day === undefined) return;
    event.preventDefault();
    say(`Opening the form that moves ${dragged?.dataset.name}.`);
    location.assign(`${form}?${new URLSearchParams({ date: day })}`);
  });
  calendar.addEventListener('dragend', (event) => {
    if (dragged && event.dataTransfer?.dropEffect === 'none') say('The post stays where it is.');
    dragged?.classList.remove('calendar__dragged');
    dragged = undefined;
    aimAt(undefined);
  });
}

/** The element itself, or the one around it, that has something. */
function within(start: EventTarget | null, selector: string): HTMLElement | undefined {
  const element = start instanceof Element ? start : start instanceof Node ? start.parentElement : undefined;
  return element?.closest<HTMLElement>(selector) ?? undefined;
}
