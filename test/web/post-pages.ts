import { sha256 } from '#adapters/node/sha256.ts';
import { approvePost } from '#core/author-post.ts';
import { CampaignId } from '#core/ids.ts';
import type { Post } from '#core/post.ts';
import type { Slot } from '#core/slot.ts';
import type { OfficeStore } from '#ports/store.ts';
import { REFERENCE_INSTANT } from '../fixtures/clock.ts';
import { actorOf, DANA, MILLBROOK } from '../fixtures/office.ts';
import { draftPost, sampleCampaign, slotOf } from '../fixtures/post.ts';
import type { TestServices } from '../fixtures/services.ts';

/** Tomorrow at nine, on Millbrook's clock. */
export const TOMORROW = slotOf('2026-09-16T09:00');

export const OFFICE = `/offices/${MILLBROOK.id}`;

export function millbrook({ services }: TestServices): OfficeStore {
  return services.store.forOffice(MILLBROOK.id, actorOf(DANA));
}

let count = 0;

/** Stores a campaign with one approved post, and then, where wanted, what has become of it. */
export async function storePost(
  test: TestServices,
  given: Parameters<typeof draftPost>[0] & { readonly slot?: Slot } = {},
  became: Partial<Post> = {},
): Promise<Post> {
  count += 1;
  const campaignId = CampaignId.parse(`campaign-${count}`);
  const slot = given.slot ?? TOMORROW;
  const office = millbrook(test);
  const change = approvePost(
    draftPost({ campaignId, ...given, slot }),
    actorOf(DANA),
    REFERENCE_INSTANT,
    sha256,
  );
  if (!change.ok) throw new Error(change.error.message);
  const { post, happening } = change.value;
  await office.launchCampaign(sampleCampaign({ id: campaignId, slot }), [change.value], {
    subject: { kind: 'campaign', id: campaignId },
    action: 'campaign.launched',
    summary: 'The campaign was launched.',
  });
  const stored = await readBack(office, post);
  if (Object.keys(became).length === 0) return stored;
  const { dueAt: _due, ...settled } = stored;
  const summary = `The post became ${became.state}.`;
  await office.writePost({ post: { ...settled, ...became }, happening: { ...happening, summary } });
  return readBack(office, post);
}

export async function readBack(office: OfficeStore, { id }: Pick<Post, 'id'>): Promise<Post> {
  const post = await office.readPost(id);
  if (!post) throw new Error(`${id} is not stored`);
  return post;
}
