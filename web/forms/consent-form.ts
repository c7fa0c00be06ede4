import * as z from 'zod';
import type { ConsentTo } from '#core/association.ts';
import { AssociationId, PackId } from '#core/ids.ts';

/** What a consent is to, as an address or a form names it: publishing where no pack is named. */
export const ConsentKeyForm = z
  .object({ association: AssociationId, pack: PackId.optional() })
  .transform(
    ({ association, pack }): ConsentTo =>
      pack === undefined
        ? { kind: 'publishing', associationId: association }
        : { kind: 'pack', associationId: association, packId: pack },
  );

export const CONSENT_LISTS = ['attested'];
export const ConsentForm = z.object({
  attested: z
    .array(z.literal('yes'))
    .min(1, 'Read what it means, then tick the box to say that you want it.'),
});
