import type { PublishOutcome } from '#core/publish-outcome.ts';
import { Instant, later, MINUTE, SECOND } from '#core/time.ts';
import type { Journal, Publication } from '#ports/publisher.ts';
import type { ContainerCalls, ContainerRun, FailedReply, MadeContainer } from './container-calls.ts';
import type { Dependencies } from './dependencies.ts';
import { judgeUnpublished } from './graph-errors.ts';
import { deferred, notReached } from './outcomes.ts';
import { beginSending, endUnsent, mayBePublic } from './sending.ts';
import { adoptPost, receiptOf, settleContainer, unreadable } from './settle-container.ts';

/** Milliseconds between the looks at a container in the making, 40 s in all. */
const LOOKS = [2, 3, 5, 10, 20].map((seconds) => seconds * SECOND);

/** Publishes through a container, which can become public once only: a repeat with the same container is safe. */
export async function publishThroughContainer(
  calls: ContainerCalls,
  publication: Publication,
  journal: Journal,
  deps: Dependencies,
): Promise<PublishOutcome> {
  const run: ContainerRun = { ...deps, calls, publication, journal };
  const { progress } = publication;
  const kept = progress.containerId ? await resume(run, progress.containerId) : undefined;
  const made = kept ?? (await make(run));
  if ('kind' in made) return made;
  const unready = await waitUntilFinished(run, made);
  if (unready) return unready;

  const verdict = await beginSending(progress, journal, deps.clock);
  if (verdict.kind !== 'go') return { kind: 'withheld', verdict };
  const published = await calls.publish(made.containerId);
  if (published.kind === 'ok') return receiptOf(run, published.value);
  if (published.kind === 'not-sent') {
    await endUnsent(progress, journal);
    return notReached(calls.name);
  }
  return settleContainer(run, made, published);
}

/** Takes up the container of an earlier attempt; undefined if it is of no use any more and was never published. */
async function resume(
  run: ContainerRun,
  containerId: string,
): Promise<MadeContainer | PublishOutcome | undefined> {
  const { calls, publication, journal } = run;
  const { progress } = publication;
  const read = await calls.read(containerId);
  if (read.kind !== 'ok') {
    if (isGone(read) && !mayBePublic(progress)) return undefined;
    const outcome = judge(run, read);
    return mayBePublic(progress) && outcome.kind !== 'disconnected' ? unreadable(calls.name) : outcome;
  }
  const madeAt = Instant.safeParse(progress.containerAt).data ?? publication.startedAt;
  switch (read.value.state) {
    case 'PUBLISHED':
      return adoptPost(run, madeAt);
    case 'ERROR':
    case 'EXPIRED':
      await journal.record({ containerId: '' });
      return undefined;
    case 'FINISHED':
    case 'IN_PROGRESS':
      return { containerId, madeAt };
  }
}

async function make(run: ContainerRun): Promise<MadeContainer | PublishOutcome> {
  const madeAt = run.clock.now();
  const created = await run.calls.create();
  if (created.kind !== 'ok') return judge(run, created);
  await run.journal.record({ containerId: created.value, containerAt: madeAt });
  return { containerId: created.value, madeAt };
}

/** Why the container cannot be published now; undefined once it can. */
async function waitUntilFinished(
  run: ContainerRun,
  { containerId, madeAt }: MadeContainer,
): Promise<PublishOutcome | undefined> {
  const { calls, journal, clock, wait } = run;
  for (const pause of [0, ...LOOKS]) {
    if (pause > 0) await wait(pause);
    const read = await calls.read(containerId);
    if (read.kind !== 'ok') return judge(run, read);
    switch (read.value.state) {
      case 'FINISHED':
        return undefined;
      case 'PUBLISHED':
        return adoptPost(run, madeAt);
      case 'ERROR':
      case 'EXPIRED':
        await journal.record({ containerId: '' });
        return calls.judgeFailure(read.value.words);
      case 'IN_PROGRESS':
    }
  }
  return deferred(
    `${calls.name} is still preparing the post. Clarion looks again in a minute.`,
    later(clock.now(), MINUTE),
  );
}

function judge({ calls, clock }: ContainerRun, reply: FailedReply): PublishOutcome {
  return judgeUnpublished(reply, calls.name, calls.errors, clock.now());
}

/** Whether the platform does not know (any more) what it is asked for. */
function isGone(reply: FailedReply): boolean {
  return reply.kind === 'error' && [24, 100].includes(reply.error.code);
}
