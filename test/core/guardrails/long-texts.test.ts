import { describe, expect, it } from 'vitest';
import { GUARDRAILS } from '#core/guardrails/registry.ts';
import { CANDIDATE, contextOf, EVENING, subjectOf } from './setting.ts';

/** What patterns with choices inside repetitions would never get to the end of. */
const PIECES = [
  ...[
    'a ',
    'vote for ',
    'Democratic and ',
    'Democratic, ',
    'primary Democratic ',
    'Measure A support ',
    'I ',
    'how do I ',
  ],
  ...[
    '#a',
    '@a',
    'https://a',
    'a.gov ',
    'VOTE ',
    '🗳️ ',
    '100% ',
    'most secure ',
    'according to a ',
    '2024 ',
    ' ',
    '\n',
  ],
  ...[
    'research of Alvarez ',
    'registered ',
    'who x ',
    '#electionday',
    'law x y ',
    'democratic x ',
    'El voto ',
    'Alvarez',
  ],
  ...[
    'Primaria del Partido Demócrata y ',
    'not 100 ',
    'studies from Apple x ',
    'approve or ',
    'November 3, ',
    'mañana ',
  ],
];

/** Milliseconds for one rule, which takes a few: a machine under load is no reason to fail. */
const PATIENCE = 3_000;

describe.each(GUARDRAILS.map((rule) => [rule.id, rule] as const))('%s', (_, rule) => {
  it('comes to an end with thousands of characters of anything', () => {
    const context = contextOf({ ...CANDIDATE, platform: 'linkedin' });
    for (const piece of PIECES) {
      const text = piece.repeat(Math.ceil(3_000 / piece.length));
      const begun = performance.now();
      rule.judge(subjectOf(text, EVENING), context);
      expect(performance.now() - begun, JSON.stringify(piece)).toBeLessThan(PATIENCE);
    }
  });
});
