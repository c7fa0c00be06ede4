import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sha256 } from '#adapters/node/sha256.ts';
import { approvePost } from '#core/author-post.ts';
import { CampaignId, Language, MessageId, PackId, Platform } from '#core/ids.ts';
import type { Post } from '#core/post.ts';
import { MINUTE } from '#core/time.ts';
import { election, row } from '#test/core/election/calendar.ts';
import { draftPost, sampleCampaign } from '#test/fixtures/post.ts';
import { approveStoredPost } from '#use-cases/approve-post.ts';
import { editStoredPost } from '#use-cases/edit-post.ts';
import { moveStoredPost } from '#use-cases/move-post.ts';
import { prepareAnnouncement } from '#use-cases/prepare-announcement.ts';
import { publishPost } from '#use-cases/publish-post.ts';
import {
  by,
  intercept,
  type PublishingStage,
  type StageOffice,
  startPublishingStage,
} from './publishing-stage.ts';

const RESULTS = 'Unofficial results: Alvarez leads by 312 votes with 40% of precincts reporting.';

let stage: PublishingStage;
let here: StageOffice;

beforeAll(async () => {
  stage = await startPublishingStage();
});
afterAll(() => stage.stop());
beforeEach(async () => {
  here = stage.enterOffice();
  await here.store.writeOffice(here.office);
});

const happening = () => ({
  subject: { kind: 'office' as const, id: here.office.id },
  action: 'office.election-added',
  summary: 'An election was entered.',
});

/** Today is Election Day, and polls close at that time on the office's clock. */
async function enterElection(close: string | undefined): Promise<void> {
  const dates = [
    row('election-day', '2026-09-15'),
    ...(close === undefined ? [] : [row('polls-close', `2026-09-15 ${close}`)]),
  ];
  await here.store.addElection(election(), dates, happening());
}

async function keepPollsOpen(until: string): Promise<void> {
  const [calendar] = await here.store.listCalendars();
  if (!calendar) throw new Error('There is no election');
  const given = { id: 'extended', officeId: here.office.id };
  const date = row('polls-close', `2026-09-15 ${until}`, given);
  expect(await here.store.addDate(calendar, date, happening())).toBe('written');
}

/** An approved post with these words, due at 10:30. */
async function scheduleText(text: string): Promise<Post> {
  const scheduled = await here.schedule();
  const approved = approvePost({ ...scheduled, state: 'draft', text }, by, stage.clock.now(), sha256);
  if (!approved.ok) throw new Error(approved.error.message);
  const written = await here.store.writePost(approved.value);
  if (written === 'conflict') throw new Error('It was not written');
  return written;
}

describe('a post that reads like results', () => {
  it('is held before the last polls close, with the words and the time', async () => {
    await enterElection('21:00');
    const post = await scheduleText(RESULTS);
    stage.clock.advance(30 * MINUTE);
    expect(await publishPost(stage.parts, here.order(post.id))).toBe('held');
    const held = await here.read(post.id);
    expect(held.trouble).toContain('“results” reads like results of 2026 General Election');
    expect(held.trouble).toContain('September 15, 2026 at 9:00 PM EDT');
    expect(await here.publicPosts()).toEqual([]);
  });

  it('goes out once the last polls have closed', async () => {
    await enterElection('10:15');
    const post = await scheduleText(RESULTS);
    stage.clock.advance(30 * MINUTE);
    expect(await publishPost(stage.parts, here.order(post.id))).toBe('published');
  });

  it('is held while the calendar does not say when polls close, and its sentence says what to enter', async () => {
    await enterElection(undefined);
    const post = await scheduleText(RESULTS);
    stage.clock.advance(30 * MINUTE);
    expect(await publishPost(stage.parts, here.order(post.id))).toBe('held');
    expect((await here.read(post.id)).trouble).toContain('Enter the closing time with its source');
  });

  it('is kept back by polls that stay open longer, even if that is entered after the claim', async () => {
    await enterElection('10:15');
    const post = await scheduleText(RESULTS);
    stage.clock.advance(30 * MINUTE);
    const interrupted = intercept(stage.parts, { before: () => keepPollsOpen('12:00') });
    expect(await publishPost(interrupted, here.order(post.id))).toBe('held');
    expect((await here.read(post.id)).trouble).toContain('12:00 PM EDT');
    expect(await here.publicPosts()).toEqual([]);
  });

  it('keeps no other post back', async () => {
    await enterElection('21:00');
    const post = await scheduleText('Polls are open until 9 p.m. Thank you for voting.');
    stage.clock.advance(30 * MINUTE);
    expect(await publishPost(stage.parts, here.order(post.id))).toBe('published');
  });
});

describe('before it is scheduled, a post that reads like results', () => {
  const storeDraft = async (text: string): Promise<Post> => {
    const campaign = sampleCampaign({ officeId: here.office.id });
    const post = draftPost({ officeId: here.office.id, campaignId: campaign.id, text });
    await here.store.launchCampaign(
      campaign,
      [{ post, happening: { ...happening(), action: 'post.plan' } }],
      {
        ...happening(),
      },
    );
    return { ...post, version: 1 };
  };

  it('is refused at its text when an announcement is prepared', async () => {
    await enterElection('21:00');
    await here.connect('x');
    const pack = stage.services.shipped.find(PackId.parse('standards-of-conduct'));
    if (!pack) throw new Error('There is no pack');
    const prepare = (office: string) =>
      prepareAnnouncement(stage.services, here.store, {
        campaignId: CampaignId.parse('sample'),
        packId: pack.id,
        messageId: MessageId.parse('announce-adoption'),
        answers: { office, place: 'Millbrook', website: 'https://millbrook.example.gov' },
        hashtags: [],
        platforms: [Platform.parse('x')],
        voice: 'office',
        language: Language.parse('en'),
        withImage: false,
        alt: '',
        when: { date: '2026-09-15', time: '12:00' },
        by,
      });
    const refused = await prepare('Alvarez leads by 312 votes. Millbrook');
    expect('kind' in refused ? [] : refused.problems).toMatchObject([
      { field: 'text.x', message: expect.stringContaining('“leads by 312” reads like results') },
    ]);
    expect(await prepare('Millbrook')).toMatchObject({ problems: [] });
  });

  it('is not approved for a time before the last polls close', async () => {
    await enterElection('21:00');
    const post = await storeDraft(RESULTS);
    const decided = await approveStoredPost(stage.services, here.store, { id: post.id, seen: 1, by });
    expect(decided).toMatchObject({ ok: false, error: { kind: 'against-calendar' } });
    expect((await here.read(post.id)).state).toBe('draft');
  });

  it('is not stored by an edit, and the field says why', async () => {
    await enterElection('21:00');
    const post = await storeDraft('Polls are open until 9 p.m. on Tuesday, September 15.');
    const parts = { ...stage.services, rulesFor: () => findRules(post) };
    const edit = { id: post.id, seen: 1, text: RESULTS, alt: '', keepImage: false, by };
    const edited = await editStoredPost(parts, here.store, edit);
    expect(edited).toMatchObject({ ok: false, error: { kind: 'problems', problems: [{ field: 'text' }] } });
    const right = await editStoredPost(parts, here.store, { ...edit, text: 'Polls are open until 9 p.m.' });
    expect(right.ok).toBe(true);
  });

  it('is moved to after the last polls close, and not to before', async () => {
    await enterElection('10:15');
    const post = await storeDraft(RESULTS);
    await keepPollsOpen('12:00');
    const move = (time: string, seen: number) =>
      moveStoredPost(stage.services, here.store, {
        id: post.id,
        seen,
        by,
        when: { date: '2026-09-15', time },
      });
    const after = await move('12:30', 1);
    expect(after).toMatchObject({ ok: true, value: { slot: { local: '2026-09-15T12:30' } } });
    const before = await move('11:30', 2);
    expect(before).toMatchObject({ ok: false, error: { kind: 'time', problem: { field: 'date' } } });
  });
});

function findRules(post: Post) {
  const found = stage.services.rules.find(({ platform }) => platform === post.platform);
  if (!found) throw new Error(`no rules for ${post.platform}`);
  return found;
}
