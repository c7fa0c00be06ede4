import type { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PackId } from '#core/ids.ts';
import type { Pack } from '#core/pack.ts';
import { Instant } from '#core/time.ts';
import { openPacks } from '#use-cases/open-packs.ts';
import { createApp } from '#web/app.tsx';
import { groupMessages } from '#web/pages/message-kinds.ts';
import type { WebEnv } from '#web/shell.ts';
import { REFERENCE_INSTANT } from '../fixtures/clock.ts';
import { DANA, memberWith } from '../fixtures/office.ts';
import { startTestServices, type TestServices } from '../fixtures/services.ts';
import { OFFICE } from './post-pages.ts';
import { type TestVisitor, visitAs } from './visitor.ts';

const PACK = `${OFFICE}/packs/standards-of-conduct`;

let test: TestServices;
let app: Hono<WebEnv>;
let dana: TestVisitor;
let page: string;

beforeAll(async () => {
  test = await startTestServices();
  app = createApp(test.services);
  dana = await visitAs(app, test.services, DANA);
  page = await (await dana.get(PACK)).text();
});
afterAll(() => test.stop());

function standards(): Pack {
  const pack = test.services.shipped.find(PackId.parse('standards-of-conduct'));
  if (!pack) throw new Error('The Standards of Conduct pack does not load');
  return pack;
}

describe('the list of packs', () => {
  it('leads to each pack', async () => {
    const list = await (await dana.get(`${OFFICE}/packs`)).text();
    expect(list).toContain(`href="${PACK}"`);
    for (const { id } of test.services.shipped.list()) expect(list).toContain(`href="${OFFICE}/packs/${id}"`);
  });

  it('says whom to ask where there are none', async () => {
    const shipped = { list: () => [], find: () => undefined, problems: () => [] };
    const packs = openPacks(shipped, test.services.store);
    const bare = createApp({ ...test.services, shipped, packs });
    const visitor = await visitAs(bare, test.services, DANA);
    expect(await (await visitor.get(`${OFFICE}/packs`)).text()).toContain('There are no packs yet');
    expect(await (await visitor.get(`${OFFICE}/announcements/new`)).text()).toContain(
      'no pack has been added yet',
    );
  });
});

describe('a pack’s page', () => {
  it('leads from each message to its announcement', () => {
    for (const { id } of standards().messages) {
      expect(page).toContain(`${OFFICE}/announcements/new?pack=standards-of-conduct&amp;message=${id}`);
    }
  });

  it('shows each active tag’s handle on each platform, and none of an expired one’s', () => {
    expect(page).toContain('@ElectionCenter2');
    expect(page).toContain('@electioncenternaeo');
    expect(page).toContain('Its number is not on record, so the plain name is written.');
    expect(page).toContain('<strong>Michael Adams.</strong> The toolkit lists this handle for a 2024 event');
    expect(page).not.toContain('KYSecState');
  });

  it('says why a hashtag is off', () => {
    expect(page).toContain('Republican National Committee');
  });

  it('shows each picture with its description', () => {
    for (const { alt, mediaId } of standards().images.values()) {
      expect(page).toContain(`${OFFICE}/media/${mediaId}`);
      expect(page).toContain(alt);
    }
  });

  it('shows the wording with its gaps named', () => {
    expect(page).toContain('<span class="wording__gap">Name of your office</span>');
    expect(page).toContain('<span class="wording__gap">Tag: Election Center</span>');
  });

  it('says from the day after its review date, on the office’s clock, that it is due for review', async () => {
    expect(page).not.toContain('Due for review');
    test.clock.set(Instant.parse('2027-07-01T03:59:00.000Z'));
    const before = await visitAs(app, test.services, DANA);
    expect(await (await before.get(PACK)).text()).not.toContain('Due for review');
    test.clock.set(Instant.parse('2027-07-01T04:00:00.000Z'));
    expect(await (await before.get(PACK)).text()).toContain('Due for review');
    expect(await (await before.get(`${OFFICE}/packs`)).text()).toContain('<strong>Due for review</strong>');
    test.clock.set(REFERENCE_INSTANT);
  });

  it('offers no message to a viewer', async () => {
    const viewer = await visitAs(app, test.services, memberWith('viewer'));
    const seen = await (await viewer.get(PACK)).text();
    expect(seen).toContain('Read the wording');
    expect(seen).not.toContain('Use this message');
  });

  it.each(['unheard-of', 'Not%20an%20id', '..%2Fpacks'])('is not found for %s', async (id) => {
    expect((await dana.get(`${OFFICE}/packs/${id}`)).status).toBe(404);
  });
});

it('messages for associations are not offered to offices', () => {
  const [message] = standards().messages;
  if (!message) throw new Error('The pack has no message');
  const pack = { ...standards(), messages: [message, { ...message, audience: 'associations' as const }] };
  expect(groupMessages(pack).flatMap(({ messages }) => messages)).toEqual([message]);
});
