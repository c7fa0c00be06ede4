import { createSeededChance, type SeededChance } from './chance.ts';
import { type FaultOrder, faultsOf, orderFaults, orderPlainFault } from './faults.ts';
import { evokes, type Kill, planKills, type Trial } from './plan-kills.ts';

/** One post on one platform, and what happens to it. */
export interface Run extends Trial {
  /** Counted from 1. */
  readonly number: number;
  readonly orders: readonly FaultOrder[];
  readonly withImage: boolean;
  /** Minutes of the rehearsal's clock until the post is due. */
  readonly dueIn: number;
  /** Minutes after that in which it may still go out. */
  readonly window: number;
}

/** One life of the host: the posts that are scheduled while it lasts, and its end. */
export interface Round {
  readonly runs: readonly Run[];
  readonly kill: Kill;
}

export interface PlanWish {
  readonly runs: number;
  readonly seed: number;
  readonly platforms: readonly string[];
}

/** Enough lives for every step before and after, and for random moments between; more would only cost time. */
const MOST_ROUNDS = 120;
const FEWEST_RUNS = 5;
const ROOMY = 180;
/** Some limits of platforms end hours later: what they put off must come to its end within the rehearsal. */
const LIMITED = 45;
/** Posts that fall due together on one channel. */
const CROWD = 3;

/** The whole rehearsal before it begins. The same wish gives the same plan. */
export function planRounds({ runs, seed, platforms }: PlanWish): readonly Round[] {
  const chance = createSeededChance(seed);
  const count = Math.min(MOST_ROUNDS, Math.ceil(runs / FEWEST_RUNS));
  const trials = planTrials(runs, platforms, chance);
  const rounds = planKills(count, chance).map((kill): { kill: Kill; runs: Run[] } => ({ kill, runs: [] }));
  let planned = 0;
  for (const { kill, runs: here } of rounds) {
    const trial = takeFirst(trials, (each) => evokes(kill, each));
    if (!trial) continue;
    planned += 1;
    here.push(planEvokingRun(planned, trial, chance));
  }
  for (let round = 0; trials.length > 0; round = (round + 1) % count) {
    const here = rounds[round]?.runs ?? [];
    // The rounds that evoke a step have a run already.
    if (here.length > Math.floor(planned / count)) continue;
    for (const trial of takeTogether(trials)) {
      planned += 1;
      here.push(planRun(planned, trial, chance));
    }
  }
  return rounds;
}

/** Every fault of every platform as often as every other, in an order of chance. */
function planTrials(runs: number, platforms: readonly string[], chance: SeededChance): Trial[] {
  const pairs = platforms.flatMap((platform) => faultsOf(platform).map((fault) => ({ platform, fault })));
  const turns = Array.from({ length: Math.ceil(runs / pairs.length) }, () => chance.shuffle(pairs));
  return turns.flat().slice(0, runs);
}

/** Takes the next trial out of the list; with one of a crowd, the others that it is to meet. */
function takeTogether(trials: Trial[]): readonly Trial[] {
  const first = trials.shift();
  const together = first ? [first] : [];
  while (first?.fault === 'crowd' && together.length < CROWD) {
    const next = takeFirst(trials, ({ platform, fault }) => fault === 'crowd' && platform === first.platform);
    if (!next) break;
    together.push(next);
  }
  return together;
}

function takeFirst(trials: Trial[], isWanted: (trial: Trial) => boolean): Trial | undefined {
  const index = trials.findIndex(isWanted);
  return index < 0 ? undefined : trials.splice(index, 1)[0];
}

function planRun(number: number, trial: Trial, chance: SeededChance): Run {
  const orders = orderFaults(trial.platform, trial.fault, chance);
  const withImage = needsImage(trial, orders) || chance.next() < 0.4;
  if (trial.fault === 'crowd')
    return { number, ...trial, orders, withImage, dueIn: 2, window: roomFor(trial) };
  return {
    number,
    ...trial,
    orders,
    withImage,
    dueIn: chance.between(1, 4),
    // Short ones show that nothing goes out late, the others that what can go out does.
    window: chance.next() < 0.25 ? chance.between(1, 8) : roomFor(trial),
  };
}

/** A run that comes soon, and surely, to the step where its host is to die. */
function planEvokingRun(number: number, trial: Trial, chance: SeededChance): Run {
  const orders = orderPlainFault(trial.platform, trial.fault, chance);
  return { number, ...trial, orders, withImage: needsImage(trial, orders), dueIn: 1, window: roomFor(trial) };
}

function roomFor({ fault }: Trial): number {
  return fault === '429' ? LIMITED : ROOMY;
}

function needsImage({ platform }: Trial, orders: readonly FaultOrder[]): boolean {
  return platform === 'instagram' || orders.some(({ operation }) => isAboutMedia(operation));
}

function isAboutMedia(operation: string): boolean {
  return ['upload-media', 'media-metadata', 'read-container'].includes(operation);
}
