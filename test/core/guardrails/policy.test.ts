import { describe, expect, it } from 'vitest';
import { RULE_IDS, SEVERITIES } from '#core/guardrails/data/severities.ts';
import { THRESHOLDS } from '#core/guardrails/data/thresholds.ts';
import { WORD_LISTS } from '#core/guardrails/data/word-lists.ts';
import { judgePost } from '#core/guardrails/judge-post.ts';
import { parsePolicy } from '#core/guardrails/merge-policy.ts';
import { DEFAULT_POLICY } from '#core/guardrails/policy.ts';
import { contextOf, subjectOf } from './setting.ts';

const BASIS = { citation: 'Counsel’s memo 7', on: '2026-08-01' };

function parse(...changes: readonly object[]) {
  return parsePolicy(changes.map((change) => ({ ...BASIS, ...change })));
}

function policyOf(...changes: readonly object[]) {
  const parsed = parse(...changes);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return parsed.value;
}

function judge(text: string, ...changes: readonly object[]) {
  return judgePost(subjectOf(text), contextOf({ policy: policyOf(...changes) }));
}

const ids = (text: string, ...changes: readonly object[]) => judge(text, ...changes).map(({ rule }) => rule);

describe('a policy without changes', () => {
  it('is the data as shipped', () => {
    expect(parsePolicy([])).toEqual({ ok: true, value: DEFAULT_POLICY });
  });
});

describe('an association', () => {
  it('adds words with the authority for them, which the finding shows', () => {
    const change = {
      kind: 'put-words',
      list: 'vote-for-against',
      id: 'stand-with',
      language: 'en',
      use: 'report',
      words: 'stand with',
    };
    expect(ids('Stand  with us.')).toEqual([]);
    const [finding] = judge('Stand  with us.', change);
    expect(finding).toMatchObject({ rule: 'vote-for-against', words: 'Stand  with' });
    expect(finding?.message).toContain('Your association entered these words: Counsel’s memo 7.');
  });

  it('changes an entry by its name, and switches it off', () => {
    const text = 'Let’s defeat him.';
    expect(ids(text)).toEqual(['vote-for-against']);
    const list = { list: 'vote-for-against', id: 'en-defeat' };
    expect(ids(text, { kind: 'drop-words', ...list })).toEqual([]);
    const changed = { kind: 'put-words', ...list, language: 'en', use: 'report', words: 'topple' };
    expect(ids(text, changed)).toEqual([]);
    expect(ids('Topple him.', changed)).toEqual(['vote-for-against']);
  });

  it('excuses a wording', () => {
    const change = {
      kind: 'put-words',
      list: 'guarantees',
      id: 'our-motto',
      language: 'en',
      use: 'excuse',
      words: 'service guaranteed',
    };
    expect(ids('Service guaranteed since 1900.')).toEqual(['guarantees']);
    expect(ids('Service guaranteed since 1900.', change)).toEqual([]);
  });

  it('takes signs in words as signs, not as a pattern', () => {
    const change = {
      kind: 'put-words',
      list: 'guarantees',
      id: 'dots',
      language: 'en',
      use: 'report',
      words: 'no. one',
    };
    expect(ids('We are no. one', change)).toEqual(['guarantees']);
    expect(ids('We are nox one', change)).toEqual([]);
  });

  it('switches a rule off, or makes it graver or milder', () => {
    const text = 'Elections are 100% secure. Vote for Jones.';
    const severities = (...changes: readonly object[]) =>
      judge(text, ...changes).map(({ rule, severity }) => `${rule} ${severity}`);
    expect(severities()).toEqual(['vote-for-against block-with-override', 'guarantees warn']);
    expect(
      severities(
        { kind: 'set-severity', rule: 'vote-for-against', severity: 'off' },
        { kind: 'set-severity', rule: 'guarantees', severity: 'block-with-override' },
      ),
    ).toEqual(['guarantees block-with-override']);
  });

  it('sets a threshold, lists and strikes hashtags, and allows hosts', () => {
    expect(ids('Open 🗳️🔒', { kind: 'set-threshold', threshold: 'emoji-max', value: 1 })).toEqual(['emoji']);
    expect(
      ids('Hi #PaintItPurple', { kind: 'set-hashtag', tag: 'PaintItPurple', association: 'a slogan' }),
    ).toEqual(['partisan-hashtag']);
    expect(ids('Hi #IWillVote', { kind: 'set-hashtag', tag: 'IWillVote' })).toEqual([]);
    expect(ids('See https://canivote.example.gov.')).toEqual(['link-off-list']);
    expect(
      ids('See https://canivote.example.gov.', { kind: 'allow-host', host: 'canivote.example.gov' }),
    ).toEqual([]);
  });

  it('keeps the record of what was changed', () => {
    const change = { kind: 'set-severity', rule: 'emoji', severity: 'off' };
    expect(policyOf(change).changes).toEqual([{ ...BASIS, ...change }]);
  });
});

describe('a change is refused', () => {
  it.each(RULE_IDS.filter((rule) => SEVERITIES[rule] === 'block'))(
    'that touches %s, which always blocks',
    (rule) => {
      for (const severity of ['off', 'warn', 'block-with-override']) {
        const parsed = parse({ kind: 'set-severity', rule, severity });
        expect(parsed.ok).toBe(false);
      }
    },
  );

  it.each([
    [{ kind: 'set-severity', rule: 'emoji', severity: 'block' }],
    [{ kind: 'set-severity', rule: 'no-such-rule', severity: 'off' }],
    [{ kind: 'set-severity', rule: 'emoji', severity: 'off', citation: ' ' }],
    [{ kind: 'set-severity', rule: 'emoji', severity: 'off', on: 'yesterday' }],
    [{ kind: 'set-threshold', threshold: 'grade-max', value: THRESHOLDS['grade-max'].max + 1 }],
    [{ kind: 'drop-words', list: 'guarantees', id: 'en-nothing' }],
    [{ kind: 'put-words', list: 'years', id: 'a', language: 'en', use: 'excuse', words: '.*' }],
    [{ kind: 'put-words', list: 'years', id: 'a', language: 'en', use: 'excuse', words: '(a+)+b' }],
    [{ kind: 'allow-host', host: 'gov' }],
    [{ kind: 'allow-everything' }],
  ])('that nobody could stand for: %j', (change) => {
    const parsed = parse({ kind: 'set-hashtag', tag: 'Fine' }, change);
    expect(parsed).toMatchObject({ ok: false, error: [{ change: 1 }] });
  });

  it('as a whole list, with every problem of it', () => {
    const parsed = parse({ kind: 'nonsense' }, { kind: 'set-severity', rule: 'limits', severity: 'off' });
    expect(parsed).toMatchObject({ ok: false, error: [{ change: 0 }, { change: 1 }] });
    expect(parsePolicy('all')).toMatchObject({ ok: false });
  });
});

describe('the word lists', () => {
  it.each(Object.entries(WORD_LISTS))('%s name each entry once', (_, list) => {
    expect(new Set(list.map(({ id }) => id)).size).toBe(list.length);
  });
});
