import type { PublishOutcome } from '#core/publish-outcome.ts';
import { later, MINUTE, SECOND } from '#core/time.ts';
import type { Journal, Publication } from '#ports/publisher.ts';
import type { ContainerCalls, ContainerRun, FailedReply } from './container-calls.ts';
import type { Dependencies } from './dependencies.ts';
import { judgeUnpublished } from './graph-errors.ts';
import { lookForPost } from './look-for-container.ts';
import { deferred, notReached, unseen } from './outcomes.ts';
import { beginSending, endUnsent, mayBePublic } from './sending.ts';
import {
  adoptPost,
  dropContainer,
  hasFailed,
  receiptOf,
  settleContainer,
  settleFailure,
} from './settle-container.ts';

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
  const begun = progress.containerId || mayBePublic(progress) ? await resume(run) : undefined;
  const containerId = begun ?? (await make(run));
  if (typeof containerId === 'object') return containerId;
  const unready = await waitUntilFinished(run, containerId);
  if (unready) return unready;

  const verdict = await beginSending(progress, journal, deps.clock);
  if (verdict.kind !== 'go') return { kind: 'withheld', verdict };
  const published = await calls.publish(containerId);
  if (published.kind === 'ok') return receiptOf(run, published.value);
  if (published.kind === 'not-sent') {
    await endUnsent(progress, journal);
    return notReached(calls.name);
  }
  return settleContainer(run, containerId, published);
}

/** Takes up the container of an earlier attempt; undefined if none is of use any more and nothing became public. */
async function resume(run: ContainerRun): Promise<string | PublishOutcome | undefined> {
  const { calls, publication, journal } = run;
  const { progress } = publication;
  const sight = await lookForPost(run);
  switch (sight.kind) {
    case 'public':
      return { kind: 'published', receipt: sight.receipt };
    case 'ready':
    case 'in-making':
      return sight.containerId;
    case 'absent':
      if (progress.containerId) await journal.record({ containerId: '' });
      return undefined;
    case 'hidden': {
      const outcome = judge(run, sight.reply);
      return mayBePublic(progress) && outcome.kind !== 'disconnected' ? unseen(calls.name) : outcome;
    }
  }
}

async function make(run: ContainerRun): Promise<string | PublishOutcome> {
  const madeAt = run.clock.now();
  const created = await run.calls.create();
  if (created.kind !== 'ok') return judge(run, created);
  await run.journal.record({ containerId: created.value, containerAt: madeAt });
  return created.value;
}

/** Why the container cannot be published now; undefined once it can. */
async function waitUntilFinished(
  run: ContainerRun,
  containerId: string,
): Promise<PublishOutcome | undefined> {
  const { calls, publication, clock, wait } = run;
  for (const pause of [0, ...LOOKS]) {
    if (pause > 0) await wait(pause);
    const read = await calls.read(containerId);
    if (read.kind !== 'ok') return judge(run, read);
    const { state, words } = read.value;
    if (state === 'FINISHED') return undefined;
    if (state === 'PUBLISHED') return adoptPost(run);
    if (hasFailed(read.value)) {
      return mayBePublic(publication.progress) ? settleFailure(run, words) : dropContainer(run, words);
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
