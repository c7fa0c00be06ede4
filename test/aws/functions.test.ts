import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { Platform } from '#core/ids.ts';
import { decideDispatch, decideFanOut, decidePublish, decideSweep, decideWeb } from '#handlers/config.ts';
import { readEnv } from '#handlers/env.ts';
import { PLATFORMS } from '#platforms/registry.ts';
import { functionOf, MAIL_FROM, propertiesOf, synthesize } from './synthesize.ts';

const synthesized = synthesize();
const { publishing, web } = synthesized;
const platforms = PLATFORMS.map(({ platform }) => platform);

const DISPATCH = 'Queues the posts that are due';
const SWEEP = 'Queues the posts that no wake-up';
const PUBLISH = 'Claims a post';
const FAN_OUT = 'Goes through the offices';
const PAGES = 'The pages';

describe('every function', () => {
  test.each([
    ['dispatch', 'arm64', publishing, DISPATCH],
    ['sweep', 'arm64', publishing, SWEEP],
    ['publish', 'arm64', publishing, PUBLISH],
    ['fan-out', 'arm64', publishing, FAN_OUT],
    // The one that draws pictures.
    ['web', 'x86_64', web, PAGES],
  ])(
    '%s runs on Node 24 on %s, with its settings encrypted by our own key',
    (_, processor, template, description) => {
      const Fn = z.object({
        Runtime: z.string(),
        Architectures: z.array(z.string()),
        KmsKeyArn: z.unknown(),
      });
      const found = functionOf(template, description, Fn);
      expect(found).toMatchObject({ Runtime: 'nodejs24.x', Architectures: [processor] });
      expect(found.KmsKeyArn).toBeDefined();
    },
  );
});

describe('the settings that a function gets are the ones that it insists on:', () => {
  test('dispatch', () => {
    expect(decideDispatch(envOf(publishing, DISPATCH))).toMatchObject({ ok: true });
  });

  test('sweep', () => {
    expect(decideSweep(envOf(publishing, SWEEP))).toMatchObject({
      ok: true,
      value: { mail: { from: MAIL_FROM } },
    });
  });

  test('publish, for every platform that Clarion knows', () => {
    const decided = decidePublish(envOf(publishing, PUBLISH), platforms);
    expect(decided.ok && [...decided.value.apps.keys()]).toEqual(platforms);
    expect(decided).toMatchObject({ ok: true, value: { mail: { from: MAIL_FROM } } });
  });

  test('publish and web, and X’s numbers where the operator allows them', () => {
    const mayReadX = ({ publishing: stack, web: pages }: ReturnType<typeof synthesize>) =>
      [decidePublish(envOf(stack, PUBLISH), platforms), decideWeb(envOf(pages, PAGES), platforms)].map(
        (decided) => decided.ok && decided.value.apps.get(Platform.parse('x'))?.mayReadReach,
      );
    expect(mayReadX(synthesize())).toEqual([undefined, undefined]);
    expect(mayReadX(synthesize({ xReach: 'allowed' }))).toEqual([true, true]);
  });

  test('web and the sweep, and links to check unless the operator wants none of it', () => {
    const checks = ({ publishing: stack, web: pages }: ReturnType<typeof synthesize>) =>
      [decideSweep(envOf(stack, SWEEP)), decideWeb(envOf(pages, PAGES), platforms)].map(
        (decided) => decided.ok && decided.value.linkChecks,
      );
    expect(checks(synthesized)).toEqual([true, true]);
    expect(checks(synthesize({ linkChecks: 'off' }))).toEqual([false, false]);
  });

  test('fan-out, which gets no registration with a platform', () => {
    const env = envOf(publishing, FAN_OUT);
    expect(decideFanOut(env, platforms)).toMatchObject({ ok: true, value: { platforms } });
    expect(Object.keys(env).filter((name) => /SECRET|CLIENT/.test(name))).toEqual([]);
  });

  test('web', () => {
    expect(decideWeb(envOf(web, PAGES), platforms)).toMatchObject({ ok: true, value: { platforms: 'live' } });
  });
});

describe('a queue feeds its function', () => {
  test('a few batches at a time, and takes back single messages', () => {
    const Source = z.object({
      FunctionResponseTypes: z.array(z.string()),
      ScalingConfig: z.object({ MaximumConcurrency: z.int() }),
    });
    const sources = propertiesOf(publishing, 'AWS::Lambda::EventSourceMapping', Source);
    expect(sources.map(({ ScalingConfig }) => ScalingConfig.MaximumConcurrency)).toEqual([2, 20, 2]);
    for (const { FunctionResponseTypes } of sources) {
      expect(FunctionResponseTypes).toEqual(['ReportBatchItemFailures']);
    }
  });
});

test('functions that feed their own queue are not taken for endless loops, and no others', () => {
  const Fn = z.object({ Description: z.string(), RecursiveLoop: z.literal('Allow').optional() });
  const loops = (template: typeof web) =>
    propertiesOf(template, 'AWS::Lambda::Function', Fn.partial())
      .filter(({ RecursiveLoop }) => RecursiveLoop !== undefined)
      .map(({ Description }) => Description);
  expect(loops(publishing)).toEqual([
    expect.stringMatching(`^${PUBLISH}`),
    expect.stringMatching(`^${FAN_OUT}`),
  ]);
  expect(loops(web)).toEqual([]);
});

test('the sweep runs every five minutes, not late, and ends before the next', () => {
  const { Timeout } = functionOf(publishing, SWEEP, z.object({ Timeout: z.int() }));
  expect(Timeout).toBeLessThan(300);
  publishing.hasResourceProperties('AWS::Scheduler::Schedule', {
    ScheduleExpression: 'rate(5 minutes)',
    State: 'ENABLED',
    FlexibleTimeWindow: { Mode: 'OFF' },
    Target: {
      RetryPolicy: { MaximumEventAgeInSeconds: 300, MaximumRetryAttempts: 0 },
      Arn: Match.anyValue(),
    },
  });
});

/** A function's environment, with a plausible value for whatever is known only once it is deployed. */
function envOf(template: typeof web, description: string) {
  const Fn = z.object({ Environment: z.object({ Variables: z.record(z.string(), z.unknown()) }) });
  const { Variables } = functionOf(template, description, Fn).Environment;
  return readEnv(
    Object.fromEntries(
      Object.entries(Variables).map(([name, value]) => [
        name,
        name.endsWith('ORIGIN')
          ? 'https://example.gov'
          : name === 'OIDC_ISSUER'
            ? 'https://idp.example.gov/pool'
            : spell(value, name),
      ]),
    ),
  );
}

function spell(value: unknown, name: string): string {
  return typeof value === 'string' ? value : `${name} ${JSON.stringify(value)}`;
}
