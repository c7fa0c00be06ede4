import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateScheduleGroupCommand, SchedulerClient } from '@aws-sdk/client-scheduler';
import { beforeAll, expect, onTestFinished, test } from 'vitest';
import * as z from 'zod';
import { createDynamoDbStore } from '#adapters/dynamodb/store.ts';
import { createTable } from '#adapters/dynamodb/table.ts';
import { nodeChance } from '#adapters/node/node-chance.ts';
import { nodeSecrets } from '#adapters/node/node-secrets.ts';
import { sha256 } from '#adapters/node/sha256.ts';
import { systemClock } from '#adapters/node/system-clock.ts';
import { buildAssets } from '#local/assets/build.ts';
import { startSchedulerServer } from '#local/scheduler/server.ts';
import { connectLocally, startDynoxide } from '#local/store/dynoxide.ts';
import { createTestClock } from '#test/fixtures/clock.ts';
import { DANA, storeOffices } from '#test/fixtures/office.ts';
import { beginVisit } from '#use-cases/visit.ts';
import { loopbackClient, serveLoopback } from '../adapters/loopback.ts';
import { serveS3 } from '../adapters/s3-stand-in.ts';
import { openSes } from '../adapters/ses-stand-in.ts';
import { storeDuePost } from '../handlers/due-post.ts';
import { bundleAll, invokeBundle } from './bundle.ts';

/** What a deployment uploads, run as Lambda runs it, against servers that speak AWS's protocols. */
let bundles: ReturnType<typeof bundleAll>;

beforeAll(async () => {
  await buildAssets();
  bundles = bundleAll();
  return () => bundles.remove();
}, 180_000);

const settings = {
  TABLE_NAME: 'clarion',
  PUBLISH_QUEUE_URL: 'https://sqs.us-east-1.amazonaws.com/000000000000/orders',
  FAN_OUT_QUEUE_URL: 'https://sqs.us-east-1.amazonaws.com/000000000000/fan-outs',
  PLATFORMS: 'x',
  WAKE_UP_GROUP: 'clarion',
  WAKE_UP_QUEUE_ARN: 'arn:aws:sqs:us-east-1:000000000000:wake-ups',
  WAKE_UP_ROLE_ARN: 'arn:aws:iam::000000000000:role/scheduler',
  MEDIA_BUCKET: 'images',
  VAULT_KEY_ARN: 'arn:aws:kms:us-east-1:000000000000:key/1',
  PUBLIC_ORIGIN: 'https://clarion.example.gov',
  MAIL_FROM: 'Clarion <clarion@example.gov>',
  OIDC_ISSUER: 'https://login.example.gov',
  OIDC_CLIENT_ID: 'clarion',
  CLARION_VERSION: '1.2.3',
  X_CLIENT_ID: 'x-app',
  X_CLIENT_SECRET: 'x-secret',
};

test('the dispatch bundle queues what is due when a wake-up arrives, and so does the sweep', async () => {
  const { endpoint, store } = await openStore();
  const order = await storeDuePost(store, 'overdue');
  const { endpoint: sqs, requests } = await serveSqs();
  const ses = await serveSes();
  const env = {
    ...connect({ DYNAMODB: endpoint, SESV2: ses.endpoint }),
    ...settings,
    PUBLISH_QUEUE_URL: `${sqs}/orders`,
  };
  const wakeUp = { Records: [{ messageId: '1', body: '{"minute":"2026-09-15T14:30Z"}' }] };

  const dispatch = bundles.folderOf('clarion-publishing', 'Queues the posts that are due');
  expect(await invokeBundle(dispatch, env, [wakeUp])).toEqual([{ batchItemFailures: [] }]);
  const sweep = bundles.folderOf('clarion-publishing', 'Queues the posts that no wake-up');
  await invokeBundle(sweep, env, [{}]);

  expect(requests).toHaveLength(2);
  for (const { body } of requests) expect(body.toString()).toContain(order.postId);
  // It has been due for months.
  expect(ses.arrived.map(({ recipients }) => recipients)).toEqual([['dana@millbrook.example.gov']]);
  expect(ses.arrived[0]?.text).toContain('https://clarion.example.gov/offices/millbrook');
});

test('the publish bundle misses a post whose time is over, tells its office, and gives back what is no order', async () => {
  const { endpoint, store } = await openStore();
  const order = await storeDuePost(store, 'too-late');
  // Nothing can be done about a post of months ago; one that still waits is what people are told of.
  await storeDuePost(store, 'waiting');
  const publish = bundles.folderOf('clarion-publishing', 'Claims a post');
  const event = {
    Records: [
      { messageId: 'order', body: JSON.stringify(order) },
      { messageId: 'other', body: 'no JSON' },
    ],
  };
  const ses = await serveSes();
  const env = { ...connect({ DYNAMODB: endpoint, SESV2: ses.endpoint }), ...settings };
  expect(await invokeBundle(publish, env, [event])).toEqual([
    { batchItemFailures: [{ itemIdentifier: 'other' }] },
  ]);
  const office = store.forOffice(order.officeId, { kind: 'clarion', id: 'test', name: 'Test' });
  expect((await office.readPost(order.postId))?.state).toBe('missed');
  expect(ses.arrived).toEqual([
    expect.objectContaining({ from: settings.MAIL_FROM, recipients: ['dana@millbrook.example.gov'] }),
  ]);
  expect(ses.arrived[0]?.text).toContain('https://clarion.example.gov/offices/millbrook');
});

test('the fan-out bundle has its packs, is done with a campaign that is none, and gives back what is no order', async () => {
  const { endpoint } = await openStore();
  const fanOut = bundles.folderOf('clarion-publishing', 'Goes through the offices');
  expect(readdirSync(join(fanOut, 'templates'))).toContain('standards-of-conduct');
  const event = {
    Records: [
      { messageId: 'unknown', body: '{"associationId":"four-rivers","campaignId":"nobody-knows"}' },
      { messageId: 'other', body: 'no JSON' },
    ],
  };
  expect(await invokeBundle(fanOut, { ...connect({ DYNAMODB: endpoint }), ...settings }, [event])).toEqual([
    { batchItemFailures: [{ itemIdentifier: 'other' }] },
  ]);
});

test('the web bundle answers with pages, assets and its health, draws cards, and has stored the packs’ images', async () => {
  const { endpoint, store } = await openStore();
  const s3 = await serveS3();
  const endpoints = { DYNAMODB: endpoint, S3: s3.endpoint, SCHEDULER: await openScheduler() };
  const queueUrl = `${(await serveSqs()).endpoint}/orders`;
  const env = { ...connect(endpoints), ...settings, PUBLISH_QUEUE_URL: queueUrl };
  const web = bundles.folderOf('clarion-web', 'The pages');
  const { token, session } = await beginVisit({
    store,
    clock: systemClock,
    secrets: nodeSecrets,
    digest: sha256,
  });
  await store.writeSession({ ...session, memberId: DANA.id });
  const card = {
    ...httpEvent('/offices/millbrook/images/preview/wide'),
    rawQueryString: 'layout=statement&text=Every%20vote%20counts.',
    cookies: [`__Host-clarion=${token}`],
  };
  const styleSheet = readdirSync(join(web, 'assets')).find((name) => /^app\..+\.css$/.test(name)) ?? '';
  const paths = ['/about', `/assets/${styleSheet}`, '/healthz', '/nowhere'];
  const events = [...paths.map(httpEvent), card];
  const answers = await invokeBundle(web, env, events);
  const [about, css, health, nowhere, drawn] = z.array(HttpAnswer).parse(answers);

  expect(about).toMatchObject({ statusCode: 200, body: expect.stringContaining('<!DOCTYPE html>') });
  expect(about?.body).toContain(`"/assets/${styleSheet}"`);
  expect(css).toMatchObject({ statusCode: 200, headers: { 'content-type': 'text/css; charset=utf-8' } });
  expect(JSON.parse(health?.body ?? '')).toEqual({
    status: 'ok',
    store: 'ok',
    wakeUps: 'ok',
    queue: 'ok',
    overdue: 0,
    version: '1.2.3',
  });
  expect(nowhere?.statusCode).toBe(404);
  expect(drawn).toMatchObject({ statusCode: 200, headers: { 'content-type': 'image/jpeg' } });
  // A JPEG in base64.
  expect(drawn?.body).toMatch(/^\/9j\//);
  expect(s3.objects.size).toBeGreaterThan(0);
});

test('a bundle does not start with half a configuration, and says which half is missing and where', async () => {
  const publish = bundles.folderOf('clarion-publishing', 'Claims a post');
  const starting = invokeBundle(publish, { ...connect({}), ...settings, X_CLIENT_SECRET: '' }, []);
  await expect(starting).rejects.toThrow('X_CLIENT_ID is set, but X_CLIENT_SECRET is not.');
  // Its source map leads from the minified bundle back to our own lines.
  await expect(starting).rejects.toThrow(/functions\/handlers\/config-error\.ts:\d+/);
});

const HttpAnswer = z.object({
  statusCode: z.int(),
  headers: z.record(z.string(), z.string()),
  body: z.string(),
});

/** A request as an HTTP API hands it to a function, format 2.0. */
function httpEvent(path: string) {
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath: path,
    rawQueryString: '',
    headers: { host: 'clarion.example.gov', accept: 'text/html' },
    requestContext: {
      domainName: 'clarion.example.gov',
      http: { method: 'GET', path, protocol: 'HTTP/1.1', sourceIp: '192.0.2.1', userAgent: 'test' },
      stage: '$default',
    },
    isBase64Encoded: false,
  };
}

/** The environment that leads the SDK's clients to loopback addresses. */
function connect(endpoints: Readonly<Record<string, string>>): Record<string, string> {
  return {
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: loopbackClient.credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: 'any',
    ...Object.fromEntries(Object.entries(endpoints).map(([name, url]) => [`AWS_ENDPOINT_URL_${name}`, url])),
  };
}

async function openStore() {
  const folder = mkdtempSync(join(tmpdir(), 'clarion-bundle-'));
  const dynoxide = await startDynoxide(join(folder, 'store.sqlite'));
  const client = connectLocally(dynoxide.endpoint);
  onTestFinished(async () => {
    client.destroy();
    await dynoxide.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  await createTable(client, settings.TABLE_NAME);
  const clock = createTestClock();
  const store = createDynamoDbStore({ client, table: 'clarion', clock, chance: nodeChance, digest: sha256 });
  await storeOffices(store);
  return { endpoint: dynoxide.endpoint, store };
}

async function openScheduler(): Promise<string> {
  const server = await startSchedulerServer({
    file: ':memory:',
    port: 0,
    accessKeyId: loopbackClient.credentials.accessKeyId,
    deliver: () => Promise.resolve(),
  });
  const client = new SchedulerClient({ ...loopbackClient, endpoint: server.endpoint });
  await client.send(new CreateScheduleGroupCommand({ Name: settings.WAKE_UP_GROUP }));
  client.destroy();
  onTestFinished(() => server.stop());
  return server.endpoint;
}

async function serveSes() {
  const ses = await openSes();
  onTestFinished(ses.close);
  return ses;
}

function serveSqs() {
  const headers = { 'content-type': 'application/x-amz-json-1.0' };
  return serveLoopback(() => ({ status: 200, headers, body: '{"Successful":[],"Failed":[]}' }));
}
