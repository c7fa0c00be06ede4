import type { Channel } from '#core/channel.ts';
import type { Office } from '#core/office.ts';
import type { TextRules } from '#core/text-rules.ts';
import type { Instant } from '#core/time.ts';
import type { FieldErrors, FormValues } from '../forms/form-state.ts';
import type { LinksView } from '../links-view.ts';
import type { ApprovalOutlook } from '../read-approval.ts';

/** What every preview needs to show posts before they are scheduled, and to lead on or back. */
export interface PreviewProps extends ApprovalOutlook {
  readonly office: Office;
  readonly channels: readonly Channel[];
  readonly rules: readonly TextRules[];
  readonly now: Instant;
  /** Where the links of the posts lead. */
  readonly links: LinksView;
  /** Everything that the form holds, to carry along. */
  readonly values: FormValues;
  readonly errors: FieldErrors;
}
