import { setTimeout as pause } from 'node:timers/promises';
import { HOUR, MINUTE } from '#core/time.ts';
import {
  answerOffer,
  liftStop,
  offerRotation,
  releaseHeld,
  stopEverything,
  withdrawMessage,
} from './campaign.ts';
import { type Compared, compareAnswers, comparePublic, compareRows, openAll } from './compare.ts';
import { type Fact, judgeStop, judgeTwice, judgeWithdrawal } from './facts.ts';
import { listOffices, NORA, signIn } from './people.ts';
import { connectChannels, importEverything, waitForWork } from './set-up.ts';
import { CALM, type LivingSite, openSite } from './site.ts';
import { type Accepted, type PostRow, type Rows, readSandbox } from './table.ts';

export interface Wish {
  readonly offices: number;
  /** How many times as fast as it does time runs while posts go out. */
  readonly rate: number;
  readonly onProgress?: (line: string) => void;
}

export interface Rehearsed {
  readonly compared: readonly Compared[];
  readonly facts: readonly Fact[];
}

/** More offices than this never stand still while time runs fast: to be counted, it is slowed down for them. */
const RESTLESS = 20;
/** Real milliseconds between two looks at the table, and after which it is given up that something comes about. */
const LOOK_EVERY = 150;
const GIVE_UP = 60_000;
const GIVE_UP_EACH = 1_000;
/** Posts may be on their way to a platform at the moment of a stop: this long, by the rehearsal's clock. */
const ON_THE_WAY = 2 * MINUTE;

/**
 * Rehearses an association's whole way with a campaign, through the pages alone, and counts what they say anew: from a
 * scan of the table, and from what the platforms have.
 */
export async function rehearse({ offices: count, rate, onProgress = () => {} }: Wish): Promise<Rehearsed> {
  const offices = listOffices(count);
  const patience = GIVE_UP + count * GIVE_UP_EACH;
  const handles = new Set(offices.map(({ handle }) => handle));
  const compared: Compared[] = [];
  const begun = Date.now();
  const tell = (line: string) => onProgress(`${((Date.now() - begun) / 1000).toFixed(1)} s  ${line}`);
  const site = await openSite();
  try {
    let here = await site.start({ rate: 1, withNora: false });
    await importEverything(here.pat, offices);
    tell(`${count} offices are imported`);
    const nora = await signIn(here.origin, NORA.id);
    await connectChannels(nora, here.sandbox, offices);
    tell('Every office has its channel');
    const campaign = await offerRotation(here.pat, offices, here.pace.now());
    await waitForWork(here.pat, campaign.path);
    tell('The rotation is offered to all');
    compared.push(...(await compare('offered')));
    for (const office of offices) await answerOffer(nora, office, campaign);
    tell('The offices have answered');
    compared.push(...(await compare('answered')));

    here = await moveClock(campaign.firstTurn - MINUTE, rate);
    tell('The clock is moved to the first turn');
    const wanted = Math.max(1, Math.ceil(count / 8));
    await waitFor('posts go out', ({ posts }) => isIn(posts, 'published') >= wanted);
    await stopEverything(here.pat);
    const stoppedAt = here.pace.now();
    tell(`Everything is stopped after ${isIn((await read()).posts, 'published')} posts`);
    await waitFor('posts are held', ({ posts }) => heldByApi(posts).length >= wanted);
    await calm();
    compared.push(...(await compare('stopped')));
    const whileStopped = await readAccepted();

    const liftedAt = here.pace.now();
    await liftStop(here.pat);
    const before = isIn((await read()).posts, 'published');
    const willing = heldByApi((await read()).posts).filter((_, index) => index % 2 === 0);
    let released = 0;
    for (const office of willing) released += await releaseHeld(here.nora, office);
    tell(`The stop is lifted; half of the offices that have some on hold release ${released} posts`);
    await waitFor('released posts go out', ({ posts }) => isIn(posts, 'published') > before);

    const message = chooseMessage((await read()).posts);
    const page = await withdrawMessage(here.pat, campaign, message);
    const withdrawnAt = here.pace.now();
    await waitForWork(here.pat, campaign.path);
    tell(`“${message}” is withdrawn from all offices`);
    compared.push(...(await compare('withdrawn', page, message)));

    const then = await read();
    const due = nextDue(then.posts, message, here.pace.now());
    const sent = isIn(then.posts, 'published');
    if (isRestless()) here = await moveClock(here.pace.now(), rate);
    await waitFor(
      'other messages go out after it',
      ({ posts }) => here.pace.now() > due + ON_THE_WAY && isIn(posts, 'published') > sent,
      due,
    );
    await calm();
    compared.push(...(await compare('afterwards', page, message)));
    const end = await read();
    const accepted = await readAccepted();
    const facts = [
      judgeStop(whileStopped, stoppedAt + ON_THE_WAY, liftedAt),
      judgeWithdrawal(end.posts, accepted, message, withdrawnAt + ON_THE_WAY),
      judgeTwice(accepted),
    ];
    await site.stop();
    tell('The host has drained');
    return { compared, facts };

    async function moveClock(at: number, speed: number): Promise<LivingSite> {
      await site.stop();
      return site.start({ at, rate: speed, withNora: true });
    }

    function isRestless(): boolean {
      return count > RESTLESS;
    }

    async function calm(): Promise<void> {
      if (isRestless()) here = await moveClock(here.pace.now(), CALM);
    }

    /** The offices for which Clarion posts itself that have posts on hold. */
    function heldByApi(posts: readonly PostRow[]) {
      const held = new Set(posts.flatMap(({ state, officeId }) => (state === 'held' ? officeId : [])));
      return offices.filter(({ id, channel }) => channel === 'api' && held.has(id));
    }

    function read(): Promise<Rows> {
      return here.table.read(campaign.id);
    }

    function readAccepted(): Promise<readonly Accepted[]> {
      return readSandbox(here.sandbox, handles);
    }

    /** Lets time run until it is so; what is hours away, the next posts or an instant, is brought near by a new start. */
    async function waitFor(what: string, isSo: (rows: Rows) => boolean, until?: number): Promise<void> {
      const limit = Date.now() + patience;
      for (;;) {
        const rows = await read();
        if (isSo(rows)) return;
        const next = Math.min(
          nextTurn(rows.posts),
          until === undefined || until < here.pace.now() ? Number.POSITIVE_INFINITY : until,
        );
        if (next !== Number.POSITIVE_INFINITY && next > here.pace.now() + HOUR)
          here = await moveClock(next - MINUTE, rate);
        if (Date.now() > limit) {
          const { posts } = rows;
          const states = [...new Set(posts.map(({ state }) => state))];
          const told = states.map((state) => `${isIn(posts, state)} ${state}`).join(', ');
          throw new Error(
            `It did not come about that ${what}, ${new Date(here.pace.now()).toISOString()}: ${told}`,
          );
        }
        await pause(LOOK_EVERY);
      }
    }

    /** Compares the pages with counts made before and after them that are alike: nothing moved in between. */
    async function compare(when: string, page?: string, message?: string): Promise<readonly Compared[]> {
      const limit = Date.now() + patience;
      for (;;) {
        const [rows, accepted] = [await read(), await readAccepted()];
        const now = here.pace.now();
        const boards = await openAll(here.pat, campaign.path);
        const publicPages = await openAll(here.pat, `${campaign.path}/public`);
        const messagePages = page === undefined ? [] : await openAll(here.pat, page);
        const [again, acceptedAgain] = [await read(), await readAccepted()];
        if (isSame(rows, again) && accepted.length === acceptedAgain.length) {
          const of = ofMessage(rows, accepted, message);
          return [
            ...compareAnswers(boards[0] ?? '', rows, count, now),
            ...compareRows(boards, rows, now, message),
            ...comparePublic(publicPages, rows, accepted, 'the campaign'),
            ...(of ? comparePublic(messagePages, of.rows, of.accepted, 'the message') : []),
          ].map((line) => ({ when, ...line }));
        }
        if (Date.now() > limit) throw new Error(`Nothing stood still to be counted when it was ${when}`);
      }
    }
  } finally {
    await site.dispose();
  }
}

function isIn(posts: readonly PostRow[], state: string): number {
  return posts.filter((post) => post.state === state).length;
}

function isSame(one: Rows, other: Rows): boolean {
  const digest = ({ offers, posts }: Rows) =>
    JSON.stringify([
      offers.map(({ officeId, state }) => [officeId, state]),
      posts.map(({ officeId, id, state }) => [officeId, id, state]),
    ]);
  return digest(one) === digest(other);
}

/** The message that is scheduled in the most offices; of several, the one that goes out first. */
function chooseMessage(posts: readonly PostRow[]): string {
  const waiting = posts.filter(({ state }) => state === 'scheduled');
  const first = waiting.toSorted((a, b) => (a.slot.due < b.slot.due ? -1 : 1))[0];
  if (!first) throw new Error('No post is left to be withdrawn');
  return first.source.messageId;
}

/** When the next post that is scheduled goes out, epoch ms. */
function nextTurn(posts: readonly PostRow[]): number {
  return Math.min(...posts.flatMap(({ state, slot }) => (state === 'scheduled' ? Date.parse(slot.due) : [])));
}

/** When the next post of a withdrawn message would have gone out, epoch ms. */
function nextDue(posts: readonly PostRow[], message: string, now: number): number {
  const dues = posts
    .filter(({ state, source }) => state === 'held' && source.messageId === message)
    .map(({ slot }) => Date.parse(slot.due))
    .filter((due) => due > now);
  return Math.min(...dues);
}

function ofMessage(rows: Rows, accepted: readonly Accepted[], message: string | undefined) {
  if (message === undefined) return undefined;
  const posts = rows.posts.filter(({ source }) => source.messageId === message);
  const texts = new Set(posts.map(({ text }) => text));
  return { rows: { ...rows, posts }, accepted: accepted.filter(({ text }) => texts.has(text)) };
}
