import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { nodeSecrets } from '#adapters/node/node-secrets.ts';
import { notesOnWording } from '#core/guardrails/notes-on-wording.ts';
import { AssociationId, CampaignId, MessageId, PackId } from '#core/ids.ts';
import type { Pack } from '#core/pack.ts';
import type { Post } from '#core/post.ts';
import { Zone } from '#core/slot.ts';
import { MINUTE } from '#core/time.ts';
import { rules } from '#platforms/x/rules.ts';
import type { AssociationStore } from '#ports/association-store.ts';
import type { Packs } from '#ports/packs.ts';
import { REFERENCE_INSTANT } from '#test/fixtures/clock.ts';
import { draftPost } from '#test/fixtures/post.ts';
import { approveStoredPost } from '#use-cases/approve-post.ts';
import { addPolicyChange, readPolicy, takeBackPolicyChange } from '#use-cases/change-policy.ts';
import { gatherForDrafts } from '#use-cases/gather-guardrails.ts';
import { judgeByGuardrails, openJudge } from '#use-cases/judge-wording.ts';
import { launchAnnouncement } from '#use-cases/launch-announcement.ts';
import { listHeldPosts } from '#use-cases/list-held-posts.ts';
import { makeShortLink } from '#use-cases/make-short-link.ts';
import { offerCampaign } from '#use-cases/offer-campaign.ts';
import { publishPost } from '#use-cases/publish-post.ts';
import { releaseStoredPost } from '#use-cases/release-post.ts';
import { retireShortLink } from '#use-cases/retire-short-link.ts';
import { CLERK as ANY_CLERK, type AssociationStage, openAssociation, PAT } from './association-stage.ts';
import { by, type PublishingStage, type StageOffice, startPublishingStage } from './publishing-stage.ts';

/** The stage's one member, who may do everything. */
const CLERK = { ...ANY_CLERK, id: `${ANY_CLERK.id}-0` };

/** Counsel's change by which every text of a pack, and of the stage, is held back. */
const STANDARDS = {
  kind: 'put-words',
  list: 'vote-for-against',
  id: 'own-standards',
  language: 'en',
  use: 'report',
  words: 'Standards of Conduct',
  citation: 'Election Code 12',
  on: '2026-09-01',
};

async function change(clock: PublishingStage['services'], association: AssociationStore, raw: object) {
  const { version: seen } = await readPolicy(association);
  const added = await addPolicyChange(clock, association, { seen, by: PAT, change: { ...raw } });
  if (!added.ok) throw new Error(JSON.stringify(added.error));
  return added.value;
}

describe('a post that is due', () => {
  let stage: PublishingStage;
  let here: StageOffice;
  let association: AssociationStore;
  let post: Post;

  beforeAll(async () => {
    stage = await startPublishingStage();
  });
  afterAll(() => stage.stop());
  beforeEach(async () => {
    here = stage.enterOffice();
    await here.store.writeOffice(here.office);
    association = stage.services.store.forAssociation(AssociationId.parse(`of-${here.office.id}`), PAT);
    await association.addMembership(
      { associationId: association.associationId, officeId: here.office.id, joinedAt: REFERENCE_INSTANT },
      { subject: { kind: 'office', id: here.office.id }, action: 'office.joined', summary: 'It joined.' },
    );
    post = await here.schedule();
    stage.clock.advance(30 * MINUTE);
  });

  it('is held, and never sent, where counsel’s words hold it back by now; and goes out once they do no more', async () => {
    const policy = await change(stage.services, association, STANDARDS);
    expect(await publishPost(stage.parts, here.order(post.id))).toBe('held');
    const held = await here.read(post.id);
    expect(held.trouble).toContain('“Standards of Conduct”');
    expect(held.trouble).toContain('Election Code 12');
    expect(await here.publicPosts()).toEqual([]);
    expect(await listHeldPosts(stage.services, here.store)).toMatchObject([
      { kind: 'kept', obstacle: { kind: 'wording' } },
    ]);
    const id = policy.changes[0]?.id ?? '';
    await takeBackPolicyChange(association, { seen: policy.version, by: PAT, id });
    await releaseStoredPost(stage.parts, here.store, { id: post.id, seen: held.version, by });
    expect(await publishPost(stage.parts, here.order(post.id))).toBe('published');
  });

  it('may name the office’s own short link, and no other address with its code', async () => {
    const { services } = stage;
    const origin = 'https://clarion.example.gov';
    const made = await makeShortLink(
      { ...services, secrets: nodeSecrets, linkAddress: (code) => `${origin}/l/${code}` },
      here.store,
      here.office,
      { title: 'Where to vote', target: 'https://vote.gov/', campaign: '', by },
    );
    if (!made.ok) throw new Error('It was not made');
    const { code } = made.value;
    const judged = async (link: string) => {
      const text = `Find your polling place: ${link}`;
      const judge = await openJudge(services, here.store, [{ ...post, text }]);
      return judge({ ...post, text }).map(({ rule }) => rule);
    };
    expect(await judged(`${origin}/l/${code}`)).toEqual([]);
    expect(await judged(`https://elsewhere.example.com/l/${code}`)).toEqual(['link-off-list']);
    await retireShortLink(services, here.store, { code, by });
    expect(await judged(`${origin}/l/${code}`)).toEqual(['link-off-list']);
  });

  it('may lead where its pack leads, and nowhere else on that site; at the claim that is not asked again', async () => {
    const { services } = stage;
    const url = 'https://partner.example.org/count';
    const linked = (pack: Pack | undefined) =>
      pack && { ...pack, links: [...pack.links, { key: 'count', label: 'The count', url }] };
    const packs: Packs = {
      ...services.packs,
      findVersion: async (place, source) => linked(await services.packs.findVersion(place, source)),
    };
    const judged = async (parts: Parameters<typeof openJudge>[0], link: string) => {
      const text = `See the count: ${link}`;
      const judge = await openJudge(parts, here.store, [{ ...post, text }]);
      return judge({ ...post, text }).map(({ rule }) => rule);
    };
    expect(await judged({ ...services, packs }, url)).toEqual([]);
    expect(await judged({ ...services, packs }, 'https://partner.example.org/else')).toEqual([
      'link-off-list',
    ]);
    expect(await judged(services, url)).toEqual(['link-off-list']);
    const approved = { ...post, text: `See the count: ${url}` };
    expect(await judgeByGuardrails(services, here.store, approved)).toEqual({ kind: 'go' });
  });

  it('goes out with what an approver let through, and with what is only a warning', async () => {
    await change(stage.services, association, STANDARDS);
    await change(stage.services, association, { ...STANDARDS, list: 'guarantees', words: 'follows the' });
    const at = stage.clock.now();
    const words = 'Standards of Conduct';
    const overrides = [
      { rule: 'vote-for-against', field: 'text' as const, words, reason: 'A title', by, at },
    ];
    await here.store.writePost({
      post: { ...post, overrides },
      happening: { subject: { kind: 'post', id: post.id }, action: 'post.noted', summary: 'It was noted.' },
    });
    expect(await publishPost(stage.parts, here.order(post.id))).toBe('published');
  });
});

describe('what counsel’s words hold back', () => {
  let stage: AssociationStage;

  beforeAll(async () => {
    stage = await openAssociation(AssociationId.parse('four-rivers'), 1);
    await change(stage.services, stage.association, STANDARDS);
  });
  afterAll(() => stage.stop());

  const office = () => {
    const [first] = stage.offices;
    if (!first) throw new Error('The stage has no office');
    return first;
  };
  const only = (posts: readonly Post[]) => posts.find(({ platform }) => platform === 'x') as Post;

  it('waits for a reason though its author is the only one who can approve it', async () => {
    const { answers, hashtags, platforms, language } = stage.request('unused');
    const { place, name, website } = office().profile;
    const launched = await launchAnnouncement(stage.services, office().store, {
      campaignId: CampaignId.parse('own'),
      packId: PackId.parse('standards-of-conduct'),
      messageId: MessageId.parse('announce-adoption'),
      answers: { ...answers, office: name, place, website },
      hashtags,
      platforms,
      language,
      voice: 'office',
      withImage: false,
      alt: '',
      when: { date: '2026-10-06', time: '09:00' },
      attested: true,
      by: CLERK,
    });
    if (!launched.ok) throw new Error(JSON.stringify(launched.error).slice(0, 3000));
    expect(launched.value).toMatchObject({ posts: platforms.length, waiting: platforms.length });
    const post = only(await office().store.listCampaignPosts(launched.value.campaign.id));
    expect(post).toMatchObject({ state: 'review', trouble: expect.stringContaining('Election Code 12') });
    const decision = { id: post.id, seen: post.version, by: CLERK };
    const refused = await approveStoredPost(stage.services, office().store, decision);
    expect(refused).toMatchObject({ ok: false, error: { kind: 'held-back' } });
  });

  it('waits for a person where a consent accepts it, and is approved with a reason', async () => {
    const { store, profile } = office();
    const { associationId } = stage.association;
    await store.giveConsent(
      {
        kind: 'pack',
        associationId,
        packId: PackId.parse('standards-of-conduct'),
        by: CLERK,
        at: REFERENCE_INSTANT,
      },
      { subject: { kind: 'office', id: profile.id }, action: 'office.consented', summary: 'It consented.' },
    );
    const offered = await offerCampaign(stage.services, stage.association, {
      ...stage.request('consented'),
      attested: true,
      override: 'Every text names its own office.',
      mayOverride: true,
    });
    if (!offered.ok) throw new Error(JSON.stringify(offered.error).slice(0, 2000));
    await stage.runFanOut();
    expect((await store.readOffer(offered.value.id))?.state).toBe('accepted');
    const post = only(await store.listCampaignPosts(offered.value.id));
    expect(post).toMatchObject({
      state: 'review',
      trouble: expect.stringContaining('“Standards of Conduct”'),
    });
    const key = (field: string) => `vote-for-against ${field} Standards of Conduct`;
    const reasons = new Map([key('text'), key('alt')].map((each) => [each, 'It is the title'] as const));
    const decision = { id: post.id, seen: post.version, by: CLERK, reasons };
    const approved = await approveStoredPost(stage.services, store, decision);
    expect(approved).toMatchObject({
      ok: true,
      value: {
        state: 'scheduled',
        overrides: [{ field: 'text' }, { field: 'alt', reason: 'It is the title' }],
      },
    });
  });
});

describe('an association’s draft', () => {
  it('is judged by its own policy and by whom its pack tags, whichever office will post it', async () => {
    const stage = await startPublishingStage();
    try {
      const association = stage.services.store.forAssociation(AssociationId.parse('drafting'), PAT);
      const policy = await change(stage.services, association, STANDARDS);
      const [pack] = stage.services.shipped.list();
      if (!pack) throw new Error('No pack came along');
      const holder = {
        ...{ key: 'holder', name: 'The Secretary', role: 'Certifies', status: 'active' as const },
        ...{ partisan_role: 'elected Secretary of State', handles: { x: { handle: 'TheSecretary' } } },
      };
      const office = { website: 'https://elections.example.gov', zone: Zone.parse('America/New_York') };
      const facts = gatherForDrafts(policy, { ...pack, tags: [holder] }, office);
      const text = 'We follow the Standards of Conduct. Ask @TheSecretary: elections.example.gov/conduct';
      const speaker = { ...office, official: { name: '', title: '' } };
      const found = notesOnWording({ ...draftPost(), text }, speaker, rules, facts);
      expect(found.map(({ rule }) => rule)).toEqual(
        expect.arrayContaining(['vote-for-against', 'partisan-tag']),
      );
      expect(found.map(({ rule }) => rule)).not.toContain('link-off-list');
    } finally {
      await stage.stop();
    }
  });
});
