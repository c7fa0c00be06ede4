import type { Happening } from '#core/audit.ts';
import type { PostEvent } from '#core/post-states.ts';
import type { OfficeStore, Store } from '#ports/store.ts';
import { HostError } from './host-error.ts';

/** The writes of publishing, by the action that their audit entries name. */
export const CRASH_STEPS = [
  'post.claim',
  'post.progress',
  'post.sending',
  'post.publish',
  'post.reject',
  'post.hold',
  'post.defer',
  'post.miss',
  'post.lose',
  'post.recover',
  'post.look',
  'post.confirm',
  'post.send-again',
  'channel.disconnected',
] as const satisfies readonly (
  | `post.${PostEvent | 'progress' | 'sending' | 'look'}`
  | 'channel.disconnected'
)[];

export type CrashStep = (typeof CRASH_STEPS)[number];

/** Where a host ends itself: right before or right after its so-manieth write of one step. */
export interface CrashPoint {
  readonly side: 'before' | 'after';
  readonly step: CrashStep;
  /** Counted from 1. */
  readonly turn: number;
}

const FORM = /^(before|after):([a-z.-]+?)(?:#([1-9]\d{0,3}))?$/;

/** Reads `after:post.claim`, or `after:post.claim#3` for the third. Throws HostError for a step that does not exist. */
export function readCrashPoint(text: string | undefined): CrashPoint | undefined {
  if (text === undefined) return undefined;
  const [, side, name, turn = '1'] = FORM.exec(text) ?? [];
  const step = CRASH_STEPS.find((each) => each === name);
  if (side === undefined || step === undefined) {
    throw new HostError(
      `CLARION_CRASH_AT is "${text}", but has to be before: or after: and one of ${CRASH_STEPS.join(', ')}, such as after:post.claim or after:post.claim#3. Correct it, or unset it.`,
    );
  }
  return { side: side === 'before' ? 'before' : 'after', step, turn: Number(turn) };
}

/** Ends this process at once, as a power cut would: nothing is finished, closed or told. */
export function die(): void {
  process.kill(process.pid, 'SIGKILL');
}

/** A store that is all the given one is, until the host comes to the crash point. */
export function crashAt(store: Store, point: CrashPoint, end: () => void = die): Store {
  let turns = 0;
  const meet = (side: CrashPoint['side'], { action }: Happening) => {
    if (side !== point.side || action !== point.step) return;
    turns += 1;
    if (turns === point.turn) end();
  };
  const watch = (office: OfficeStore): OfficeStore =>
    override(office, {
      writePost: async (change) => {
        meet('before', change.happening);
        const written = await office.writePost(change);
        if (written !== 'conflict') meet('after', change.happening);
        return written;
      },
      writeChannel: async (channel, happening) => {
        meet('before', happening);
        const written = await office.writeChannel(channel, happening);
        if (written !== 'conflict') meet('after', happening);
        return written;
      },
    });
  return { ...store, forOffice: (officeId, actor) => watch(store.forOffice(officeId, actor)) };
}

/** The same object with some of its methods replaced; the others keep running on the original. */
function override<T extends object>(original: T, replaced: Partial<T>): T {
  return new Proxy(original, {
    get: (target, name) => {
      if (name in replaced) return Reflect.get(replaced, name);
      const member: unknown = Reflect.get(target, name);
      return typeof member === 'function' ? member.bind(target) : member;
    },
  });
}
