import { Language, MediaId, MemberId, MessageId, PackId, Platform } from '#core/ids.ts';
import type { Member, Scope } from '#core/member.ts';
import { DraftMessage, OwnPackId, type PackDraft } from '#core/own-pack/own-pack.ts';
import type { OwnPacks } from '#ports/own-packs.ts';
import { createPack } from '#use-cases/create-pack.ts';
import { actorOf, DANA, MILLBROOK } from '../fixtures/office.ts';
import type { TestServices } from '../fixtures/services.ts';

export const OWN_PACK = PackId.parse(OwnPackId.parse('own-abcdefgh12345678abcdefgh12'));

/** Writes for Millbrook beside Dana. */
export const KIM: Member = {
  id: MemberId.parse('kim'),
  name: 'Kim Alvarez',
  email: 'kim@millbrook.example.gov',
  grants: [{ officeId: MILLBROOK.id, roles: ['author'] }],
};

export const MESSAGE = DraftMessage.parse({
  id: MessageId.parse('open-house'),
  title: 'Come and see',
  kind: 'how-to',
  topic: 'open-house',
  audience: 'public',
  time_sensitive: false,
  tags: [],
  hashtags: ['OpenHouse'],
  variants: [
    {
      // These services have no LinkedIn: what is said there is kept, unseen.
      platforms: ['facebook', 'instagram', 'threads', 'linkedin'].map((id) => Platform.parse(id)),
      language: Language.parse('en'),
      voice: 'office',
      text: '{office} opens its doors on {day}.\n\n{hashtags}',
    },
    {
      platforms: [Platform.parse('x')],
      language: Language.parse('en'),
      voice: 'office',
      text: 'Doors open at {office}.',
    },
  ],
});

const placeholder = { required: true, local: true, aliases: [], max_length: 60 };

const DRAFT: PackDraft = {
  title: 'Open house',
  summary: 'Invite people to see how your office works.',
  topic: 'open-house',
  source: '',
  license: '',
  languages: [Language.parse('en'), Language.parse('es')],
  required: [Language.parse('en')],
  links: [{ key: 'guide', label: 'How to plan it', url: 'https://example.gov/open-house' }],
  placeholders: [
    {
      ...placeholder,
      key: 'office',
      label: 'Name of your office',
      type: 'text',
      from: 'office.name',
      example: 'Example County Elections',
    },
    { ...placeholder, key: 'day', label: 'Day of the open house', type: 'date', example: '2027-05-06' },
  ],
  tags: [
    {
      key: 'four-rivers',
      name: 'Four Rivers Officials',
      role: 'Prepared it',
      status: 'active',
      handles: { [Platform.parse('x')]: { handle: 'fourrivers_example' } },
    },
  ],
  hashtags: [{ tag: 'OpenHouse', status: 'on' }],
  media: [
    {
      key: 'tall-card',
      alt: 'A card that reads: Come and see.',
      image: {
        mediaId: MediaId.parse('a'.repeat(64)),
        mimeType: 'image/jpeg',
        bytes: 1_000,
        width: 1000,
        height: 2000,
        alt: 'A card that reads: Come and see.',
      },
    },
  ],
};

export function packsOf({ services }: TestServices, owner: Scope = { officeId: MILLBROOK.id }): OwnPacks {
  return services.store.packsOf(owner, actorOf(DANA));
}

/** Stores a pack of an office's own with one message. */
export async function storeOwnPack(
  test: TestServices,
  owner: Scope = { officeId: MILLBROOK.id },
  id: string = OWN_PACK,
): Promise<void> {
  const created = await createPack(test.services, packsOf(test, owner), {
    id: PackId.parse(id),
    owner,
    draft: DRAFT,
    messages: [MESSAGE],
    how: 'wrote a pack',
    by: actorOf(DANA),
  });
  if (!created.ok) throw new Error('The pack is not stored');
}
