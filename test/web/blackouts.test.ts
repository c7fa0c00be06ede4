import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { HOUR, later } from '#core/time.ts';
import { slotOf } from '#test/fixtures/post.ts';
import { readFields } from './form-on-page.ts';
import { openSafetyStages, type SafetyStage } from './safety-stage.ts';

let stages: Awaited<ReturnType<typeof openSafetyStages>>;
let here: SafetyStage;

beforeAll(async () => {
  stages = await openSafetyStages();
});
afterAll(() => stages.close());
beforeEach(async () => {
  here = await stages.enter();
});

describe('a blackout', () => {
  const FORM = {
    id: 'eve-of-the-measure',
    fromDate: '2026-10-01',
    fromTime: '00:00',
    untilDate: '2026-11-04',
    untilTime: '08:00',
    reason: 'The eve of a ballot measure.',
    citation: 'Code 12-3',
    posts: 'hold',
  };

  it('is entered in the office’s zone, listed with the posts in it, and removed with a reason', async () => {
    await here.storePost('scheduled', {
      slot: slotOf('2026-10-05T09:00'),
      dueAt: later(slotOf('2026-10-05T09:00').due, 0),
    });
    const fields = readFields(
      await here.show('/safety/blackouts/new'),
      here.office.path('/safety/blackouts'),
    );
    expect(fields).toMatchObject({ posts: ['hold'], id: [expect.stringMatching(/^[a-z0-9]{26}$/)] });
    await here.send('/safety/blackouts', { ...fields, ...FORM });
    const page = await here.show('/safety');
    for (const text of [
      'Thursday, October 1, 2026 at 12:00 AM EDT',
      'Wednesday, November 4, 2026 at 8:00 AM EST',
      'Code 12-3',
      'Put on hold (1 post scheduled)',
    ]) {
      expect(page).toContain(text);
    }
    const path = `/safety/blackouts/${FORM.id}/remove`;
    expect(await here.show(path)).toContain('1 post scheduled in it goes out once it is removed.');
    expect((await here.send(path, { reason: '' })).status).toBe(422);
    await here.send(path, { reason: 'counsel took it back' });
    expect((await here.office.store.readGates()).blackouts).toEqual([]);
    expect((await here.send(path, { reason: 'again' })).status).toBe(404);
  });

  it('keeps what was typed when something is wrong', async () => {
    const sent = await here.send('/safety/blackouts', { ...FORM, untilDate: '2026-09-30' });
    expect(sent.status).toBe(422);
    const page = await sent.text();
    expect(page).toContain('href="#untilDate">A blackout has to end after it begins.');
    expect(readFields(page, here.office.path('/safety/blackouts'))).toMatchObject({
      id: [FORM.id],
      untilDate: ['2026-09-30'],
      citation: ['Code 12-3'],
    });
    expect((await here.office.store.readGates()).blackouts).toEqual([]);
  });

  it('that is over is no longer listed', async () => {
    await here.send('/safety/blackouts', { ...FORM, fromDate: '2026-09-01', untilDate: '2026-09-16' });
    expect(await here.show('/safety')).toContain('In force now');
    here.world.clock.advance(48 * HOUR);
    // Visits do not last that long.
    const owner = await here.visit('owner');
    expect(await here.show('/safety', owner)).toContain('None is entered.');
  });
});
