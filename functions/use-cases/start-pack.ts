import type { Actor } from '#core/audit.ts';
import { Language, type PackId } from '#core/ids.ts';
import type { Scope } from '#core/member.ts';
import type { OwnPack } from '#core/own-pack/own-pack.ts';
import type { Placeholder } from '#core/pack.ts';
import type { Result } from '#core/result.ts';
import type { Clock } from '#ports/clock.ts';
import type { OwnPacks } from '#ports/own-packs.ts';
import { createPack } from './create-pack.ts';

export interface PackStart {
  /** See `NewPack.id`. */
  readonly id: PackId;
  readonly owner: Scope;
  readonly title: string;
  /** What the owner is called: it stands as the source until somebody says otherwise. */
  readonly ownerName: string;
  readonly by: Actor;
}

/** Puts an empty pack on the desk, with the placeholders that nearly every message asks for. */
export function startPack(
  parts: { readonly clock: Clock },
  own: OwnPacks,
  { id, owner, title, ownerName, by }: PackStart,
): Promise<Result<OwnPack, 'taken'>> {
  const english = Language.parse('en');
  return createPack(parts, own, {
    id,
    owner,
    draft: {
      title,
      summary: '',
      topic: 'general',
      source: `Written by ${ownerName}.`,
      license: '',
      languages: [english],
      required: [english],
      links: [],
      placeholders: USUAL_PLACEHOLDERS,
      tags: [],
      hashtags: [],
      media: [],
    },
    messages: [],
    how: 'began a pack',
    by,
  });
}

const common = { type: 'text', required: true, aliases: [] as string[] } as const;

/** What the office's own records answer by themselves. */
export const USUAL_PLACEHOLDERS: Placeholder[] = [
  {
    ...common,
    key: 'office',
    label: 'Name of your office',
    local: true,
    max_length: 60,
    from: 'office.name',
    example: 'Example County Elections',
  },
  {
    ...common,
    key: 'official',
    label: 'Name of the official',
    local: true,
    max_length: 80,
    from: 'official.name',
    example: 'Jordan Example',
  },
  {
    ...common,
    key: 'website',
    label: 'Your office’s website',
    type: 'url',
    local: true,
    max_length: 80,
    from: 'office.website',
    example: 'https://elections.example.gov',
  },
];
