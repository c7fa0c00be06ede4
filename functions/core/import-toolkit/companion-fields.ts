import type { CompanionField } from '#core/companion/companion-template.ts';
import type { PlaceholderSource } from '#core/pack.ts';
import type { DraftPlaceholder } from './draft-pack.ts';

/** Answers that the office's own records give, as examples. */
export const EXAMPLES: Readonly<Record<PlaceholderSource, string>> = {
  'office.name': 'Example County Elections',
  'office.place': 'Example County',
  'office.state': 'Example State',
  'office.website': 'https://elections.example.gov',
  'official.name': 'Jordan Example',
  'official.title': 'Example County Clerk',
};

type Kind = Pick<CompanionField, 'type' | 'max_length' | 'example'>;

/** Code points that an answer of each kind takes at most. Our own choice, after the companions that come with Clarion. */
const KINDS = {
  quote: { type: 'long', max_length: 800 },
  email: { type: 'email', max_length: 120, example: 'press@elections.example.gov' },
  date: { type: 'date', max_length: 10, example: '2027-05-06' },
  url: { type: 'url', max_length: 120, example: EXAMPLES['office.website'] },
  text: { type: 'text', max_length: 200 },
} as const satisfies Readonly<Record<string, Kind>>;

/** What a document asks for where a toolkit has brackets. Its key is that of messages, so that one answer does for both. */
export function fieldFrom({ key, label, type, from, hint, aliases }: DraftPlaceholder): CompanionField {
  const kind: Kind =
    key === 'quote' || key === 'email'
      ? KINDS[key]
      : KINDS[type === 'date' || type === 'url' ? type : 'text'];
  const example = kind.example ?? (from && EXAMPLES[from]);
  return {
    key,
    label: label.slice(0, 500),
    ...(hint !== undefined && { hint: hint.slice(0, 500) }),
    type: kind.type,
    required: true,
    aliases: aliases.map((alias) => alias.slice(0, 500)),
    max_length: kind.max_length,
    ...(from !== undefined && { from }),
    ...(example !== undefined && { example }),
  };
}
