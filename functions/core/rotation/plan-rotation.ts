import type { MessageId } from '#core/ids.ts';
import { createGaps, type Gaps } from './gaps.ts';
import { findOffset, type PutOff, putOff } from './offset.ts';
import { findOpenings, type Opening } from './openings.ts';
import { minuteNumber, type OtherTurns } from './other-turns.ts';
import { laneOf, orderMessages } from './place.ts';
import { dayAt, dayNumber, dayOf } from './rhythm.ts';
import type { EmptySlot, Exhaustion, FixedTurn, Rotation, RotationPlan, Turn } from './rotation.ts';
import { createRounds, type Rounds } from './rounds.ts';

/**
 * Plans whose turn it is at each slot of one office's rotation. The rules:
 *
 * 1. Rounds. Every message has its turn once before any is repeated, in the office's own order of the messages.
 * 2. Gap. Between two turns of a message lie at least its gap in days of the office's calendar. A message whose gap is
 *    not over lets the next one of its round go first; it is not passed over.
 * 3. Exhaustion. Where no message of the round may go yet, the slot stays empty and the plan says why and until when:
 *    never is one repeated to fill a slot. From there the rotation stops, or pauses until the gap allows a message.
 * 4. Fixed turns stay as they are, in their slots, whatever else changes, and count in rounds and gaps. The rest is
 *    planned around them: a message whose fixed turn falls in the round that runs is kept for it. A message added
 *    midway joins the round that runs and is not owed those before; one taken away gets no new turn.
 * 5. Apart. Each office begins the order at another message, by its place. With the others' turns known, a message
 *    that another office carries within `apart` minutes is put off by the fewest minutes that keep the two apart, and
 *    where `longestOffset` does not suffice the next message of the round is tried. Where none helps, or the others
 *    are unknown, the office keeps to the lane of its place: an offset that suffices for `roomFor` offices of one
 *    rhythm, zone and gap. What then is too close, `findCloseTurns` lists.
 * 6. Time. A slot keeps its wall-clock time across changes of clocks, as `resolveSlot` has it. No offset leads past the
 *    office's next slot, into another day or into a blackout. A slot in a blackout is left out, or put off to the same
 *    time of the first free day, as `onBlackout` says.
 * 7. Every time of the rhythm is filled or listed as empty, and the same rotation always gives the same plan.
 *
 * Two fixed turns that break rules 1 or 2 by themselves are people's decision and stay.
 */
export function planRotation(rotation: Rotation, others?: OtherTurns): RotationPlan {
  const { openings, empty } = findOpenings(rotation);
  const positions = [...rotation.fixed.map(fixedPosition), ...openings.map(openPosition)].sort(
    (a, b) => a.minute - b.minute,
  );
  const planning: Planning = {
    rotation,
    others,
    positions,
    rounds: createRounds(orderMessages(rotation.messages, rotation.place).map(({ id }) => id)),
    gaps: createGaps(rotation),
    lane: laneOf(rotation.messages.length, rotation.place, rotation.spacing),
  };
  const turns: Turn[] = [];
  const unfilled: EmptySlot[] = [...empty];
  const exhausted: Exhaustion[] = [];
  let running = true;
  let stopped = false;

  positions.forEach((position, at) => {
    if (position.kind === 'fixed') {
      turns.push({ ...position.turn, round: planning.rounds.take(position.turn.messageId), fixed: true });
      return;
    }
    const { wanted } = position.opening;
    if (stopped) {
      unfilled.push({ wanted, why: 'stopped' });
      return;
    }
    const choice = chooseTurn(planning, position.opening, at);
    if (choice.kind === 'turn') {
      planning.gaps.use(choice.messageId, dayNumber(dayOf(choice.slot.local)));
      const { messageId, slot, offset } = choice;
      turns.push({ messageId, wanted, slot, offset, round: planning.rounds.take(messageId), fixed: false });
      running = true;
      return;
    }
    unfilled.push({ wanted, why: 'exhausted' });
    // Said once, where it begins.
    if (running) exhausted.push(choice.exhaustion);
    running = false;
    stopped = rotation.whenExhausted === 'stop';
  });
  return { turns, empty: unfilled.sort((a, b) => (a.wanted < b.wanted ? -1 : 1)), exhausted };
}

type Position =
  | { readonly kind: 'fixed'; readonly minute: number; readonly turn: FixedTurn }
  | { readonly kind: 'open'; readonly minute: number; readonly opening: Opening };

interface Planning {
  readonly rotation: Rotation;
  readonly others: OtherTurns | undefined;
  readonly positions: readonly Position[];
  readonly rounds: Rounds;
  readonly gaps: Gaps;
  readonly lane: number;
}

type Choice =
  | ({ readonly kind: 'turn'; readonly messageId: MessageId } & PutOff)
  | { readonly kind: 'none'; readonly exhaustion: Exhaustion };

function chooseTurn(planning: Planning, { slot }: Opening, at: number): Choice {
  const { rounds, gaps } = planning;
  const day = dayNumber(dayOf(slot.local));
  const left = rounds.left();
  const days = new Map(
    left.filter((id) => !isKept(planning, id, at, left.length)).map((id) => [id, gaps.opensOn(id, day)]),
  );
  const ready = [...days].flatMap(([id, opensOn]) => (opensOn === day ? [id] : []));
  const [first] = ready;
  if (first === undefined) return { kind: 'none', exhaustion: explain(planning, slot, left, days) };

  const limit = offsetLimit(planning, slot, at);
  const { others, rotation } = planning;
  if (others) {
    for (const messageId of ready) {
      const found = findOffset(slot, messageId, limit, { others, rotation });
      if (found) return { kind: 'turn', messageId, ...found };
    }
  }
  const lane = planning.lane <= limit ? planning.lane : 0;
  const inLane = putOff(slot, lane, rotation);
  return {
    kind: 'turn',
    messageId: first,
    ...(inLane ? { slot: inLane, offset: lane } : { slot, offset: 0 }),
  };
}

/**
 * Whether a message's next fixed turn comes before the others of the round can all have had theirs: to use it now
 * would be to repeat it before them.
 */
function isKept({ positions }: Planning, messageId: MessageId, at: number, left: number): boolean {
  const soon = positions.slice(at + 1, at + left);
  return soon.some((position) => position.kind === 'fixed' && position.turn.messageId === messageId);
}

/** Minutes by which a turn may be put off without meeting the office's next one. */
function offsetLimit({ positions, rotation }: Planning, slot: Opening['slot'], at: number): number {
  const next = positions[at + 1];
  // Where the next turn stands without its own offset: to approve a turn must not make room for the one before it.
  const start = next && next.minute - (next.kind === 'fixed' ? next.turn.offset : 0);
  const room = start === undefined ? Number.POSITIVE_INFINITY : start - minuteNumber(slot.due) - 1;
  return Math.max(0, Math.min(rotation.spacing.longestOffset, room));
}

function explain(
  { rounds, rotation }: Planning,
  slot: Opening['slot'],
  left: readonly MessageId[],
  /** The first day on which each message that is not kept may go. */
  days: ReadonlyMap<MessageId, number>,
): Exhaustion {
  if (days.size === 0) return { kind: 'no-messages', slot };
  const round = rounds.next();
  return {
    kind: 'gap',
    slot,
    round,
    waiting: [...days.keys()],
    complete: round > 1 && left.length === rotation.messages.length,
    opensOn: dayAt(Math.min(...days.values())),
    stops: rotation.whenExhausted === 'stop',
  };
}

function fixedPosition(turn: FixedTurn): Position {
  return { kind: 'fixed', minute: minuteNumber(turn.slot.due), turn };
}

function openPosition(opening: Opening): Position {
  return { kind: 'open', minute: minuteNumber(opening.slot.due), opening };
}
