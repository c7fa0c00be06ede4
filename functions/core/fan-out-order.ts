import * as z from 'zod';
import { CalendarDateId } from './election/calendar-date.ts';
import { AssociationId, CampaignId } from './ids.ts';
import { ImportId } from './import-offices/stored-import.ts';
import { ExportId } from './reach/stored-export.ts';

/** An association's campaign whose offices are to be gone through: how far it is, its row says. */
export const CampaignOrder = z.object({ associationId: AssociationId, campaignId: CampaignId });
export type CampaignOrder = z.infer<typeof CampaignOrder>;

/** An association's file whose records are to be imported: how far it is, its row says. */
export const ImportOrder = z.object({ associationId: AssociationId, importId: ImportId });
export type ImportOrder = z.infer<typeof ImportOrder>;

/** An association's date that its offices' posts are to follow: how far it is, its row says. */
export const RolloutOrder = z.object({ associationId: AssociationId, dateId: CalendarDateId });
export type RolloutOrder = z.infer<typeof RolloutOrder>;

/** An association's export whose offices are to be gone through: how far it is, its row says. */
export const ExportOrder = z.object({ associationId: AssociationId, exportId: ExportId });
export type ExportOrder = z.infer<typeof ExportOrder>;

/** An association's work that is gone on with in the background, a part at a time. */
export const FanOutOrder = z.union([CampaignOrder, ImportOrder, RolloutOrder, ExportOrder]);
export type FanOutOrder = z.infer<typeof FanOutOrder>;
