import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createLinkProbe } from '#adapters/link-probe/link-probe.ts';
import { CLARION } from '#core/audit.ts';
import type { Post } from '#core/post.ts';
import { slotAt } from '#core/slot.ts';
import { DAY, later, MINUTE } from '#core/time.ts';
import { openSite } from '#test/adapters/link-probe/site.ts';
import { REFERENCE_INSTANT } from '#test/fixtures/clock.ts';
import { actorOf, DANA, MILLBROOK } from '#test/fixtures/office.ts';
import { startTestServices, type TestServices } from '#test/fixtures/services.ts';
import { millbrook, storePost } from '#test/web/post-pages.ts';
import { approveStoredPost } from '#use-cases/approve-post.ts';
import { checkLinks, readChecks, readVerdicts } from '#use-cases/check-links.ts';
import { judgeByGuardrails } from '#use-cases/judge-wording.ts';
import { refreshDueLinks } from '#use-cases/refresh-due-links.ts';

let test: TestServices;
/** Only a test may send a probe to this machine. */
const linkProbe = createLinkProbe({
  userAgent: 'Clarion/test',
  resolve: async () => ['127.0.0.1'],
  permitsAddress: (address) => address === '127.0.0.1',
  permitsPort: () => true,
});

beforeAll(async () => {
  test = await startTestServices({ linkProbe });
});
afterAll(() => test.stop());
beforeEach(() => test.clock.set(REFERENCE_INSTANT));

/** A site whose pages can go away. */
async function openPages() {
  let status = 200;
  const site = await openSite((_request, response) => response.writeHead(status).end());
  return {
    ...site,
    link: `${site.origin}/a`,
    answer: (next: number) => {
      status = next;
    },
  };
}

const parts = () => ({ ...test.services, linkProbe });
const checks = () => test.services.store.linkChecks;
const kindOf = async (link: string) => (await readChecks(checks(), [link])).get(link)?.answer.kind;

describe('links', () => {
  it('are asked for once for all that name them, and again when the answer does not hold any longer', async () => {
    const { asked, link } = await openPages();
    await checkLinks(parts(), checks(), [link, `${link}#part`, link]);
    expect(asked).toHaveLength(1);
    test.clock.advance(DAY - 1);
    await checkLinks(parts(), checks(), [link]);
    expect(asked).toHaveLength(1);
    test.clock.advance(1);
    await checkLinks(parts(), checks(), [link], 'new');
    expect(asked).toHaveLength(1);
    await checkLinks(parts(), checks(), [link]);
    expect(asked).toHaveLength(2);
    await checkLinks(parts(), checks(), [link], 'anew');
    expect(asked).toHaveLength(3);
  });

  it('have verdicts for the rules once they have been asked for, unless nothing is known', async () => {
    const { link, answer } = await openPages();
    expect(await readVerdicts(checks(), [link])).toEqual(new Map());
    answer(404);
    await checkLinks(parts(), checks(), [link]);
    expect((await readVerdicts(checks(), [link])).get(link)).toMatchObject({ kind: 'dead' });
    answer(503);
    await checkLinks(parts(), checks(), [link], 'anew');
    expect(await readVerdicts(checks(), [link])).toEqual(new Map());
  });

  it('are not asked for in a demonstration', async () => {
    const { asked, link } = await openPages();
    await checkLinks({ clock: test.clock }, checks(), [link], 'anew');
    expect(asked).toEqual([]);
  });

  it('beyond what one go takes wait for the next', async () => {
    const { asked, origin } = await openPages();
    const links = Array.from({ length: 130 }, (_, at) => `${origin}/${at}`);
    await checkLinks(parts(), checks(), links);
    expect(asked).toHaveLength(24);
    await checkLinks(parts(), checks(), links);
    expect(new Set(asked.map(({ path }) => path)).size).toBe(48);
    expect((await readChecks(checks(), links.toReversed())).size).toBe(48);
  });
});

describe('the sweep', () => {
  const storeDue = (link: string, minutes: number): Promise<Post> =>
    storePost(test, {
      text: `Read ${link}`,
      slot: slotAt(later(REFERENCE_INSTANT, minutes * MINUTE), MILLBROOK.zone),
    });

  it('asks for the links of what goes out within the hour', async () => {
    const [soon, other] = [await openPages(), await openPages()];
    await storeDue(soon.link, 59);
    await storeDue(other.link, 61);
    await refreshDueLinks(parts());
    expect(soon.asked).toHaveLength(1);
    expect(other.asked).toEqual([]);
    await refreshDueLinks(parts());
    expect(soon.asked).toHaveLength(1);
  });

  it('asks nobody in a demonstration', async () => {
    const { asked, link } = await openPages();
    await storeDue(link, 30);
    await refreshDueLinks({ ...parts(), linkProbe: undefined });
    expect(asked).toEqual([]);
  });
});

describe('a post whose link has died since it was written', () => {
  it('is asked for again as it is approved, and then wants a reason', async () => {
    const { asked, link, answer } = await openPages();
    const slot = slotAt(later(REFERENCE_INSTANT, 3 * DAY), MILLBROOK.zone);
    const post = await storePost(test, { text: `Read ${link}`, slot }, { state: 'review' });
    await checkLinks(parts(), checks(), [link]);
    answer(404);
    test.clock.advance(DAY);
    expect(await kindOf(link)).toBe('alive');
    const decision = { id: post.id, seen: post.version, by: actorOf(DANA) };
    const approved = await approveStoredPost(parts(), millbrook(test), decision);
    expect(JSON.stringify(approved)).toContain('link-dead');
    expect(await kindOf(link)).toBe('dead');
    expect(asked).toHaveLength(3);
  });

  it('is held when it is about to be sent, by what is kept: nobody is asked then', async () => {
    const { asked, link, answer } = await openPages();
    const post = await storePost(test, { text: `Read ${link}` });
    answer(404);
    await checkLinks(parts(), checks(), [link]);
    const office = test.services.store.forOffice(MILLBROOK.id, CLARION);
    const verdict = await judgeByGuardrails(test.services, office, post);
    expect(verdict).toMatchObject({ kind: 'stopped', why: expect.stringContaining('did not open') });
    expect(asked.map(({ method }) => method)).toEqual(['HEAD', 'GET']);
  });
});
