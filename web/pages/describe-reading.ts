import { describeTime, type Slot } from '#core/slot.ts';

/** What to know about a time that the office's clock does not show exactly once on that day. */
export function describeReading({ reading, due, zone }: Slot): string | undefined {
  switch (reading) {
    case 'once':
      return undefined;
    case 'first-of-two':
      return `Clocks fall back that night, so this time comes twice. The first one counts: ${describeTime(due, zone)}.`;
    case 'moved-forward':
      return `Clocks spring forward over the time you wanted. The next one counts: ${describeTime(due, zone)}.`;
  }
}
