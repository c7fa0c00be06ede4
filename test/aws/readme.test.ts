import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { expect, onTestFinished, test } from 'vitest';
import * as z from 'zod';
import { createDynamoDbStore } from '#adapters/dynamodb/store.ts';
import { createTable } from '#adapters/dynamodb/table.ts';
import { nodeChance } from '#adapters/node/node-chance.ts';
import { sha256 } from '#adapters/node/sha256.ts';
import { CLARION } from '#core/audit.ts';
import { MemberId, OfficeId } from '#core/ids.ts';
import { connectLocally, startDynoxide } from '#local/store/dynoxide.ts';
import { createTestClock } from '#test/fixtures/clock.ts';
import { functionOf, synthesize } from './synthesize.ts';

const { publishing, watch } = synthesize();
const readme = readFileSync('infra/aws/README.md', 'utf8');

test('the first office and member, written as the README says, are read as such', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'clarion-readme-'));
  const dynoxide = await startDynoxide(join(folder, 'store.sqlite'));
  const client = connectLocally(dynoxide.endpoint);
  onTestFinished(async () => {
    client.destroy();
    await dynoxide.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  await createTable(client, 'clarion');
  const items = [...readme.matchAll(/--item '(\{[^']+\})'/g)].map(([, item = '']) => item);
  for (const item of items) {
    const Item = JSON.parse(item.replaceAll('<sub>', 'dana'));
    await client.send(new PutItemCommand({ TableName: 'clarion', Item }));
  }
  const parts = { clock: createTestClock(), chance: nodeChance, digest: sha256 };
  const store = createDynamoDbStore({ client, table: 'clarion', ...parts });
  const member = await store.readMember(MemberId.parse('dana'));
  const officeId = OfficeId.parse('millbrook');
  expect(member?.grants).toEqual([{ officeId, roles: ['owner'] }]);
  const office = store.forOffice(officeId, CLARION);
  expect(await office.readOffice()).toMatchObject({ zone: 'America/New_York' });
  expect((await office.listMembers()).map(({ id }) => id)).toEqual(['dana']);
});

test('the secret of the platforms holds what the functions ask it for', () => {
  const described = [...readme.matchAll(/"([a-z]+-client-(?:id|secret))"/g)].map(([, key]) => key);
  const Fn = z.object({ Environment: z.object({ Variables: z.record(z.string(), z.unknown()) }) });
  const { Variables } = functionOf(publishing, 'Claims a post', Fn).Environment;
  const asked = [...JSON.stringify(Variables).matchAll(/SecretString:([\w-]+):/g)].map(([, key]) => key);
  expect(asked.length).toBeGreaterThan(0);
  expect(described.sort()).toEqual(asked.sort());
});

test('every alarm that the README explains can sound', () => {
  const alarms = Object.keys(watch.findResources('AWS::CloudWatch::Alarm')).join(' ');
  for (const name of [
    'OrdersLate',
    'WakeUpsLate',
    'FanOutsLate',
    'FanOutsDead',
    'OrdersDead',
    'WakeUpsDead',
    'SweepSilent',
    'MailFails',
    'MailBounces',
  ]) {
    expect(readme).toContain(`\`${name}\``);
    expect(alarms).toContain(name);
  }
});
