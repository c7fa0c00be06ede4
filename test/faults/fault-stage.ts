import { createDynamoDbStore } from '#adapters/dynamodb/store.ts';
import { nodeChance } from '#adapters/node/node-chance.ts';
import { sha256 } from '#adapters/node/sha256.ts';
import { findBrokenLink } from '#core/audit.ts';
import type { Post } from '#core/post.ts';
import { later, MINUTE } from '#core/time.ts';
import type { WorkOrder } from '#core/work-order.ts';
import { describeError } from '#local/log.ts';
import { connectLocally } from '#local/store/dynoxide.ts';
import type { Store } from '#ports/store.ts';
import { type AttentionStage, openAttentionStage } from '#test/use-cases/attention-stage.ts';
import {
  type PublishingStage,
  type StageOffice,
  startPublishingStage,
} from '#test/use-cases/publishing-stage.ts';
import { dispatchDue } from '#use-cases/dispatch-due.ts';
import { watchOffices } from '#use-cases/watch-offices.ts';
import { type Working, workOnOrder } from '#use-cases/work-on-order.ts';
import { type Interference, type StoreCall, type StoreProxy, startStoreProxy } from './store-proxy.ts';

/** A test that is given up goes on behind the next one's back: these have long enough on any machine, in milliseconds. */
export const LONG = 120_000;

/** How often Clarion sweeps. */
export const SWEEP = 5 * MINUTE;

/** Publishing with somebody between Clarion and its store. What the tests themselves read goes past them. */
export interface FaultStage extends PublishingStage {
  readonly proxy: StoreProxy;
  readonly attention: AttentionStage;
  /** What the operator is told. */
  readonly log: string[];
  /** Clarion at work, through the proxy; its store's client takes the first answer as the last. */
  readonly working: Working;
  /** Works on an order as the host does: what fails is told to the operator, and left to whoever finds it due. */
  work(order: WorkOrder): Promise<void>;
  /** What the host does every five minutes, and nothing else: no wake-up fires here, and no order comes by itself. */
  sweep(): Promise<void>;
  /** Sweeps until nothing of these posts is due any more, or until it has gone on for so long. */
  sweepUntilSettled(posts: readonly StagedPost[]): Promise<void>;
}

export interface StagedPost {
  readonly here: StageOffice;
  readonly post: Post;
}

export async function startFaultStage(): Promise<FaultStage> {
  const stage = await startPublishingStage();
  const proxy = await startStoreProxy(stage.engine.endpoint);
  const attention = openAttentionStage({ store: stage.services.store, clock: stage.clock });
  const { store, close } = connectThrough(proxy.endpoint, stage);
  const working = { ...stage.parts, ...attention.parts, store };
  const log: string[] = [];
  const { clock } = stage;

  const work = async (order: WorkOrder) => {
    try {
      await workOnOrder(working, order);
    } catch (error) {
      log.push(`${'postId' in order ? order.postId : order.platform} failed. ${describeError(error)}`);
    }
  };
  const sweep = async () => {
    try {
      const found: WorkOrder[] = [];
      const queue = { send: async (orders: readonly WorkOrder[]) => void found.push(...orders) };
      await dispatchDue({ clock, store, queue });
      await Promise.all(found.map(work));
      await watchOffices(working);
    } catch (error) {
      log.push(`The sweep failed. ${describeError(error)}`);
    }
  };
  return {
    ...stage,
    proxy,
    attention,
    log,
    working,
    work,
    sweep,
    sweepUntilSettled: async (posts) => {
      const end = later(clock.now(), LONGEST);
      while (clock.now() < end) {
        await sweep();
        const now = await Promise.all(posts.map(({ here, post }) => here.read(post.id)));
        if (now.every(({ dueAt }) => dueAt === undefined)) return;
        clock.advance(SWEEP);
      }
    },
    stop: async () => {
      attention.close();
      close();
      await proxy.stop();
      await stage.stop();
    },
  };
}

/** Whatever one fault does to a post, so many minutes of sweeps settle it: or the test sees that they do not. */
const LONGEST = 120 * MINUTE;

/** A store whose client does not repeat a call by itself: every fault is one that outlasts the client's patience. */
function connectThrough(endpoint: string, { clock }: PublishingStage): { store: Store; close: () => void } {
  const client = connectLocally(endpoint, { maxAttempts: 1 });
  return {
    store: createDynamoDbStore({ client, table: 'clarion', clock, chance: nodeChance, digest: sha256 }),
    close: () => client.destroy(),
  };
}

/** A step of publishing: the so-manieth call to the store about one office. */
export interface Step {
  readonly turn: number;
  readonly call: StoreCall;
  readonly here: StageOffice;
}

/** Has somebody look at every step about these offices, each counted on its own, before the store is asked. */
export function watchSteps(
  stage: FaultStage,
  offices: readonly StageOffice[],
  meet: (step: Step) => Promise<Interference | undefined> | Interference | undefined,
): void {
  const known = new Map(offices.map((here) => [here.office.id as string, { here, turn: 0 }]));
  stage.proxy.meet = (call) => {
    // All rows of an office share its partition.
    const office = known.get(/"OFFICE#([^"#]+)"/.exec(call.body)?.[1] ?? '');
    if (!office) return undefined;
    office.turn += 1;
    return meet({ turn: office.turn, call, here: office.here });
  };
}

/** The operations of the store that publishing one post takes when nothing goes wrong, in their order. */
export async function listSteps(stage: FaultStage, platform: string): Promise<readonly string[]> {
  const here = stage.enterOffice();
  const post = await here.schedule(platform);
  stage.clock.advance(30 * MINUTE);
  const steps: string[] = [];
  watchSteps(stage, [here], ({ call }) => {
    steps.push(call.operation);
    return undefined;
  });
  await stage.work(here.order(post.id));
  stage.proxy.meet = () => undefined;
  return steps;
}

/** A post with the step of its publishing at which something happens. */
export interface StagedStep extends StagedPost {
  readonly turn: number;
  readonly name: string;
}

/** A post that is due now, in an office of its own, for every step of publishing with one of these operations. */
export async function stageEveryStep(
  stage: FaultStage,
  platform: string,
  operations = /./,
): Promise<readonly StagedStep[]> {
  const steps = await listSteps(stage, platform);
  const cases = [...steps.entries()].filter(([, operation]) => operations.test(operation));
  const staged = await Promise.all(
    cases.map(async ([index, operation]) => {
      const here = stage.enterOffice();
      const post = await here.schedule(platform);
      return { here, post, turn: index + 1, name: `step ${index + 1} (${operation})` };
    }),
  );
  stage.clock.advance(30 * MINUTE);
  return staged;
}

/** What the public and the books say of a post: everything that must hold whatever went wrong. */
export async function judge({ here, post }: StagedPost) {
  const [stored, seen, audit] = await Promise.all([
    here.read(post.id),
    here.publicPosts(),
    here.store.readAudit(),
  ]);
  const publishedAt = stored.receipt?.publishedAt;
  return {
    public: seen.length,
    state: stored.state,
    late: publishedAt !== undefined && publishedAt > stored.notAfter,
    chain: findBrokenLink(audit, sha256) === undefined ? 'whole' : 'broken',
  };
}

/** What is not as it should be, by the name of the case. */
export async function judgeAll(staged: readonly StagedStep[]) {
  const judged = await Promise.all(staged.map(async (each) => [each.name, await judge(each)] as const));
  return Object.fromEntries(judged.filter(([, verdict]) => JSON.stringify(verdict) !== JSON.stringify(FINE)));
}

/** A post that went out as it should. */
export const FINE = { public: 1, state: 'published', late: false, chain: 'whole' };
