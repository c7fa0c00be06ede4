import { request } from 'node:http';
import { GetScheduleCommand, ListSchedulesCommand } from '@aws-sdk/client-scheduler';
import { describe, expect, test } from 'vitest';
import { accessKeyId } from './access-key.ts';
import { connect, queueArn, referenceInstant, roleArn, scheduleInput, startScheduler } from './fixture.ts';

const signature = `AWS4-HMAC-SHA256 Credential=${accessKeyId}/20261001/us-east-1/scheduler/aws4_request, SignedHeaders=content-type;host;x-amz-date, Signature=00`;
const body = JSON.stringify({
  ClientToken: 'f6f1a2d4-3a1c-4c1e-9a43-1f1a0d6f6d4e',
  FlexibleTimeWindow: { Mode: 'OFF' },
  ScheduleExpression: 'at(2026-11-03T14:00:00)',
  Target: { Arn: queueArn, RoleArn: roleArn },
});

interface Answer {
  readonly status: number | undefined;
  readonly errorType: string | string[] | undefined;
  readonly headers: NodeJS.Dict<string | string[]>;
  readonly body: unknown;
}

/** One request as the AWS CLI would write it, byte for byte: fetch would not let Host and Origin through. */
function send(
  endpoint: string,
  method: string,
  path: string,
  options: { readonly body?: string; readonly headers?: Readonly<Record<string, string>> } = {},
): Promise<Answer> {
  const { hostname, port } = new URL(endpoint);
  const headers = { authorization: signature, 'user-agent': 'aws-cli/2.31.0', ...options.headers };
  return new Promise((resolve, reject) => {
    const sent = request({ hostname, port, method, path, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        resolve({
          status: response.statusCode,
          errorType: response.headers['x-amzn-errortype'],
          headers: response.headers,
          body: JSON.parse(Buffer.concat(chunks).toString()),
        });
      });
    });
    sent.on('error', reject);
    sent.end(options.body);
  });
}

describe('a request of the AWS CLI', () => {
  test('creates, reads, lists and deletes a schedule', async () => {
    const { server } = await startScheduler();
    const created = await send(server.endpoint, 'POST', '/schedules/wake-1', { body });
    expect(created).toMatchObject({
      status: 200,
      errorType: undefined,
      body: { ScheduleArn: 'arn:aws:scheduler:us-east-1:000000000000:schedule/default/wake-1' },
    });
    expect(created.headers['content-type']).toBe('application/json');
    expect(created.headers['x-amzn-requestid']).toMatch(/^[0-9a-f-]{36}$/);

    const read = await send(server.endpoint, 'GET', '/schedules/wake-1?groupName=default');
    expect(read).toMatchObject({
      status: 200,
      body: { Name: 'wake-1', CreationDate: referenceInstant / 1_000 },
    });
    const listed = await send(
      server.endpoint,
      'GET',
      '/schedules?ScheduleGroup=default&MaxResults=1&State=ENABLED',
    );
    expect(listed).toMatchObject({ status: 200, body: { Schedules: [{ Name: 'wake-1' }] } });
    const deleted = await send(
      server.endpoint,
      'DELETE',
      '/schedules/wake-1?groupName=default&clientToken=abc',
    );
    expect(deleted).toMatchObject({ status: 200, body: {} });
  });

  test('may carry nulls and members of a later version, and dates as epoch seconds', async () => {
    const { server } = await startScheduler();
    const StartDate = referenceInstant / 1_000 + 0.25;
    const changed = { ...JSON.parse(body), StartDate, EndDate: null, Description: null, Novelty: { a: 1 } };
    await send(server.endpoint, 'POST', '/schedules/wake-1', { body: JSON.stringify(changed) });
    const read = await send(server.endpoint, 'GET', '/schedules/wake-1');
    expect(read.body).toMatchObject({ StartDate });
    expect(read.body).not.toHaveProperty('EndDate');
    expect(read.body).not.toHaveProperty('Novelty');
  });

  test('tags a group by its encoded ARN', async () => {
    const { server } = await startScheduler();
    const path = `/tags/${encodeURIComponent('arn:aws:scheduler:us-east-1:000000000000:schedule-group/default')}`;
    const Tags = [
      { Key: 'a', Value: '1' },
      { Key: 'b', Value: '2' },
      { Key: 'c', Value: '3' },
    ];
    await send(server.endpoint, 'POST', path, { body: JSON.stringify({ Tags }) });
    await send(server.endpoint, 'DELETE', `${path}?TagKeys=a&TagKeys=c`);
    expect((await send(server.endpoint, 'GET', path)).body).toEqual({ Tags: [{ Key: 'b', Value: '2' }] });
  });

  test.each([
    ['GET', '/schedules/absent', undefined, 404, 'ResourceNotFoundException'],
    ['GET', '/schedules/a%20b', undefined, 400, 'ValidationException'],
    ['GET', '/schedules/%E0%A4%A', undefined, 400, 'ValidationException'],
    ['GET', '/schedules?MaxResults=many', undefined, 400, 'ValidationException'],
    ['POST', '/schedules/wake-1', '{', 400, 'SerializationException'],
    ['POST', '/schedules/wake-1', '[]', 400, 'SerializationException'],
    ['POST', '/schedules/wake-1', '', 400, 'ValidationException'],
    [
      'POST',
      '/schedules/wake-1',
      JSON.stringify({ ...JSON.parse(body), State: 5 }),
      400,
      'ValidationException',
    ],
    [
      'DELETE',
      '/tags/arn%3Aaws%3Ascheduler%3Aus-east-1%3A000000000000%3Aschedule-group%2Fdefault',
      undefined,
      400,
      'ValidationException',
    ],
    ['PATCH', '/schedules/wake-1', undefined, 404, 'UnknownOperationException'],
    ['POST', '/schedules', undefined, 404, 'UnknownOperationException'],
    ['GET', '/schedules/a/b', undefined, 404, 'UnknownOperationException'],
    ['GET', '/', undefined, 404, 'UnknownOperationException'],
    ['POST', '/schedules/wake-1', ' '.repeat(1024 * 1024 + 1), 413, 'RequestEntityTooLargeException'],
  ])('%s %s is answered as case %# says', async (method, path, sent, status, errorType) => {
    const { server } = await startScheduler();
    const answer = await send(server.endpoint, method, path, sent === undefined ? {} : { body: sent });
    expect(answer).toMatchObject({ status, errorType, body: { Message: expect.any(String) } });
  });
});

describe('a stranger is refused', () => {
  test.each([
    ['without signature', { authorization: '' }, 'UnrecognizedClientException'],
    [
      'with another key',
      { authorization: signature.replace(accessKeyId, 'AKIDOTHER') },
      'UnrecognizedClientException',
    ],
    [
      'with a longer key',
      { authorization: signature.replace(accessKeyId, `${accessKeyId}X`) },
      'UnrecognizedClientException',
    ],
    ['with another scheme', { authorization: `Bearer ${accessKeyId}` }, 'UnrecognizedClientException'],
    [
      'without credential scope',
      { authorization: `AWS4-HMAC-SHA256 Credential=${accessKeyId}, Signature=00` },
      'UnrecognizedClientException',
    ],
    ['with an Origin', { origin: 'https://example.gov' }, 'AccessDeniedException'],
    ['with an Origin of null', { origin: 'null' }, 'AccessDeniedException'],
    ['with the Host of a rebound name', { host: 'example.gov' }, 'AccessDeniedException'],
    ['with a Host that only begins like ours', { host: '127.0.0.1.example.gov' }, 'AccessDeniedException'],
  ])('%s', async (_, headers, errorType) => {
    const { server } = await startScheduler();
    const answer = await send(server.endpoint, 'POST', '/schedules/wake-1', { body, headers });
    expect(answer).toMatchObject({ status: 403, errorType });
    expect(answer.headers).not.toHaveProperty('access-control-allow-origin');
    expect(server.pendingCount()).toBe(0);
  });

  test('while the same request in order is answered', async () => {
    const { server } = await startScheduler();
    for (const host of ['localhost', 'localhost:8080', '127.0.0.1', '[::1]:99']) {
      const answer = await send(server.endpoint, 'GET', '/schedules', { headers: { host } });
      expect(answer.status).toBe(200);
    }
  });

  test('and the SDK says so', async () => {
    const { server } = await startScheduler();
    const stranger = connect(server.endpoint, 'us-east-1', 'AKIDOTHER');
    await expect(stranger.send(new ListSchedulesCommand({}))).rejects.toMatchObject({
      name: 'UnrecognizedClientException',
      $metadata: { httpStatusCode: 403 },
    });
  });
});

test('a request that breaks is an InternalServerException, and the host learns why', async () => {
  const broken: unknown[] = [];
  let time = () => referenceInstant;
  const { client } = await startScheduler({
    now: () => time(),
    tickMs: 600_000,
    onBrokenRequest: (error) => broken.push(error),
  });
  const cause = new Error('the clock stopped');
  time = () => {
    throw cause;
  };
  const { Name } = scheduleInput();
  await expect(client.send(new GetScheduleCommand({ Name }))).rejects.toMatchObject({
    name: 'InternalServerException',
    message: 'An unexpected error occurred.',
    $metadata: { httpStatusCode: 500 },
  });
  expect(broken).toEqual([cause]);
});
