import type { Actor } from '#core/audit.ts';
import type { Companion, CompanionWish } from '#core/companion/companion.ts';
import { isWebAddress } from '#core/companion/companion-answers.ts';
import { Day, dayIn } from '#core/election/day.ts';
import type { FieldProblem } from '#core/field-problem.ts';
import type { Office } from '#core/office.ts';
import { err, ok, type Result } from '#core/result.ts';
import type { OfficeStore } from '#ports/store.ts';
import { findTemplate, type ReadingCompanions } from './read-companion.ts';

export interface PublicationOrder extends CompanionWish {
  /** Where the piece can be read. */
  readonly url: string;
  /** The day on which it was published, `YYYY-MM-DD` on the office's calendar. */
  readonly day: string;
  readonly by: Actor;
}

export type PublicationRefusal =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'problems'; readonly problems: readonly FieldProblem[] };

/** As many characters as the placeholder of a message that shares the piece takes at most. */
const LONGEST_ADDRESS = 200;

/** Notes where a companion was published, in place of what was noted before. It changes no word of the document. */
export async function recordPublication(
  parts: ReadingCompanions,
  office: OfficeStore,
  { zone }: Pick<Office, 'zone'>,
  order: PublicationOrder,
): Promise<Result<Companion, PublicationRefusal>> {
  const { campaignId, kind, by } = order;
  const found = await findTemplate(parts, office, order);
  if (!found) return err({ kind: 'unknown' });
  const { campaign, template } = found;
  const now = parts.clock.now();
  const url = order.url.trim();
  const problems: FieldProblem[] = [];
  if (!isWebAddress(url)) problems.push({ field: 'url', message: NO_ADDRESS });
  else if (url.length > LONGEST_ADDRESS) problems.push({ field: 'url', message: LONG_ADDRESS });
  const day = Day.safeParse(order.day);
  if (!day.success) problems.push({ field: 'day', message: 'Choose the day on which it was published.' });
  else if (day.data > dayIn(now, zone)) problems.push({ field: 'day', message: NOT_YET });
  if (problems.length > 0 || !day.success) return err({ kind: 'problems', problems });
  for (;;) {
    const before = await office.companions.read(campaignId, kind);
    const companion: Companion = {
      officeId: office.officeId,
      campaignId,
      kind,
      language: campaign.language,
      answers: {},
      claims: [],
      version: 0,
      ...before,
      publication: { url, day: day.data, by, at: now },
      changedBy: by,
      changedAt: now,
    };
    const written = await office.companions.write(companion, {
      subject: { kind: 'campaign', id: campaignId },
      action: 'companion.published',
      summary: `${by.name} noted where the ${template.title.toLowerCase()} of “${campaign.title}” was published: ${url}`,
      details: { kind, url, day: day.data },
    });
    // Somebody who writes at the text at the same time loses nothing, and neither does this note.
    if (written === 'written') return ok({ ...companion, version: companion.version + 1 });
  }
}

const NO_ADDRESS =
  'Write the whole web address of the published piece, which begins with https://, for example: https://news.example.com/opinion/watch-us-work.';
const LONG_ADDRESS = `The address is longer than the ${LONGEST_ADDRESS} characters that a post has room for. Often everything after a question mark can be left out.`;
const NOT_YET = 'This day is still to come. Note it once the piece is published.';
