import { type Browser, textOf } from './browser.ts';
import type { Accepted, Rows } from './table.ts';

/** A number that a page shows, beside the same counted without it. */
export interface Compared {
  readonly when: string;
  readonly what: string;
  readonly shown: number;
  readonly counted: number;
}

/** A person's number, such as `1,225`, after or before some words; 0 where the page says nothing of it. */
function numberIn(text: string, pattern: RegExp): number {
  const found = pattern.exec(text)?.[1];
  return found === undefined ? 0 : Number(found.replaceAll(',', ''));
}

const ANSWERS = {
  accepted: 'accepted',
  customised: 'accepted with changes',
  declined: 'declined',
  pending: 'no answer yet',
  expired: 'no answer in time',
  withdrawn: 'withdrawn',
  unreached: 'not reached',
} as const;
type Answer = keyof typeof ANSWERS;

/** Compares everything that the board says of answers. `now` is the rehearsal's time, epoch ms. */
export function compareAnswers(board: string, { offers }: Rows, offices: number, now: number) {
  const text = textOf(board);
  const count = (answer: Answer) =>
    answer === 'unreached'
      ? offices - offers.length
      : offers.filter((offer) => stateAt(offer, now) === answer).length;
  const bar = /<div class="answers">.*?<p>(.*?)<\/p>/s.exec(board)?.[1] ?? '';
  const shownIn = (label: string) => numberIn(`, ${bar},`, new RegExp(`, ([\\d,]+) ${label},`));
  return [
    {
      what: 'offices of the campaign',
      shown: numberIn(text, /Answers of ([\d,]+) office/),
      counted: offices,
    },
    ...(Object.keys(ANSWERS) as Answer[]).map((answer) => ({
      what: `offices: ${ANSWERS[answer]}`,
      shown: shownIn(ANSWERS[answer]),
      counted: count(answer),
    })),
  ];
}

/** Compares the posts that the board's rows tell of: what was made for the offices that take part or may still. */
export function compareRows(
  pages: readonly string[],
  { offers, posts }: Rows,
  now: number,
  withdrawn: string | undefined,
) {
  const shown = pages.flatMap((page) => [...page.matchAll(/>(\d+) posts?</g)]);
  const told = new Set(
    offers.flatMap((offer) =>
      ['accepted', 'customised', 'pending'].includes(stateAt(offer, now)) ? [offer.officeId] : [],
    ),
  );
  const isLeft = ({ source, state }: Rows['posts'][number]) =>
    source.messageId !== withdrawn || state === 'published' || UNSURE.includes(state);
  return [
    {
      what: 'posts in the rows of the board',
      shown: shown.reduce((sum, [, count]) => sum + Number(count), 0),
      counted: posts.filter((post) => told.has(post.officeId) && isLeft(post)).length,
    },
  ];
}

/** What an offer is at an instant, epoch ms: one that nobody has answered by its deadline is over. */
function stateAt({ state, deadline }: Rows['offers'][number], now: number): string {
  return state === 'pending' && Date.parse(deadline) <= now ? 'expired' : state;
}

const COMING = ['review', 'scheduled', 'handoff'];
const UNSURE = ['publishing', 'unconfirmed'];

/** Compares what pages say is public, of a campaign or of one message, with the table and with the platforms. */
export function comparePublic(
  pages: readonly string[],
  { offers, posts }: Rows,
  accepted: readonly Accepted[],
  of: string,
) {
  const texts = pages.map(textOf);
  const sum = (pattern: RegExp) => texts.reduce((total, text) => total + numberIn(text, pattern), 0);
  const answered = new Set(
    offers.flatMap(({ officeId, state, answer }) =>
      answer !== undefined && state !== 'declined' ? [officeId] : [],
    ),
  );
  const followed = posts.filter(({ officeId }) => answered.has(officeId));
  const count = (states: readonly string[]) => followed.filter(({ state }) => states.includes(state)).length;
  const listed = pages.flatMap((page) =>
    [...page.matchAll(/<a href="(http[^"]+)">\1<\/a>/g)].map(([, href = '']) => href),
  );
  // Where a platform did not tell the address of a post, its account's page stands in for it.
  const seen = new Set(
    accepted.flatMap(({ permalink }) => [permalink, permalink.replace(/\/post\/.*$/, '')]),
  );
  const publicOffices = new Set(
    followed.flatMap((post) => (post.state === 'published' ? [post.officeId] : [])),
  );
  return [
    { what: `${of}: public, by the table`, shown: sum(PUBLIC), counted: count(['published']) },
    { what: `${of}: public, by the platforms`, shown: sum(PUBLIC), counted: accepted.length },
    { what: `${of}: addresses listed`, shown: listed.length, counted: accepted.length },
    {
      what: `${of}: addresses listed that lead to it`,
      shown: listed.filter((href) => seen.has(href)).length,
      counted: listed.length,
    },
    {
      what: `${of}: offices with a public post`,
      shown: sum(/public, in ([\d,]+) office/),
      counted: publicOffices.size,
    },
    { what: `${of}: still to come`, shown: sum(/([\d,]+) still to come/), counted: count(COMING) },
    { what: `${of}: on hold`, shown: sum(/([\d,]+) on hold\./), counted: count(['held']) },
    { what: `${of}: perhaps public`, shown: sum(/([\d,]+) posts? may be public/), counted: count(UNSURE) },
  ];
}

const PUBLIC = /([\d,]+) posts? of it (?:is|are) public/;

/** Every page of a list, the first included. */
export async function openAll(browser: Browser, path: string): Promise<readonly string[]> {
  const first = await browser.open(path);
  const pages = numberIn(textOf(first.html), /Page 1 of ([\d,]+)/) || 1;
  const rest: string[] = [];
  for (let page = 2; page <= pages; page += 1) rest.push((await browser.open(`${path}?page=${page}`)).html);
  return [first.html, ...rest];
}
