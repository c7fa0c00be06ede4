import * as z from 'zod';
import { Actor } from '#core/audit.ts';
import { keysIn } from '#core/check-pack/check-companion.ts';
import {
  type CompanionBlock,
  type CompanionKind,
  CompanionTemplate,
} from '#core/companion/companion-template.ts';
import { PackId } from '#core/ids.ts';
import type { Link } from '#core/pack.ts';
import { Instant } from '#core/time.ts';

/** How long a companion is at most, with all of its wordings, in bytes of JSON: a pack's lie in one row. */
export const COMPANION_BYTES = 60_000;

/** The companions of an own pack as they stand on the desk, in a row of their own. */
export const OwnCompanions = z.object({
  packId: PackId,
  /** At most one of each kind, in the order in which people see them. */
  templates: z.array(CompanionTemplate),
  changedBy: Actor,
  changedAt: Instant,
  /** Counts writes; 0 where nothing is stored yet. */
  version: z.int().nonnegative(),
});
export type OwnCompanions = z.infer<typeof OwnCompanions>;

export function isCompanionTooLong(template: CompanionTemplate): boolean {
  return new TextEncoder().encode(JSON.stringify(template)).length > COMPANION_BYTES;
}

/** The same with this companion, in the place of the one of its kind or at the place of its kind. */
export function withCompanion(
  templates: readonly CompanionTemplate[],
  template: CompanionTemplate,
): CompanionTemplate[] {
  const order = CompanionTemplate.shape.kind.options;
  return [...withoutCompanion(templates, template.kind), template].toSorted(
    (one, other) => order.indexOf(one.kind) - order.indexOf(other.kind),
  );
}

export function withoutCompanion(
  templates: readonly CompanionTemplate[],
  kind: CompanionKind,
): CompanionTemplate[] {
  return templates.filter((each) => each.kind !== kind);
}

/**
 * A companion of one pack as another can begin with it. Links that the other has not are written out; the message that
 * shares the published piece stays behind, and so do languages that the other has not, as long as one remains.
 */
export function beginWith(
  template: CompanionTemplate,
  from: { readonly links: readonly Link[] },
  to: { readonly links: readonly Link[]; readonly languages: readonly string[] },
): CompanionTemplate | undefined {
  const { share: _, ...rest } = template;
  const isThere = ({ key, url }: Link) => to.links.some((link) => link.key === key && link.url === url);
  const strange = from.links.filter((link) => !isThere(link));
  const write = (text: string) =>
    strange.reduce((written, { key, url }) => written.replaceAll(`{link:${key}}`, () => url), text);
  const wordings = template.wordings
    .filter(({ language }) => to.languages.includes(language))
    .map((wording) => ({ ...wording, blocks: wording.blocks.map((block) => mapTexts(block, write)) }));
  if (wordings.length === 0) return undefined;
  const asked = new Set(wordings.flatMap(({ blocks }) => blocks.flatMap(keysIn)));
  return { ...rest, wordings, fields: template.fields.filter(({ key }) => asked.has(key)) };
}

/** A part of a document, each of its texts written anew. */
export function mapTexts(block: CompanionBlock, write: (text: string) => string): CompanionBlock {
  if ('heading' in block) return { heading: write(block.heading) };
  if ('subheading' in block) return { subheading: write(block.subheading) };
  if ('paragraph' in block) return { paragraph: write(block.paragraph) };
  if ('quote' in block) return { quote: write(block.quote) };
  if ('list' in block) return { list: block.list.map(write) };
  return { points: block.points.map(({ lead, text }) => ({ lead: write(lead), text: write(text) })) };
}
