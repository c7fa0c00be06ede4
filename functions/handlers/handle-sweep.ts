import type { Logger } from '@aws-lambda-powertools/logger';
import { type ChannelSweep, checkDueChannels } from '#use-cases/check-due-channels.ts';
import { type Dispatch, dispatchDue } from '#use-cases/dispatch-due.ts';
import { dispatchFanOuts } from '#use-cases/dispatch-fan-outs.ts';
import { queueDueReach } from '#use-cases/queue-due-reach.ts';
import { type RefreshingLinks, refreshDueLinks } from '#use-cases/refresh-due-links.ts';
import { type TellingWeeks, tellWeeks } from '#use-cases/tell-weeks.ts';
import { type Watching, watchOffices } from '#use-cases/watch-offices.ts';
import { logUnsent } from './log-unsent.ts';

type Sweep = Dispatch &
  ChannelSweep &
  Watching &
  TellingWeeks &
  RefreshingLinks &
  Parameters<typeof dispatchFanOuts>[0];

/**
 * Queues what no wake-up delivered, the channels to be checked, the posts to be read and the campaigns whose offices are not gone through,
 * and then looks for what nobody has been told of.
 * In this order, because a post is silent only once a dispatch has failed it; and in any case, because then it has.
 */
export async function handleSweep(parts: Sweep, logger: Logger): Promise<void> {
  const failure = await queueDue(parts, logger).then(
    () => undefined,
    (error: unknown) => ({ error }),
  );
  if (failure) logger.error('What is due could not be queued', failure);
  // Nothing depends on it: a post whose links nobody has asked for goes out all the same.
  await refreshDueLinks(parts).catch((error: unknown) =>
    logger.error('Links could not be checked', { error }),
  );
  const report = await watchOffices(parts);
  logger.info('Looked for what needs people', { sent: report.sent });
  logUnsent(logger, report);
  // Last: what needs people now never waits for how their week was.
  const weeks = await tellWeeks(parts);
  logger.info('Sent weekly summaries', { sent: weeks.sent });
  logUnsent(logger, weeks);
  if (failure) throw failure.error;
}

async function queueDue(parts: Sweep, logger: Logger): Promise<void> {
  const { queued } = await dispatchDue(parts);
  const { queued: checks } = await checkDueChannels(parts);
  const { queued: readings } = await queueDueReach(parts);
  // Last: posts that are due never wait for it.
  await dispatchFanOuts(parts);
  logger.info('Swept', { queued, checks, readings });
}
