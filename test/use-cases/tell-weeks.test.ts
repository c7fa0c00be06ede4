import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { AssociationId } from '#core/ids.ts';
import type { Member } from '#core/member.ts';
import { Zone } from '#core/slot.ts';
import { DAY, HOUR, Instant, later, MINUTE } from '#core/time.ts';
import { createTestClock } from '#test/fixtures/clock.ts';
import { actorOf, DANA } from '#test/fixtures/office.ts';
import { startTestStore, type TestStore } from '#test/fixtures/store.ts';
import { SENDING_TIME } from '#use-cases/notify-attention.ts';
import { REFUSED_REST, type TellingWeeks, tellWeeks } from '#use-cases/tell-weeks.ts';
import { type AttentionOffice, type AttentionStage, openAttentionStage } from './attention-stage.ts';
import { choose, MONDAY, weeklyParts } from './weekly-stage.ts';

const clock = createTestClock();
let running: TestStore;
let stage: AttentionStage;
let parts: TellingWeeks;
let here: AttentionOffice;
let viewer: Member;

beforeAll(async () => {
  running = await startTestStore(clock);
  stage = openAttentionStage({ store: running.store, clock });
  parts = weeklyParts(stage, running.store);
});
afterAll(async () => {
  stage.close();
  await running.stop();
});
beforeEach(async () => {
  here = await stage.enterOffice();
  viewer = await here.addMember('viewer');
});

const scope = () => ({ officeId: here.office.id });
const email = () => `viewer@${here.office.id}.example.gov`;
/** Whether the sweep is led to this office at an instant. */
const isDue = async (at: Instant) => {
  const due = await running.store.weekly.read(at, 1_000);
  return due.some((each) => 'officeId' in each && each.officeId === here.office.id);
};

describe('a weekly summary', () => {
  it('goes to nobody who did not ask for it, and no office is looked at for that', async () => {
    clock.set(MONDAY);
    expect(await tellWeeks(parts)).toEqual({ sent: 0, failures: [] });
    expect(await isDue(later(MONDAY, 365 * DAY))).toBe(false);
  });

  it('comes on Monday at 08:00 to whoever asked, not before, and once', async () => {
    await choose(parts, scope(), viewer, true);
    clock.set(later(MONDAY, -MINUTE));
    await tellWeeks(parts);
    expect(await here.recipients()).toEqual([]);
    clock.set(MONDAY);
    await Promise.all([tellWeeks(parts), tellWeeks(parts)]);
    clock.advance(HOUR);
    await tellWeeks(parts);
    expect(await here.recipients()).toEqual([email()]);
    expect(await here.subjects()).toEqual(['your week from Monday, September 14']);
  });

  it('comes again a week later, and leads the sweep there no earlier', async () => {
    await choose(parts, scope(), viewer, true);
    clock.set(MONDAY);
    await tellWeeks(parts);
    expect(await isDue(later(MONDAY, 7 * DAY - 1))).toBe(false);
    clock.set(later(MONDAY, 7 * DAY));
    await tellWeeks(parts);
    expect(await here.subjects()).toEqual([
      'your week from Monday, September 14',
      'your week from Monday, September 21',
    ]);
  });

  it('says what the office’s records hold', async () => {
    const post = await here.storePost({ state: 'rejected' });
    await choose(parts, scope(), viewer, true);
    clock.set(MONDAY);
    await tellWeeks(parts);
    const text = await here.texts();
    expect(text).toContain(`Refused by its platform: X`);
    expect(text).toContain(`https://clarion.example.gov/post/${post.id}`);
    expect(text).toContain(`Switch it off here:\nhttps://clarion.example.gov/weekly/${here.office.id}`);
  });

  it('is sent after a mail server was gone, once to each', async () => {
    const owner = { ...viewer, id: (await here.addMember('owner')).id };
    await choose(parts, scope(), viewer, true);
    await choose(parts, scope(), owner, true);
    clock.set(MONDAY);
    stage.refusal = { kind: 'unreachable', reason: 'No server.' };
    expect(await tellWeeks(parts)).toEqual({ sent: 0, failures: ['No server.'] });
    stage.refusal = undefined;
    clock.advance(SENDING_TIME);
    await tellWeeks(parts);
    await tellWeeks(parts);
    expect(await here.recipients()).toEqual([`owner@${here.office.id}.example.gov`, email()]);
  });

  it('reaches the others where an address is refused, and each once', async () => {
    const owner = { ...viewer, id: (await here.addMember('owner')).id };
    await choose(parts, scope(), viewer, true);
    await choose(parts, scope(), owner, true);
    clock.set(MONDAY);
    const { mailer } = parts;
    const refusing: TellingWeeks['mailer'] = {
      send: async (message) =>
        message.to.email === email() ? { kind: 'refused', reason: 'No such address.' } : mailer.send(message),
    };
    expect((await tellWeeks({ ...parts, mailer: refusing })).failures).toEqual(['No such address.']);
    expect(await here.recipients()).toEqual([`owner@${here.office.id}.example.gov`]);
    clock.advance(SENDING_TIME);
    expect(await tellWeeks({ ...parts, mailer: refusing })).toEqual({ sent: 0, failures: [] });
    clock.advance(REFUSED_REST);
    await tellWeeks(parts);
    expect(await here.recipients()).toEqual([`owner@${here.office.id}.example.gov`, email()]);
  });

  it('is sent by a later sweep where one died after it had taken it', async () => {
    await choose(parts, scope(), viewer, true);
    clock.set(MONDAY);
    const dying = { ...parts, mailer: { send: () => Promise.reject(new Error('The host died')) } };
    await expect(tellWeeks(dying)).rejects.toThrow(AggregateError);
    // Nobody knows yet that it has died: the summary is its own, and the office stays due.
    await tellWeeks(parts);
    expect(await here.recipients()).toEqual([]);
    clock.advance(SENDING_TIME);
    await tellWeeks(parts);
    expect(await here.recipients()).toEqual([email()]);
  });

  it('is not sent once its week was over for two days; the next one is', async () => {
    await choose(parts, scope(), viewer, true);
    clock.set(Instant.parse('2026-09-23T04:00:00.000Z'));
    await tellWeeks(parts);
    expect(await here.recipients()).toEqual([]);
    clock.set(later(MONDAY, 7 * DAY));
    await tellWeeks(parts);
    expect(await here.subjects()).toEqual(['your week from Monday, September 21']);
  });

  it('is not sent to somebody who switched it off between two tries', async () => {
    await choose(parts, scope(), viewer, true);
    clock.set(MONDAY);
    stage.refusal = { kind: 'unreachable', reason: 'No server.' };
    await tellWeeks(parts);
    stage.refusal = undefined;
    await choose(parts, scope(), viewer, false);
    clock.advance(SENDING_TIME);
    await tellWeeks(parts);
    expect(await here.recipients()).toEqual([]);
    expect(await isDue(later(MONDAY, 365 * DAY))).toBe(false);
  });

  it('of a week that was due before somebody asked is not theirs', async () => {
    const owner = await here.addMember('owner');
    await choose(parts, scope(), viewer, true);
    clock.set(MONDAY);
    stage.refusal = { kind: 'unreachable', reason: 'No server.' };
    await tellWeeks(parts);
    stage.refusal = undefined;
    await choose(parts, scope(), owner, true);
    clock.advance(SENDING_TIME);
    await tellWeeks(parts);
    expect(await here.recipients()).toEqual([email()]);
    clock.set(later(MONDAY, 7 * DAY));
    await tellWeeks(parts);
    expect(await here.recipients()).toHaveLength(3);
  });

  const endRole = async () => {
    const change = { id: viewer.id, before: ['viewer'], after: [] } as const;
    const happening = {
      subject: { kind: 'member', id: viewer.id },
      action: 'member.left',
      summary: 'They left.',
    } as const;
    const roster = running.store.rosterOf(scope(), actorOf(DANA));
    expect(await roster.writeRoles(change, happening)).toBe('written');
  };

  it('goes to nobody whose role ended', async () => {
    await choose(parts, scope(), viewer, true);
    await endRole();
    clock.set(MONDAY);
    await tellWeeks(parts);
    expect(await here.recipients()).toEqual([]);
  });

  it('goes to nobody who left and came back without asking again', async () => {
    await choose(parts, scope(), viewer, true);
    await endRole();
    await running.store.writeMember(viewer);
    clock.set(MONDAY);
    await tellWeeks(parts);
    expect(await here.recipients()).toEqual([]);
  });

  it('goes to nobody whose own row says that they left, whatever is kept of their choice', async () => {
    await choose(parts, scope(), viewer, true);
    await running.store.writeMember({ ...viewer, grants: [] });
    clock.set(MONDAY);
    await tellWeeks(parts);
    expect(await here.recipients()).toEqual([]);
  });

  it('keeps to the clock of an office whose zone has changed', async () => {
    await choose(parts, scope(), viewer, true);
    await here.store.writeOffice({ ...here.office, zone: Zone.parse('Pacific/Honolulu') });
    clock.set(MONDAY);
    await tellWeeks(parts);
    expect(await here.recipients()).toEqual([]);
    clock.set(later(MONDAY, 6 * HOUR));
    await tellWeeks(parts);
    expect(await here.recipients()).toEqual([email()]);
  });

  it('of other places is sent where the records of one cannot be read', async () => {
    const other = await stage.enterOffice();
    // The broken one comes first: the sweep goes by instants, then by ids.
    const [broken, whole] = here.office.id < other.office.id ? [here, other] : [other, here];
    for (const { office, addMember } of [broken, whole]) {
      await choose(parts, { officeId: office.id }, await addMember('viewer'), true);
    }
    clock.set(MONDAY);
    const forOffice: TellingWeeks['store']['forOffice'] = (id, actor) => {
      if (id === broken.office.id) throw new Error('It cannot be read');
      return running.store.forOffice(id, actor);
    };
    const store = { ...running.store, forOffice };
    await expect(tellWeeks({ ...parts, store })).rejects.toThrow(AggregateError);
    expect(await whole.recipients()).toHaveLength(1);
    await tellWeeks(parts);
    expect(await broken.recipients()).toHaveLength(1);
  });
});

describe('the summary of an association', () => {
  it('goes to its own members, and stands apart from those of its offices', async () => {
    const association = { associationId: AssociationId.parse('four-rivers') };
    const pat: Member = {
      ...viewer,
      name: 'Pat',
      email: `pat@${here.office.id}.example.gov`,
      grants: [{ ...association, roles: ['viewer'] }],
    };
    await running.store.writeMember(pat);
    const zone = Zone.parse('America/Phoenix');
    await running.store
      .forAssociation(association.associationId, actorOf(pat))
      .writeAssociation({ id: association.associationId, name: 'Four Rivers', zone });
    await choose(parts, association, pat, true, { zone });
    clock.set(later(MONDAY, 3 * HOUR - MINUTE));
    await tellWeeks(parts);
    expect(await here.recipients()).toEqual([]);
    clock.set(later(MONDAY, 3 * HOUR));
    await tellWeeks(parts);
    await tellWeeks(parts);
    expect(await here.recipients()).toEqual([pat.email]);
    expect(await here.texts()).toContain('Nothing of your campaigns went out last week');
  });
});
