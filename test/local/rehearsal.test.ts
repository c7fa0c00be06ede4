import { describe, expect, it } from 'vitest';
import { readOptions } from '#local/options.ts';
import { readRehearsal } from '#local/rehearsal.ts';
import { PLATFORMS } from '#platforms/registry.ts';

const addresses = Object.fromEntries(
  PLATFORMS.map(({ platform }, index) => [platform, `http://127.0.0.1:${3011 + index}`]),
);

describe('the settings of a rehearsal', () => {
  it('are none where nothing is set', () => {
    expect(readRehearsal({})).toMatchObject({
      sandbox: undefined,
      pace: { rate: 1 },
      crashPoint: undefined,
      hasPast: true,
    });
  });

  it('come from the environment of the host', () => {
    const { rehearsal } = readOptions([], {
      CLARION_SANDBOX: JSON.stringify(addresses),
      CLARION_TIME_RATE: '60@2026-11-03T14:00:00.000Z',
      CLARION_CRASH_AT: 'after:post.claim',
      CLARION_DEMO_PAST: 'none',
    });
    expect(rehearsal).toMatchObject({
      sandbox: addresses,
      pace: { rate: 60 },
      crashPoint: { side: 'after', step: 'post.claim', turn: 1 },
      hasPast: false,
    });
  });

  it('ask for no links: the platforms are the sandbox', () => {
    expect(readOptions([], { LINK_CHECKS: 'off' })).toMatchObject({ port: 3000 });
    expect(() => readOptions([], { LINK_CHECKS: 'on' })).toThrow(/LINK_CHECKS is "on"/);
  });

  const [missing = ''] = Object.keys(addresses);
  it.each([
    ['no JSON', '{'],
    ['a list', '[]'],
    ['a platform left out', JSON.stringify({ ...addresses, [missing]: undefined })],
    ['an address elsewhere', JSON.stringify({ ...addresses, [missing]: 'http://sandbox.example.gov:80' })],
    [
      'an address that only begins like one',
      JSON.stringify({ ...addresses, [missing]: 'http://127.0.0.1:1@example.gov' }),
    ],
  ])('refuse as a sandbox %s', (_, text) => {
    expect(() => readRehearsal({ CLARION_SANDBOX: text })).toThrow(
      /^CLARION_SANDBOX is .* Correct it, or unset it/,
    );
  });

  it('refuse any other word about the past of the demo', () => {
    expect(() => readRehearsal({ CLARION_DEMO_PAST: 'short' })).toThrow(
      /^CLARION_DEMO_PAST is "short", but can only be none\./,
    );
  });
});
