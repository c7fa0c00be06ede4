import type { Actor } from '#core/audit.ts';
import type { LinkCode, ShortLink } from '#core/short-link.ts';
import type { Clock } from '#ports/clock.ts';
import type { OfficeStore } from '#ports/store.ts';

/**
 * Retires a short link: it leads nowhere from now on, and its code is never given out again. One that is retired
 * already stays as it is. Nothing where the office has no such link.
 */
export async function retireShortLink(
  { clock }: { readonly clock: Clock },
  { links, officeId }: Pick<OfficeStore, 'links' | 'officeId'>,
  { code, by }: { readonly code: LinkCode; readonly by: Actor },
): Promise<ShortLink | undefined> {
  for (;;) {
    const link = await links.read(code);
    if (!link || link.retiredAt !== undefined) return link;
    const retired = { ...link, retiredAt: clock.now() };
    const written = await links.write(retired, {
      subject: { kind: 'office', id: officeId },
      action: 'link.retired',
      summary: `${by.name} retired the short link “${link.title}”, which led to ${link.target}.`,
      details: { code, target: link.target },
    });
    if (written === 'written') return { ...retired, version: link.version + 1 };
  }
}
