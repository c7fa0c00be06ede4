import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createDynamoDbStore } from '#adapters/dynamodb/store.ts';
import { nodeChance } from '#adapters/node/node-chance.ts';
import { sha256 } from '#adapters/node/sha256.ts';
import { MINUTE } from '#core/time.ts';
import { connectLocally } from '#local/store/dynoxide.ts';
import { publishPost } from '#use-cases/publish-post.ts';
import {
  type FaultStage,
  FINE,
  judge,
  judgeAll,
  LONG,
  type StagedStep,
  stageEveryStep,
  startFaultStage,
  watchSteps,
} from './fault-stage.ts';
import type { Interference, StoreCall } from './store-proxy.ts';

let stage: FaultStage;

beforeAll(async () => {
  stage = await startFaultStage();
});
afterAll(() => stage.stop());
beforeEach(() => {
  stage.log.length = 0;
  stage.proxy.meet = () => undefined;
});

/** Interferes with the one step of each post that its case is about. */
function interfere(staged: readonly StagedStep[], give: (call: StoreCall) => Interference): void {
  const turns = new Map(staged.map(({ here, turn }) => [here.office.id, turn]));
  watchSteps(
    stage,
    staged.map(({ here }) => here),
    ({ turn, here, call }) => (turn === turns.get(here.office.id) ? give(call) : undefined),
  );
}

/** The posts whose failure the operator has read about. */
const told = (staged: readonly StagedStep[]) =>
  staged.filter(({ post }) => stage.log.some((line) => line.startsWith(`${post.id} failed`)));

/** As DynamoDB cancels a transaction that met another one. */
function cancelled({ body }: StoreCall): Interference {
  const { TransactItems: items } = JSON.parse(body) as { readonly TransactItems: readonly unknown[] };
  const reasons = items.map((_, index) => ({ Code: index === 0 ? 'TransactionConflict' : 'None' }));
  return { error: 'TransactionCanceledException', fields: { CancellationReasons: reasons } };
}

describe('a store that at any one step of publishing', { timeout: LONG }, () => {
  // LinkedIn takes the steps of X; Instagram and Facebook take those of Threads, which notes one thing more on the way.
  it.each<[string, Interference, string, RegExp]>([
    ['throttles', { error: 'ThrottlingException' }, 'x', /./],
    [
      'has no capacity left',
      { error: 'ProvisionedThroughputExceededException' },
      'threads',
      /TransactWriteItems/,
    ],
    ['does what it is asked, and its answer is lost', 'lost-answer', 'x', /Put|Write/],
  ])(
    '%s: the post goes out once, and the operator is told',
    async (_, interference, platform, operations) => {
      const staged = await stageEveryStep(stage, platform, operations);
      interfere(staged, () => interference);
      await stage.sweepUntilSettled(staged);
      expect(await judgeAll(staged)).toEqual({});
      expect(told(staged)).toHaveLength(staged.length);
    },
  );

  it('cancels the transaction for another one: it is made again, and nobody is troubled', async () => {
    const staged = await stageEveryStep(stage, 'x', /TransactWriteItems/);
    interfere(staged, cancelled);
    await stage.sweep();
    expect(await judgeAll(staged)).toEqual({});
    expect(stage.log).toEqual([]);
  });
});

describe('a store that throttles', () => {
  it('for a moment delays the post by that moment: the client of the product asks again', async () => {
    const here = stage.enterOffice();
    const post = await here.schedule();
    stage.clock.advance(30 * MINUTE);
    const client = connectLocally(stage.proxy.endpoint);
    const { clock } = stage;
    const store = createDynamoDbStore({
      client,
      table: 'clarion',
      clock,
      chance: nodeChance,
      digest: sha256,
    });
    let throttled = 0;
    stage.proxy.meet = ({ operation }) => {
      if (operation !== 'TransactWriteItems' || throttled === 2) return undefined;
      throttled += 1;
      return { error: 'ThrottlingException' };
    };
    expect(await publishPost({ ...stage.parts, store }, here.order(post.id))).toBe('published');
    client.destroy();
    expect(throttled).toBe(2);
    expect(await judge({ here, post })).toEqual(FINE);
  });

  it('for a quarter of an hour keeps the post, tells its office of the silence, and then lets it out once', async () => {
    const here = stage.enterOffice();
    await here.store.writeOffice(here.office);
    const owner = await stage.attention.enterOffice().then((office) => office.addMember('owner'));
    const email = `owner@${here.office.id}.example.gov`;
    await stage.services.store.writeMember({
      ...owner,
      email,
      grants: [{ officeId: here.office.id, roles: ['owner'] }],
    });
    const post = await here.schedule();
    stage.clock.advance(30 * MINUTE);
    stage.proxy.meet = ({ operation }) =>
      operation === 'TransactWriteItems' ? { error: 'ThrottlingException' } : undefined;
    for (let minutes = 0; minutes <= 15; minutes += 5) {
      await stage.sweep();
      stage.clock.advance(5 * MINUTE);
    }
    expect(await judge({ here, post })).toMatchObject({ public: 0, state: 'scheduled' });
    const mail = (await stage.attention.outbox.list(100)).filter(({ to }) => to.email === email);
    expect(mail).toHaveLength(1);
    expect(mail[0]?.subject).toMatch(/posts are waiting longer than they should$/);
    expect(stage.log.filter((line) => line.startsWith(`${post.id} failed`))).toHaveLength(4);
    stage.proxy.meet = () => undefined;
    await stage.sweepUntilSettled([{ here, post }]);
    expect(await judge({ here, post })).toEqual(FINE);
  });
});
