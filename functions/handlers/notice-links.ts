import type { Notifying } from '#use-cases/notify-attention.ts';
import { channelsPath } from '#web/channel-paths.ts';
import { approvalsPath, offerPath } from '#web/offer-paths.ts';
import { postPath } from '#web/office-paths.ts';
import { officePath } from '#web/paths.ts';

/** The whole addresses that notices lead to. */
export function noticeLinks(publicOrigin: string): Notifying['links'] {
  return {
    post: (post) => `${publicOrigin}${postPath(post)}`,
    channels: (officeId) => `${publicOrigin}${channelsPath(officeId)}`,
    dashboard: (officeId) => `${publicOrigin}${officePath(officeId)}`,
    offer: ({ officeId, campaignId }) => `${publicOrigin}${offerPath(officeId, campaignId)}`,
    approvals: (officeId) => `${publicOrigin}${approvalsPath(officeId)}`,
  };
}
