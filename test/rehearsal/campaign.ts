import { Temporal } from 'temporal-polyfill';
import { type Browser, boxesOn, type Page, textOf, WrongPageError } from './browser.ts';
import { ASSOCIATION, type RehearsedOffice } from './people.ts';
import { PLATFORM } from './set-up.ts';

export const MESSAGES = 10;
const ZONE = 'America/New_York';
/** Three turns in the morning: with several hundred offices each is put off by up to three hours. */
const TIMES = { time1: '09:00', time2: '09:04', time3: '09:08' } as const;

export interface OfferedCampaign {
  readonly id: string;
  /** Its board. */
  readonly path: string;
  /** When the first post goes out, epoch ms. */
  readonly firstTurn: number;
}

/** Offers ten messages in turn to the rehearsed offices: by the form, its preview, and the yes below it. */
export async function offerRotation(
  pat: Browser,
  offices: readonly RehearsedOffice[],
  now: number,
): Promise<OfferedCampaign> {
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(ZONE).toPlainDate();
  const start = today.add({ days: 2 });
  const form = await pat.open(`${ASSOCIATION}/campaigns/new?pack=standards-of-conduct&kind=rotation`);
  const preview = await pat.send(form, `${ASSOCIATION}/campaigns/preview`, {
    title: 'The principles, in turn',
    messages: boxesOn(form, 'messages').slice(0, MESSAGES),
    platforms: PLATFORM,
    withImage: [],
    ...chooseOffices(form, offices),
    deadlineDate: today.add({ days: 1 }).toString(),
    deadlineTime: '17:00',
    start: start.toString(),
    weeks: '1',
    weekdays: ['1', '2', '3', '4', '5', '6', '7'],
    ...TIMES,
    gapDays: '28',
  });
  const board = await pat.send(preview, `${ASSOCIATION}/campaigns`, { attested: 'yes' });
  const { pathname } = new URL(board.url);
  const id = /\/campaigns\/([a-z0-9]{26})$/.exec(pathname)?.[1];
  if (id === undefined) throw new WrongPageError(`It was not offered: ${textOf(board.html)}`);
  const firstTurn = start.toZonedDateTime({ timeZone: ZONE, plainTime: TIMES.time1 }).epochMilliseconds;
  return { id, path: pathname, firstTurn };
}

/** Ticks the offices or, where they are too many for that, writes them into the list. */
function chooseOffices(form: Page, offices: readonly RehearsedOffice[]) {
  const isList = /<textarea[^>]* name="ids"/.test(form.html);
  const ids = offices.map(({ id }) => id);
  return { audience: 'named', ...(isList ? { ids: ids.join('\n') } : { named: ids }) };
}

/** Answers in an office's name as its person would. */
export async function answerOffer(
  nora: Browser,
  office: RehearsedOffice,
  campaign: Pick<OfferedCampaign, 'id'>,
): Promise<void> {
  const path = `/offices/${office.id}/offers/${campaign.id}`;
  switch (office.answer) {
    case 'silent':
      return;
    case 'decline': {
      const form = await nora.open(`${path}/decline`);
      await nora.send(form, `${path}/decline`, { reason: 'We have our own words' });
      return;
    }
    case 'change':
      await changeLast(nora, await nora.open(path));
      break;
    case 'accept':
      break;
  }
  await nora.send(await nora.open(path), `${path}/accept`, { attested: 'yes' });
}

/** Changes the text of the offer's last post. */
async function changeLast(nora: Browser, offer: Page): Promise<void> {
  const edits = [...offer.html.matchAll(/href="(\/offices\/[^"]+\/edit)"/g)].map(([, href = '']) => href);
  const edit = edits.at(-1);
  if (edit === undefined) throw new WrongPageError(`${offer.url} lets nobody change a text`);
  const form = await nora.open(edit);
  await nora.send(form, edit, { text: 'In our own words: ask us how your vote is counted.' });
}

/** Stops every post of every office. */
export async function stopEverything(pat: Browser): Promise<void> {
  const safety = await pat.open(`${ASSOCIATION}/safety`);
  await pat.send(safety, `${ASSOCIATION}/safety/stop`, { reason: 'A rumor' });
}

/** Lifts the stop: what was held stays so until its office releases it. */
export async function liftStop(pat: Browser): Promise<void> {
  const lift = await pat.open(`${ASSOCIATION}/safety/lift`);
  await pat.send(lift, `${ASSOCIATION}/safety/lift`, { reason: 'It was a rumor' });
}

/** Releases everything that an office may release; tells how many posts those were. */
export async function releaseHeld(nora: Browser, { id }: RehearsedOffice): Promise<number> {
  const path = `/offices/${id}/safety/held`;
  const held = await nora.open(path);
  const posts = boxesOn(held, 'posts');
  if (posts.length > 0) await nora.send(held, path, { posts });
  return posts.length;
}

/** Withdraws one message through the campaign's page; gives the address of the message's own. */
export async function withdrawMessage(
  pat: Browser,
  { path }: Pick<OfferedCampaign, 'path'>,
  messageId: string,
): Promise<string> {
  const board = await pat.open(path);
  const href = new RegExp(`href="(${path}/messages/${messageId}/withdraw)"`).exec(board.html)?.[1];
  if (href === undefined) throw new WrongPageError(`The board offers no way to withdraw ${messageId}`);
  const shown = await pat.send(await pat.open(href), href, { reason: 'A wrong link' });
  return new URL(shown.url).pathname;
}
