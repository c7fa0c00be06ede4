import { CRASH_STEPS, type CrashStep, readCrashPoint } from '#local/crash-points.ts';
import type { SeededChance } from './chance.ts';
import type { FaultName } from './faults.ts';

/** How one life of the host ends. */
export type Kill =
  | { readonly kind: 'step'; readonly point: string }
  /** So many minutes of the rehearsal's clock after the process was started, ready or not. */
  | { readonly kind: 'moment'; readonly after: number };

/** A fault on a platform, before it is decided how exactly it strikes. */
export interface Trial {
  readonly platform: string;
  readonly fault: FaultName;
}

/** Of so many lives in a row, one ends at a moment. */
const MOMENT_EVERY = 4;

/** The ends of so many lives: at every step, before and after it, and at moments of chance between. */
export function planKills(count: number, chance: SeededChance): readonly Kill[] {
  const kills: Kill[] = [];
  let points: string[] = [];
  while (kills.length < count) {
    if (kills.length % MOMENT_EVERY === MOMENT_EVERY - 1) {
      // In turn while the host starts, and while it works.
      const isEarly = kills.length % (2 * MOMENT_EVERY) === MOMENT_EVERY - 1;
      kills.push({ kind: 'moment', after: isEarly ? 0.2 + chance.next() * 2 : 2 + chance.next() * 6 });
      continue;
    }
    if (points.length === 0) points = planPoints(chance);
    const point = points.shift();
    if (point !== undefined) kills.push({ kind: 'step', point });
  }
  return kills;
}

/** A recovery takes an attempt that died, so a claim is cut off ahead of each. */
function planPoints(chance: SeededChance): string[] {
  const points = CRASH_STEPS.flatMap((step) =>
    (['before', 'after'] as const).map((side) => ({ side, step })),
  );
  return chance
    .shuffle(points)
    .flatMap(({ side, step }) => [
      ...(step === 'post.recover' ? ['after:post.claim'] : []),
      `${side}:${step}${describeTurn(step, chance)}`,
    ]);
}

/** Steps that nearly every post takes are also met later than the first time. */
function describeTurn(step: CrashStep, chance: SeededChance): string {
  const isCommon = ['post.claim', 'post.progress', 'post.sending', 'post.publish'].includes(step);
  const turn = isCommon ? chance.between(1, 3) : 1;
  return turn === 1 ? '' : `#${turn}`;
}

/** The trials by which a post comes to a step that most posts never see. */
const EVOKES: Readonly<Partial<Record<CrashStep, (trial: Trial) => boolean>>> = {
  'post.reject': ({ platform, fault }) => fault === 'refuse' && platform !== 'instagram',
  'post.hold': ({ fault }) => fault === 'expired-token',
  'channel.disconnected': ({ fault }) => fault === 'expired-token',
  'post.defer': ({ platform, fault }) => fault === '429' && platform !== 'linkedin',
  // LinkedIn's limits end at midnight, and by then the time of the post is over.
  'post.miss': ({ platform, fault }) => fault === '429' && platform === 'linkedin',
  'post.lose': isUnanswered,
  'post.look': isUnanswered,
  'post.confirm': isUnanswered,
  'post.send-again': ({ platform, fault }) => fault === 'reset' && mustLook(platform),
};

/** Whether a trial brings its post to the step where the host is to die; false where most posts come there anyway. */
export function evokes(kill: Kill, trial: Trial): boolean {
  const point = kill.kind === 'step' ? readCrashPoint(kill.point) : undefined;
  return (point && EVOKES[point.step]?.(trial)) ?? false;
}

function isUnanswered({ platform, fault }: Trial): boolean {
  return fault === 'accept-then-drop' && mustLook(platform);
}

/** Where a post that may be public can only be looked for among the channel's posts. */
function mustLook(platform: string): boolean {
  return platform === 'x' || platform === 'linkedin';
}
