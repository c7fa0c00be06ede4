import * as z from 'zod';
import { OfficeId } from './ids.ts';
import type { PlaceholderSource } from './pack.ts';
import { Zone } from './slot.ts';

/** A town, county or state office that posts in its own name. */
export const Office = z.object({
  id: OfficeId,
  name: z.string().min(1).max(100),
  kind: z.enum(['town', 'county', 'state']),
  place: z.string().min(1),
  state: z.string().regex(/^[A-Z]{2}$/),
  zone: Zone,
  /** Stands in public posts, so that nothing but a page of the web will do. */
  website: z.url({ protocol: /^https?$/ }),
  official: z.object({ name: z.string().min(1), title: z.string().min(1) }),
  population: z.int().positive().optional(),
});
export type Office = z.infer<typeof Office>;

/** What the office's own records answer to a placeholder. */
export function answerFrom(office: Office, source: PlaceholderSource): string {
  switch (source) {
    case 'office.name':
      return office.name;
    case 'office.place':
      return office.place;
    case 'office.state':
      return office.state;
    case 'office.website':
      return office.website;
    case 'official.name':
      return office.official.name;
    case 'official.title':
      return office.official.title;
  }
}
