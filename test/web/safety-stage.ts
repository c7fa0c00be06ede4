import { sha256 } from '#adapters/node/sha256.ts';
import type { Stop, StopScope } from '#core/gate.ts';
import { CampaignId } from '#core/ids.ts';
import type { Role } from '#core/member.ts';
import { hashContent, type Post } from '#core/post.ts';
import { REFERENCE_INSTANT } from '#test/fixtures/clock.ts';
import { actorOf, storeChannel } from '#test/fixtures/office.ts';
import { draftPost, sampleCampaign, slotOf } from '#test/fixtures/post.ts';
import { startTestServices, type TestServices } from '#test/fixtures/services.ts';
import { stopPosting } from '#use-cases/stop-posting.ts';
import { createApp } from '#web/app.tsx';
import { type Fields, sendForm } from './form-on-page.ts';
import { type FreshOffice, openOffice } from './fresh-office.ts';
import { type TestVisitor, visitAs } from './visitor.ts';

/** An office with one channel, its owner at a page, and what stops and holds its posts. */
export interface SafetyStage {
  readonly world: TestServices;
  readonly office: FreshOffice;
  readonly owner: TestVisitor;
  visit(role: Role): Promise<TestVisitor>;
  visitStranger(): Promise<TestVisitor>;
  /** The page at a path below the office's. */
  show(path: string, visitor?: TestVisitor): Promise<string>;
  /** Sends a form to a path below the office's. */
  send(path: string, fields: Fields, visitor?: TestVisitor): Promise<Response>;
  stop(scope?: StopScope, reason?: string): Promise<Stop>;
  stops(): Promise<readonly Stop[]>;
  /** A post of a campaign of its own, whose time has passed unless another is given. */
  storePost(state: Post['state'], given?: Parameters<typeof draftPost>[0]): Promise<Post>;
  read(post: Post): Promise<Post | undefined>;
}

/** The site on a store of its own, whose every stage is a fresh office. */
export async function openSafetyStages() {
  const world = await startTestServices();
  const app = createApp(world.services);
  let posts = 0;

  const enter = async (): Promise<SafetyStage> => {
    world.clock.set(REFERENCE_INSTANT);
    const office = await openOffice(world.services);
    const visitAsMember = (member: FreshOffice['owner']) => visitAs(app, world.services, member);
    const owner = await visitAsMember(office.owner);
    await storeChannel(world.services.store, world.services.vault, office.profile, 'x');
    return {
      world,
      office,
      owner,
      visit: (role) => visitAsMember(office.member(role)),
      visitStranger: async () => visitAsMember((await openOffice(world.services)).owner),
      show: async (path, visitor = owner) => (await visitor.get(office.path(path))).text(),
      send: (path, fields, visitor = owner) =>
        sendForm(app, world.services, visitor, office.path(path), fields),
      stop: (scope = { kind: 'office' }, reason = 'a rumor about the count') =>
        stopPosting(world.services, office.store, { scope, reason, by: actorOf(office.owner) }),
      stops: async () => (await office.store.readGates()).stops,
      storePost: (state, given) => {
        posts += 1;
        return storePost(office, `campaign-${posts}`, state, given);
      },
      read: ({ id }) => office.store.readPost(id),
    };
  };
  return { enter, close: () => world.stop() };
}

/** A post as the form on the page of held posts names it. */
export const pick = ({ id, version }: Post): string => `${id}.${version}`;

async function storePost(
  office: FreshOffice,
  name: string,
  state: Post['state'],
  given: Parameters<typeof draftPost>[0] = {},
): Promise<Post> {
  const campaignId = CampaignId.parse(name);
  const officeId = office.profile.id;
  const text = `Text of ${name}, in full.`;
  const slot = slotOf('2026-09-15T09:00');
  const draft = draftPost({ officeId, campaignId, text, slot, state, ...given });
  const approval = { hash: hashContent(draft, sha256), by: actorOf(office.owner), at: REFERENCE_INSTANT };
  const post = { ...draft, approval };
  const happening = { action: 'post.stored', summary: 'Stored.' };
  await office.store.launchCampaign(
    sampleCampaign({ officeId, id: campaignId, title: `About ${name}` }),
    [{ post, happening: { ...happening, subject: { kind: 'post', id: post.id } } }],
    { ...happening, subject: { kind: 'campaign', id: campaignId } },
  );
  return { ...post, version: 1 };
}
