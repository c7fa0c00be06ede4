import type { Notifying } from '#use-cases/notify-attention.ts';
import type { WeeklyLinks } from '#use-cases/weekly-links.ts';
import { associationPath, associationSafetyPath, offeredCampaignPath } from '#web/association-paths.ts';
import { channelsPath } from '#web/channel-paths.ts';
import { approvalsPath, offerPath } from '#web/offer-paths.ts';
import { postPath } from '#web/office-paths.ts';
import { officePath } from '#web/paths.ts';
import { campaignReachPath } from '#web/reach-paths.ts';
import { weeklySummaryPath } from '#web/weekly-paths.ts';

/** The whole addresses that notices and weekly summaries lead to. */
export function noticeLinks(publicOrigin: string): Notifying['links'] & WeeklyLinks {
  return {
    post: (post) => `${publicOrigin}${postPath(post)}`,
    channels: (officeId) => `${publicOrigin}${channelsPath(officeId)}`,
    dashboard: (officeId) => `${publicOrigin}${officePath(officeId)}`,
    offer: ({ officeId, campaignId }) => `${publicOrigin}${offerPath(officeId, campaignId)}`,
    approvals: (officeId) => `${publicOrigin}${approvalsPath(officeId)}`,
    weekly: (scope) => `${publicOrigin}${weeklySummaryPath(scope)}`,
    association: (id) => `${publicOrigin}${associationPath(id)}`,
    associationSafety: (id) => `${publicOrigin}${associationSafetyPath(id)}`,
    board: (id, campaign) => `${publicOrigin}${offeredCampaignPath(id, campaign)}`,
    reach: (scope, campaign) => `${publicOrigin}${campaignReachPath(scope, campaign)}`,
  };
}
