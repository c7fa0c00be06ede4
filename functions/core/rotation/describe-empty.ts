import { describeTime, type LocalTime, resolveSlot, type Zone } from '#core/slot.ts';
import { describeExhaustion } from './describe-exhaustion.ts';
import type { EmptySlot, RotationPlan } from './rotation.ts';

/** Times that are named one by one; of more, the first and the last. */
const NAMED = 3;

/** What of a rhythm stays empty and why, in sentences for the author. */
export function describeEmpty(
  { empty, exhausted }: Pick<RotationPlan, 'empty' | 'exhausted'>,
  zone: Zone,
  closed: readonly LocalTime[] = [],
): readonly string[] {
  const taken = new Set(closed);
  const of = (why: EmptySlot['why']) =>
    empty
      .filter((slot) => slot.why === why && !(why === 'blackout' && taken.has(slot.wanted)))
      .map(({ wanted }) => wanted);
  const out = empty.filter(({ why, wanted }) => why === 'blackout' && taken.has(wanted));
  return [
    ...tell(of('past'), zone, 'in the past already'),
    ...tell(of('blackout'), zone, 'in a blackout of your office'),
    ...tell(
      out.map(({ wanted }) => wanted),
      zone,
      'a time whose posts were cancelled',
    ),
    ...tell(of('same-minute'), zone, 'a time over which clocks spring forward, onto another post'),
    ...exhausted.map(describeExhaustion),
  ];
}

function tell(wanted: readonly LocalTime[], zone: Zone, what: string): readonly string[] {
  if (wanted.length === 0) return [];
  const names = wanted.map((local) => name(local, zone));
  const which =
    names.length <= NAMED ? new Intl.ListFormat('en-US').format(names) : `${names[0]} to ${names.at(-1)}`;
  const count =
    wanted.length === 1 ? 'One time stays empty, being' : `${wanted.length} times stay empty, each being`;
  return [`${count} ${what}: ${which}.`];
}

function name(local: LocalTime, zone: Zone): string {
  const slot = resolveSlot(local, zone);
  return slot.ok ? describeTime(slot.value.due, zone) : local;
}
