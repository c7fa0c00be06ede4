import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { nodeChance } from '#adapters/node/node-chance.ts';
import { CampaignId, MemberId, OfficeId } from '#core/ids.ts';
import type { Member, Role } from '#core/member.ts';
import type { Office } from '#core/office.ts';
import type { Post } from '#core/post.ts';
import type { ComposedMail } from '#handlers/compose-mail.ts';
import { createOutbox, type Outbox } from '#local/mail/outbox.ts';
import type { Mailed } from '#ports/mail.ts';
import type { OfficeStore, Store } from '#ports/store.ts';
import { REFERENCE_INSTANT, type TestClock } from '#test/fixtures/clock.ts';
import { actorOf, DANA, MILLBROOK } from '#test/fixtures/office.ts';
import { draftPost, sampleCampaign } from '#test/fixtures/post.ts';
import { startTestStore, type TestStore } from '#test/fixtures/store.ts';

/** Notices as they are in the product: a real store, and mail that is really written down. */
export interface AttentionStage {
  readonly parts: ComposedMail;
  readonly outbox: Outbox;
  /** What the mail server answers while it is set. */
  refusal: Exclude<Mailed, 'sent'> | undefined;
  /** A fresh office, with an owner only; the clock goes back to its start. */
  enterOffice(): Promise<AttentionOffice>;
  close(): void;
}

export interface AttentionOffice {
  readonly office: Office;
  readonly store: OfficeStore;
  addMember(role: Role): Promise<Member>;
  storePost(given: Partial<Omit<Post, 'platform'>> & { readonly platform?: string }): Promise<Post>;
  /** The subjects of what this office's members were sent, sorted. */
  subjects(): Promise<readonly string[]>;
  recipients(): Promise<readonly string[]>;
  texts(): Promise<string>;
}

/** Notices in a store of a test file's own. */
export interface Attention {
  readonly store: Store;
  readonly stage: AttentionStage;
  /** An office that is fresh for each test. */
  readonly here: AttentionOffice;
}

/** Opens the stage for the tests of a file, and closes it after them. */
export function useAttention(clock: TestClock): Attention {
  let running: TestStore;
  let stage: AttentionStage;
  let here: AttentionOffice;
  beforeAll(async () => {
    running = await startTestStore(clock);
    stage = openAttentionStage({ store: running.store, clock });
  });
  afterAll(async () => {
    stage.close();
    await running.stop();
  });
  beforeEach(async () => {
    here = await stage.enterOffice();
  });
  return {
    get store() {
      return running.store;
    },
    get stage() {
      return stage;
    },
    get here() {
      return here;
    },
  };
}

export function openAttentionStage({
  store,
  clock,
}: {
  readonly store: Store;
  readonly clock: TestClock;
}): AttentionStage {
  const folder = mkdtempSync(join(tmpdir(), 'clarion-outbox-'));
  const outbox = createOutbox({ folder, clock, chance: nodeChance });
  let offices = 0;
  let posts = 0;
  const stage: AttentionStage = {
    outbox,
    refusal: undefined,
    parts: {
      clock,
      mailer: { send: async (message) => stage.refusal ?? outbox.send(message) },
      nameOf: (platform) => platform.toUpperCase(),
      links: {
        post: ({ id }) => `https://clarion.example.gov/post/${id}`,
        channels: (id) => `https://clarion.example.gov/channels/${id}`,
        dashboard: (id) => `https://clarion.example.gov/dashboard/${id}`,
        offer: ({ campaignId }) => `https://clarion.example.gov/offer/${campaignId}`,
        approvals: (id) => `https://clarion.example.gov/approvals/${id}`,
        weekly: (scope) => `https://clarion.example.gov/weekly/${Object.values(scope).join()}`,
        association: (id) => `https://clarion.example.gov/association/${id}`,
        associationSafety: (id) => `https://clarion.example.gov/safety/${id}`,
        board: (_id, campaign) => `https://clarion.example.gov/board/${campaign}`,
        reach: (_scope, campaign) => `https://clarion.example.gov/reach/${campaign}`,
      },
    },
    enterOffice: async () => {
      offices += 1;
      clock.set(REFERENCE_INSTANT);
      stage.refusal = undefined;
      const office = { ...MILLBROOK, id: OfficeId.parse(`town-${offices}`), name: `Town ${offices} Clerk` };
      const mine = store.forOffice(office.id, actorOf(DANA));
      await mine.writeOffice(office);
      const addMember = async (role: Role): Promise<Member> => {
        const member: Member = {
          id: MemberId.parse(`${role}-of-${office.id}`),
          name: `The ${role}`,
          email: `${role}@${office.id}.example.gov`,
          grants: [{ officeId: office.id, roles: [role] }],
        };
        await store.writeMember(member);
        return member;
      };
      await addMember('owner');
      const mail = async () =>
        (await outbox.list(1_000)).filter(({ to }) => to.email.endsWith(`@${office.id}.example.gov`));
      return {
        office,
        store: mine,
        addMember,
        storePost: async (given) => {
          posts += 1;
          const campaign = sampleCampaign({ officeId: office.id, id: CampaignId.parse(`notice-${posts}`) });
          const post = draftPost({ officeId: office.id, campaignId: campaign.id, ...given });
          const happening = { action: 'post.stored', summary: 'It was stored.' };
          await mine.launchCampaign(
            campaign,
            [{ post, happening: { ...happening, subject: { kind: 'post', id: post.id } } }],
            { ...happening, subject: { kind: 'campaign', id: campaign.id } },
          );
          return { ...post, version: 1 };
        },
        subjects: async () =>
          (await mail()).map(({ subject }) => subject.replace(`${office.name}: `, '')).sort(),
        recipients: async () => (await mail()).map(({ to }) => to.email).sort(),
        texts: async () => (await mail()).map(({ text }) => text).join('\n'),
      };
    },
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
  return stage;
}
