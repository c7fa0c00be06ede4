import { Hono } from 'hono';
import type { AssociationEnv } from './association-env.ts';
import { frameApp } from './frame.tsx';
import type { OfficeEnv } from './office-env.ts';
import { announcementRoutes } from './routes/announcements.tsx';
import { approvalRoutes } from './routes/approvals.tsx';
import { associationBlackoutRoutes } from './routes/association-blackouts.tsx';
import { associationBoardRoutes } from './routes/association-board.tsx';
import { associationCalendarRoutes } from './routes/association-calendar.tsx';
import { associationCampaignRoutes } from './routes/association-campaigns.tsx';
import { associationElectionRoutes } from './routes/association-elections.tsx';
import { associationExportRoutes } from './routes/association-export.ts';
import { associationImportRoutes } from './routes/association-import.tsx';
import { associationJoinRequestRoutes } from './routes/association-join-requests.tsx';
import { associationLinkParameterRoutes } from './routes/association-link-parameters.tsx';
import { associationMediaRoutes } from './routes/association-media.ts';
import { associationMessageRoutes } from './routes/association-messages.tsx';
import { associationNewCampaignRoutes } from './routes/association-new-campaign.tsx';
import { associationOfficeRoutes } from './routes/association-offices.tsx';
import { associationReachRoutes } from './routes/association-reach.tsx';
import { associationReachExportRoutes } from './routes/association-reach-export.tsx';
import { associationSafetyRoutes } from './routes/association-safety.tsx';
import { blackoutRoutes } from './routes/blackouts.tsx';
import { calendarRoutes } from './routes/calendar.tsx';
import { calendarFeedRoutes, publicFeedRoutes } from './routes/calendar-feed.tsx';
import { campaignRoutes } from './routes/campaigns.tsx';
import { cardRoutes } from './routes/cards.tsx';
import { changeRotationRoutes } from './routes/change-rotation.tsx';
import { channelReturnRoutes } from './routes/channel-return.tsx';
import { channelRoutes } from './routes/channels.tsx';
import { companionRoutes } from './routes/companions.tsx';
import { connectChannelRoutes } from './routes/connect-channel.tsx';
import { consentRoutes } from './routes/consents.tsx';
import { costRoutes } from './routes/costs.tsx';
import { dashboardRoutes } from './routes/dashboard.tsx';
import { electionRoutes } from './routes/elections.tsx';
import { healthRoutes } from './routes/health.ts';
import { heldPostRoutes } from './routes/held-posts.tsx';
import { imageRoutes } from './routes/images.tsx';
import { joinRequestRoutes } from './routes/join-requests.tsx';
import { mediaRoutes } from './routes/media.ts';
import { associationMessageWritingRoutes, officeMessageRoutes } from './routes/messages.tsx';
import { offerRoutes } from './routes/offers.tsx';
import { officeReachRoutes } from './routes/office-reach.tsx';
import { officeReachExportRoutes } from './routes/office-reach-export.ts';
import { officeListRoutes } from './routes/offices.tsx';
import { associationPackRoutes, packRoutes } from './routes/packs.tsx';
import { associationMemberRoutes, officeMemberRoutes } from './routes/place-members.ts';
import { policyRoutes } from './routes/policy.tsx';
import { postRoutes } from './routes/posts.tsx';
import { proposalRoutes } from './routes/proposals.tsx';
import { rotationRoutes } from './routes/rotations.tsx';
import { safetyRoutes } from './routes/safety.tsx';
import { seriesRoutes } from './routes/series.tsx';
import { publicLinkRoutes, shortLinkRoutes } from './routes/short-links.tsx';
import { signInRoutes } from './routes/sign-in.tsx';
import { stopRoutes } from './routes/stops.tsx';
import { associationWeeklyRoutes, officeWeeklyRoutes } from './routes/weekly-summary.tsx';
import { wordingRoutes } from './routes/wording.tsx';
import type { Services } from './services.ts';
import { enterAssociation } from './session/enter-association.tsx';
import { enterOffice } from './session/enter-office.ts';
import { resumeVisits } from './session/visit.ts';
import type { WebEnv } from './shell.ts';

/** The whole site. */
export function createApp(services: Services): Hono<WebEnv> {
  const app = frameApp(services.shell, resumeVisits(services), publicLinkRoutes(services));
  app.route('/', healthRoutes(services));
  app.route('/', publicFeedRoutes(services));
  app.route('/', signInRoutes(services));
  app.route('/', officeListRoutes(services));
  app.route('/', channelReturnRoutes(services));
  app.route('/offices/:office', officeRoutes(services));
  app.route('/associations/:association', associationRoutes(services));
  return app;
}

/** Everything below `/offices/:office`. */
function officeRoutes(services: Services): Hono<OfficeEnv> {
  const office = new Hono<OfficeEnv>();
  office.use(enterOffice(services));
  for (const routes of [
    dashboardRoutes(services),
    announcementRoutes(services),
    campaignRoutes(services),
    companionRoutes(services),
    rotationRoutes(services),
    changeRotationRoutes(services),
    costRoutes(services),
    officeReachExportRoutes(services),
    officeReachRoutes(services),
    shortLinkRoutes(services),
    officeWeeklyRoutes(services),
    postRoutes(services),
    approvalRoutes(services),
    offerRoutes(services),
    proposalRoutes(services),
    consentRoutes(services),
    joinRequestRoutes(services),
    calendarRoutes(services),
    calendarFeedRoutes(services),
    electionRoutes(services),
    seriesRoutes(services),
    packRoutes(services),
    officeMessageRoutes(services),
    channelRoutes(services),
    connectChannelRoutes(services),
    safetyRoutes(services),
    stopRoutes(services),
    heldPostRoutes(services),
    blackoutRoutes(services),
    wordingRoutes(services),
    mediaRoutes(services),
    cardRoutes(services),
    imageRoutes(services),
    officeMemberRoutes(services),
  ]) {
    office.route('/', routes);
  }
  return office;
}

/** Everything below `/associations/:association`. */
function associationRoutes(services: Services): Hono<AssociationEnv> {
  const association = new Hono<AssociationEnv>();
  association.use(enterAssociation(services));
  for (const routes of [
    associationCampaignRoutes(services),
    associationNewCampaignRoutes(services),
    associationBoardRoutes(services),
    associationMessageRoutes(services),
    associationLinkParameterRoutes(services),
    associationReachExportRoutes(services),
    associationReachRoutes(services),
    associationWeeklyRoutes(services),
    associationPackRoutes(services),
    associationMediaRoutes(services),
    associationMessageWritingRoutes(services),
    associationSafetyRoutes(services),
    associationBlackoutRoutes(services),
    policyRoutes(services),
    associationElectionRoutes(services),
    associationCalendarRoutes(services),
    associationOfficeRoutes(services),
    associationJoinRequestRoutes(services),
    associationImportRoutes(services),
    associationExportRoutes(services),
    associationMemberRoutes(services),
  ]) {
    association.route('/', routes);
  }
  return association;
}
