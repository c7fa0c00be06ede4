import type { CampaignId, MessageId, Platform } from '#core/ids.ts';
import type { Scope } from '#core/member.ts';
import type { Checkpoint } from '#core/reach/checkpoint.ts';
import type { Zone } from '#core/slot.ts';
import type { Instant } from '#core/time.ts';
import type { PlatformReach } from '#use-cases/read-campaign-reach.ts';
import type { CorrectionsView } from './corrections-view.ts';

/** How far a campaign has reached, as its page and its report show it: the same for an office and an association. */
export interface ReachView {
  readonly place: Scope;
  /** Whose it is: the office's or the association's name. */
  readonly owner: string;
  readonly campaign: { readonly id: CampaignId; readonly title: string };
  /** In which all times are shown. */
  readonly zone: Zone;
  readonly at: Checkpoint;
  readonly published: number;
  readonly planned: number;
  /** Of an association's campaign: the offices that said yes, and those that were asked. */
  readonly offices?: { readonly participating: number; readonly eligible: number } | undefined;
  readonly corrections: CorrectionsView;
  readonly platforms: readonly PlatformReach[];
  /** When the latest of it was read; absent where nothing was. */
  readonly asOf: Instant | undefined;
  readonly platformName: (platform: Platform) => string;
  readonly messageTitle: (id: MessageId) => string;
}
