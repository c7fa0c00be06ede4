import { Language, PackId } from '#core/ids.ts';
import type { Office } from '#core/office.ts';
import { hashOf } from '#core/own-pack/wording.ts';
import type { Store } from '#ports/store.ts';
import { approveLanguage } from '#use-cases/approve-language.ts';
import { forkPack } from '#use-cases/fork-pack.ts';
import type { Launching } from '#use-cases/launch-campaign.ts';
import { SEEDER } from './demo-actors.ts';

/** The pack that the demo's first office has begun to change. */
const DEMO_PACK = PackId.parse('own-0000000000000000000demo');
const ORIGINAL = PackId.parse('poll-worker-recruitment');

/** Puts a copy of a pack on an office's desk, with its first message approved in English alone. */
export async function seedPack(
  parts: Launching & { readonly store: Store },
  { id: officeId }: Office,
): Promise<void> {
  const owner = { officeId };
  const packs = parts.store.packsOf(owner, SEEDER);
  const order = { id: DEMO_PACK, from: ORIGINAL, owner, title: 'Our poll workers', by: SEEDER };
  const forked = await forkPack(parts, packs, order);
  const [first] = await packs.listMessages(DEMO_PACK);
  if (!forked.ok || !first) throw new Error(`The demo needs the pack ${ORIGINAL}`);
  const language = Language.parse('en');
  await approveLanguage(parts, packs, {
    packId: DEMO_PACK,
    messageId: first.message.id,
    language,
    seen: hashOf(forked.value, first.message, language, parts.digest),
    members: [],
    by: SEEDER,
  });
}
