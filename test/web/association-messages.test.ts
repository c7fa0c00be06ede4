import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CampaignId } from '#core/ids.ts';
import type { Post } from '#core/post.ts';
import { acceptStoredOffer } from '#use-cases/accept-offer.ts';
import { type AssociationPages, openAssociationPages } from './association-pages.ts';

const MESSAGE = 'announce-adoption';
const TITLE = 'We adopt the Standards of Conduct';

let here: AssociationPages;
let campaign: CampaignId;

beforeAll(async () => {
  here = await openAssociationPages(3);
  campaign = await here.offer('spring');
  const seen = (await office().store.readOffer(campaign))?.version;
  const by = { kind: 'member' as const, id: 'clerk-0', name: 'Clerk 0' };
  await acceptStoredOffer(here.services, office().store, { campaignId: campaign, seen, by });
  await publishOne();
});
afterAll(() => here.stop());

function office() {
  const [found] = here.offices;
  if (!found) throw new Error('The stage has no office');
  return found;
}

async function publishOne() {
  const [post] = await office().store.listCampaignPosts(campaign);
  if (!post) throw new Error('There is no post');
  const receipt = { platformId: '1', permalink: 'https://x.example/1', publishedAt: here.clock.now() };
  const { dueAt: _, ...rest } = post;
  const published: Post = { ...rest, state: 'published', receipt };
  const subject = { kind: 'post' as const, id: post.id };
  await office().store.writePost({
    post: published,
    happening: { subject, action: 'post.test', summary: 'A test.' },
  });
}

const pathOf = (step = '') => `/campaigns/${campaign}/messages/${MESSAGE}${step}`;

describe('the messages of a campaign', () => {
  it('stand on its board, each with the way to withdraw it for whoever may', async () => {
    const board = await here.show(`/campaigns/${campaign}`);
    expect(board).toContain(`href="${here.path(pathOf())}">${TITLE}`);
    expect(board).toContain(`href="${here.path(pathOf('/withdraw'))}"`);
    const author = await here.visit('author');
    expect(await here.show(`/campaigns/${campaign}`, author)).not.toContain('/withdraw"');
    expect(await here.show(pathOf(), author)).not.toContain('/withdraw"');
  });

  it('are only those that it has', async () => {
    for (const path of [
      `/campaigns/${campaign}/messages/principle-01-law`,
      `/campaigns/nothing/messages/${MESSAGE}`,
      `/campaigns/${campaign}/messages/NO%20ID`,
    ]) {
      expect((await here.owner.get(here.path(path))).status, path).toBe(404);
      expect((await here.owner.get(here.path(`${path}/withdraw`))).status, path).toBe(404);
      expect((await here.send(`${path}/withdraw`, { reason: 'x' })).status, path).toBe(404);
    }
  });
});

describe('withdrawing a message', () => {
  it('is refused to an author', async () => {
    const author = await here.visit('author');
    expect((await author.get(here.path(pathOf('/withdraw')))).status).toBe(403);
    expect((await here.send(pathOf('/withdraw'), { reason: 'x' }, author)).status).toBe(403);
    expect((await here.association.readCampaign(campaign))?.withdrawn).toBeUndefined();
  });

  it('says what it does, and takes a reason', async () => {
    const page = await here.show(pathOf('/withdraw'));
    expect(page).toContain(
      'In 1 office that accepted the campaign, 1 post of it is not sent yet and does not',
    );
    expect(page).toContain('2 offices without an answer no longer see it.');
    expect(page).toContain('Withdraw it from 3 offices');
    expect(page).toContain('href="https://x.example/1"');
    const unreasoned = await here.send(pathOf('/withdraw'), { reason: ' ' });
    expect(unreasoned.status).toBe(422);
    expect(await unreasoned.text()).toContain('Say in a few words why the message is withdrawn.');
  });

  it('shows how far it is, then what became of it, with what is public', async () => {
    const sent = await here.send(pathOf('/withdraw'), { reason: 'A wrong link.' });
    expect(sent.headers.get('location')).toBe(here.path(pathOf()));
    const underWay = await here.show(pathOf());
    expect(underWay).toContain(`“${TITLE}” is taken back: 0 of 3 offices are gone through.`);
    expect(underWay).toContain('<progress max="3" value="0"');
    expect(await here.show(`/campaigns/${campaign}`)).toContain('<progress max="3" value="0"');
    const progress = await (await here.owner.get(here.path(`/campaigns/${campaign}/progress`))).json();
    expect(progress).toMatchObject({ underWay: true, reached: 0, total: 3 });

    await here.runFanOut();
    const done = await here.show(pathOf());
    expect(done).toContain('Pat Gallagher withdrew it on');
    expect(done).not.toContain('<progress');
    expect(done).toContain('1 post of it is public, in 1 office. 0 still to come, 1 on hold.');
    expect(done).toContain('href="https://x.example/1"');
    expect(done).not.toContain('/withdraw"');
  });

  it('leaves the board’s numbers as they are, and is not offered twice', async () => {
    const board = await here.show(`/campaigns/${campaign}`);
    expect(board).toContain('1 accepted, 2 no answer yet');
    expect(board).toMatch(/Withdrawn on .*: A wrong link/);
    expect(board).not.toContain('Withdraw this message');
    const again = await here.owner.get(here.path(pathOf('/withdraw')));
    expect(again.headers.get('location')).toBe(here.path(pathOf()));
    await here.send(pathOf('/withdraw'), { reason: 'Once more' });
    expect(await here.show(pathOf())).toContain('This message was withdrawn already.');
    expect((await here.association.readCampaign(campaign))?.withdrawn).toHaveLength(1);
  });
});
