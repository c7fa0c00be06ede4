import { expect } from 'vitest';
import type { PublishOutcome } from '#core/publish-outcome.ts';
import {
  createJournal,
  type PlatformName,
  type Stage,
  type StageChannel,
  type TestJournal,
} from './sandbox.ts';

/** One fault of a platform, and what it must lead to. */
export interface FaultCase {
  readonly operation: string;
  readonly fault: string;
  readonly kind: PublishOutcome['kind'];
  /** How many public posts there are right after the attempt. */
  readonly out: 0 | 1;
  readonly more?: Readonly<Record<string, unknown>>;
}

export interface Trial {
  readonly outcome: PublishOutcome;
  readonly journal: TestJournal;
  readonly channel: StageChannel;
  /** Tries again, as Clarion or a person would, until the post is published. */
  persist(): Promise<PublishOutcome>;
}

/** The post of every trial carries a picture, so that each operation of a platform takes part. */
export async function tryWith(stage: Stage, platform: PlatformName, fault: FaultCase): Promise<Trial> {
  const channel = await stage.openChannel(platform);
  const journal = createJournal(channel);
  const hangs = fault.fault.startsWith('timeout');
  const deps = hangs ? { ...stage.deps, deadlines: { get: 1_000, post: 1_000 } } : stage.deps;
  const publisher = stage.entryOf(platform).createPublisher(stage.appOf(platform), deps);
  const attempt = () =>
    publisher.publish(channel.compose({ image: stage.image, progress: { ...journal.progress } }), journal);
  await channel.order(fault.operation, fault.fault, fault.more);
  const outcome = await attempt();
  return {
    outcome,
    journal,
    channel,
    async persist() {
      let latest = outcome;
      for (let tries = 0; latest.kind !== 'published' && tries < 6; tries += 1) {
        if (latest.kind === 'deferred' && latest.until) stage.clock.set(latest.until);
        latest = await attempt();
      }
      return latest;
    },
  };
}

/** What holds after any fault: the expected outcome, a reason a clerk can read, and never a second public post. */
export async function expectFault(stage: Stage, platform: PlatformName, fault: FaultCase): Promise<void> {
  const { outcome, channel, persist } = await tryWith(stage, platform, fault);
  expect(outcome).toMatchObject({ kind: fault.kind });
  expect(await channel.publicPosts()).toHaveLength(fault.out);
  if ('reason' in outcome) {
    expect(outcome.reason).toMatch(/^[A-Z].*\.$/s);
    expect(outcome.reason).not.toContain(channel.credentials.accessToken);
    expect(outcome.reason).not.toContain('{');
  }
  const end = await persist();
  const out = await channel.publicPosts();
  expect(out).toHaveLength(1);
  expect(end).toMatchObject({ kind: 'published', receipt: { platformId: out[0]?.id } });
}
