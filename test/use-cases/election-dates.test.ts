import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { CLARION } from '#core/audit.ts';
import { readCalendars } from '#core/election/calendar.ts';
import { CalendarDateId } from '#core/election/calendar-date.ts';
import { ClockTime } from '#core/election/day.ts';
import { ElectionId } from '#core/election/election.ts';
import { AssociationId, CampaignId, Language, MessageId, OfficeId, PackId } from '#core/ids.ts';
import type { Post } from '#core/post.ts';
import { startOf } from '#core/time.ts';
import { addElection } from '#use-cases/add-election.ts';
import { approveStoredPost } from '#use-cases/approve-post.ts';
import { editStoredPost } from '#use-cases/edit-post.ts';
import { followCalendar } from '#use-cases/follow-calendar.ts';
import { judgeByCalendar } from '#use-cases/judge-by-calendar.ts';
import { launchSeries } from '#use-cases/launch-series.ts';
import { associationKeeper, officeKeeper, setElectionDate } from '#use-cases/set-election-date.ts';
import { type AssociationStage, openAssociation, PAT, type StagedOffice } from './association-stage.ts';
import { dateEntry } from './date-entry.ts';

const ELECTION = ElectionId.parse('fall-2026');

let stage: AssociationStage;
let serial = 0;

beforeAll(async () => {
  stage = await openAssociation(AssociationId.parse('the-association'), 3);
  const wanted = {
    name: '2026 Fall Election',
    kind: 'general',
    date: '2026-11-03',
    closes: '20:00',
    source: 'Election law, section 1',
    link: 'https://elections.example.gov/law',
    verifiedOn: '2026-09-01',
  };
  const zone = stage.offices[0]?.profile.zone;
  if (!zone) throw new Error('There is no office');
  const order = { id: ELECTION, state: 'NY' as const, wanted, zone, clock: undefined, by: PAT };
  const added = await addElection(stage.services, associationKeeper(stage.association), order);
  expect(added.ok).toBe(true);
});
afterAll(() => stage.stop());
beforeEach(() => {
  serial += 1;
});

function office(index: number): StagedOffice {
  const found = stage.offices[index];
  if (!found) throw new Error(`There is no office ${index}`);
  return found;
}

async function holdsNow(): Promise<CalendarDateId> {
  const [calendar] = await stage.association.listCalendars();
  if (!calendar) throw new Error('There is no calendar');
  const { dates } = readCalendars(office(2).profile, [calendar]);
  const day = dates.find(({ date }) => date.kind === 'election-day');
  if (!day) throw new Error('There is no Election Day');
  return day.date.id;
}

/** One post a week before Election Day; its writer is the only one who can approve, so that it is approved. */
async function launch(of: StagedOffice): Promise<Post> {
  const [member] = await of.store.listMembers();
  if (!member) throw new Error('The office has nobody');
  const campaignId = CampaignId.parse(`series-${of.profile.id}-${serial}`);
  const launched = await launchSeries(stage.services, of.store, {
    campaignId,
    packId: PackId.parse('standards-of-conduct'),
    electionId: ELECTION,
    turns: [
      {
        row: 1,
        messageId: MessageId.parse('announce-adoption'),
        anchored: { electionId: ELECTION, kind: 'election-day', days: -7, at: ClockTime.parse('09:00') },
      },
    ],
    answers: {
      office: of.profile.name,
      place: of.profile.place,
      website: of.profile.website,
    },
    hashtags: [],
    platforms: stage.request('x').platforms.slice(0, 1),
    voice: 'office',
    language: Language.parse('en'),
    withImage: true,
    by: { kind: 'member', id: member.id, name: member.name },
    attested: true,
  });
  if (!launched.ok) throw new Error(JSON.stringify(launched.error, undefined, 1));
  const [post] = await of.store.listCampaignPosts(campaignId);
  if (!post) throw new Error('The series has no post');
  return post;
}

async function read(of: StagedOffice, { id }: Post): Promise<Post> {
  const post = await of.store.readPost(id);
  if (!post) throw new Error(`${id} is gone`);
  return post;
}

async function changeDay(date: string): Promise<CalendarDateId> {
  const id = CalendarDateId.parse(`changed-${serial}-${date}`);
  const keeper = associationKeeper(stage.association);
  const set = await setElectionDate(
    stage.services,
    keeper,
    dateEntry(ELECTION, id, date, { supersedes: await holdsNow() }),
  );
  if (!set.ok) throw new Error(JSON.stringify(set.error));
  stage.fanOuts.push({ associationId: stage.association.associationId, dateId: id });
  return id;
}

const openLonger = (id: string, of: StagedOffice, time = '21:30') =>
  dateEntry(
    ELECTION,
    id,
    '2026-11-03',
    { scope: { kind: 'office', officeId: of.profile.id }, zone: of.profile.zone, by: CLARION },
    { kind: 'polls-close', time, reason: '' },
  );

describe('a closing time of one office', () => {
  it('holds for that office, and keeps results back in the whole state', async () => {
    const of = office(1);
    const set = await setElectionDate(stage.services, officeKeeper(of.store), openLonger('own-close', of));
    expect(set.ok).toBe(true);
    const neighbour = readCalendars(office(2).profile, await office(2).store.listCalendars());
    const own = neighbour.dates.find(({ date }) => date.kind === 'polls-close');
    expect(own?.from).toBe('state');
    expect(neighbour.silences[0]?.close?.at).toBe('2026-11-04T02:30:00.000Z');
    const entries = await of.store.readHistory({ kind: 'office', id: of.profile.id });
    expect(entries.at(-1)?.summary).toContain('the closing of the polls');
  });

  it('is none of an Election Day that has moved since: nothing lets results out', async () => {
    const before = readCalendars(office(1).profile, await office(1).store.listCalendars());
    expect(before.silences[0]?.close).toBeDefined();
    await changeDay('2026-11-05');
    await stage.runFanOut();
    const after = readCalendars(office(1).profile, await office(1).store.listCalendars());
    expect(after.silences[0]?.close).toBeUndefined();
    await changeDay('2026-11-03');
    await stage.runFanOut();
  });
});

describe('a date that takes the place of another', () => {
  it('takes approved posts back to approval at their new time, and moves what nobody has approved', async () => {
    const approved = await launch(office(0));
    expect(approved).toMatchObject({ state: 'scheduled', slot: { local: '2026-10-27T09:00' } });
    const draft = await launch(office(1));
    const edited = await editStoredPost({ ...stage.services, rulesFor: rulesOf }, office(1).store, {
      id: draft.id,
      seen: draft.version,
      text: 'We follow the Standards.',
      alt: '',
      keepImage: false,
      by: PAT,
    });
    expect(edited.ok).toBe(true);

    const date = await changeDay('2026-11-10');
    expect(await stage.runFanOut()).toBeGreaterThan(0);
    const reopened = await read(office(0), approved);
    expect(reopened).toMatchObject({ state: 'review', slot: { local: '2026-11-03T09:00' } });
    expect(reopened.approval).toBeUndefined();
    expect(reopened.dueAt).toBeUndefined();
    expect(reopened.trouble).toContain('Tuesday, November 10, 2026');
    expect(await read(office(1), draft)).toMatchObject({
      state: 'draft',
      slot: { local: '2026-11-03T09:00' },
    });
    const history = await office(0).store.readHistory({ kind: 'post', id: approved.id });
    expect(history.at(-1)?.summary).toContain('The post has to be approved again.');
    const rollout = await stage.association.readRollout(date);
    expect(rollout?.reached).toBe(3);
  });

  it('changes nothing more when its way through the offices is repeated, also after a new approval', async () => {
    const post = await launch(office(0));
    const before = (await stage.association.listCalendars())[0]?.dates ?? [];
    const id = await changeDay('2026-11-17');
    await stage.runFanOut();
    const reopened = await read(office(0), post);
    stage.clock.advance(60_000);
    const decision = { id: post.id, seen: reopened.version, by: PAT };
    expect((await approveStoredPost(stage.services, office(0).store, decision)).ok).toBe(true);
    const approved = await read(office(0), post);
    const [calendar] = await stage.association.listCalendars();
    const date = calendar?.dates.find((known) => known.id === id);
    if (!calendar || !date) throw new Error('The date is not there');
    const change = { election: calendar.election, date, before, after: calendar.dates };
    const { store, profile } = office(0);
    expect(await followCalendar(stage.services, store, profile, change, PAT)).toMatchObject({ reopened: 0 });
    expect(await read(office(0), post)).toEqual(approved);
  });

  it('holds an approved post that it has not reached yet when that falls due', async () => {
    const post = await launch(office(0));
    const dateId = await changeDay('2026-11-24');
    // Whoever had the order has died: the sweep finds what is left, as long as something is.
    const { services, association } = stage;
    const order = { associationId: association.associationId, dateId };
    expect(await services.store.due.readFanOuts(services.clock.now(), 100)).toContainEqual(order);
    expect(await judgeByCalendar(office(0).store, post, startOf(post.slot.due))).toMatchObject({
      kind: 'stopped',
      why: expect.stringContaining('has changed in the calendar'),
    });
    await stage.runFanOut();
    expect(await services.store.due.readFanOuts(services.clock.now(), 100)).not.toContainEqual(order);
    expect(await read(office(0), post)).toMatchObject({ state: 'review' });
  });

  it('is entered by one of two people who change the same date at once', async () => {
    const supersedes = await holdsNow();
    const keeper = associationKeeper(stage.association);
    const both = await Promise.all(
      ['2026-12-01', '2026-12-08'].map((date) =>
        setElectionDate(stage.services, keeper, dateEntry(ELECTION, `at-once-${date}`, date, { supersedes })),
      ),
    );
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both.find(({ ok }) => !ok)).toMatchObject({
      error: { problems: [{ field: '', message: expect.stringContaining('replaced this date already') }] },
    });
  });
});

describe('a date of one office', () => {
  it('is not taken from an office that has left the association', async () => {
    const of = office(2);
    const [calendar] = await of.store.listCalendars();
    if (!calendar) throw new Error('There is no calendar');
    await stage.association.endMembership(of.profile.id, {
      subject: { kind: 'office', id: of.profile.id },
      action: 'office.left',
      summary: 'It left.',
    });
    const left = await setElectionDate(stage.services, officeKeeper(of.store), openLonger('late', of));
    expect(left).toMatchObject({ ok: false, error: { kind: 'unknown-election' } });
    const date = calendar.dates.find(({ kind }) => kind === 'polls-close');
    if (!date) throw new Error('There is no closing time');
    const scope = { kind: 'office' as const, officeId: of.profile.id };
    const row = { ...date, id: CalendarDateId.parse('too-late'), scope, supersedes: undefined };
    const happening = {
      subject: { kind: 'office' as const, id: of.profile.id },
      action: 'election.date-added',
      summary: 'It was entered.',
    };
    const fresh = (await stage.association.listCalendars())[0] ?? calendar;
    expect(await of.store.addDate(fresh, JSON.parse(JSON.stringify(row)), happening)).toBe('conflict');
    const foreign = { ...row, scope: { ...scope, officeId: OfficeId.parse('another') } };
    await expect(async () => of.store.addDate(fresh, foreign, happening)).rejects.toThrow('somebody else');
  });

  it('lies in a calendar of its own where the office is in no association', async () => {
    const of = office(2);
    const { zone } = of.profile;
    const wanted = {
      name: 'Village Election',
      kind: 'municipal',
      date: '2027-03-16',
      closes: '',
      source: 'Notice of the village',
      link: 'https://village.example.gov',
      verifiedOn: '2026-09-01',
    };
    const order = {
      id: ElectionId.parse('village'),
      state: 'NY' as const,
      wanted,
      zone,
      clock: zone,
      by: PAT,
    };
    expect((await addElection(stage.services, officeKeeper(of.store), order)).ok).toBe(true);
    const calendars = await of.store.listCalendars();
    expect(calendars.map(({ election }) => election.name)).toEqual(['Village Election']);
    expect(await office(0).store.listCalendars()).not.toContainEqual(
      expect.objectContaining({ election: expect.objectContaining({ name: 'Village Election' }) }),
    );
  });
});

function rulesOf(post: Post) {
  const found = stage.services.rules.find(({ platform }) => platform === post.platform);
  if (!found) throw new Error(`no rules for ${post.platform}`);
  return found;
}
