import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { GuardrailContext, ListedName, Names } from '#core/guardrails/context.ts';
import { PARTISAN_HASHTAGS } from '#core/guardrails/data/partisan-hashtags.ts';
import type { Guardrail } from '#core/guardrails/guardrail.ts';
import { GUARDRAILS } from '#core/guardrails/registry.ts';
import { CANDIDATE, contextOf, EVENING, IMAGE, NAMES, SPANISH, subjectOf } from './setting.ts';

/** What a sentence may do with a name, in both languages; `@` is where the name stands. */
const SENTENCES = [
  ...[
    'Vote for @ on November 3.',
    'Vote @!',
    'Vote against @.',
    'Elect @.',
    'Re-elect our mayor @ now.',
    'Defeat @.',
  ],
  ...[
    '@ supports Measure A.',
    'We support @ and Measure A.',
    'Measure A is backed by @ and by nobody else at all here.',
  ],
  ...['@ primary hours: 7 am to 8 pm.', 'Ask for a @ primary ballot.', 'You may register with the @ today.'],
  ...[
    'Studies by @ show that lines are short.',
    'Research shows that @ wins.',
    '@ guarantees 100% secure elections.',
  ],
  ...[
    '@ WINS BIG',
    'I think @ is the most secure choice in 2024.',
    'Thank you @ 🗳️ for your help 🔒🔒🔒',
    '@',
  ],
  ...[
    'Ballots for @ are ready, and @ voters know that October 40 is near.',
    'Early voting for @ begins tomorrow.',
  ],
  ...[
    '#Team@ #Vote@',
    'The long administrative deliberation about @ necessitates documentation of organizational responsibilities everywhere.',
  ],
  ...[
    'Vote por @.',
    'Elija a @.',
    'Apoye la Medida A con @.',
    'Pida la boleta de @.',
    'Garantizamos que @ gana la primaria.',
  ],
];

const PARTIES = NAMES.parties.map(({ name }) => name);
const CANDIDATES = NAMES.candidates.map(({ name }) => name);

function tokenOf(name: string, sentence: string): string {
  return sentence.replaceAll(/([#\p{L}]?)@/gu, (_, before: string) =>
    // In a hashtag a name is written in one word.
    before === '' ? name : before + name.replaceAll(/[\s’'-]/g, ''),
  );
}

/** The same words in Spanish, in the evening and under a picture: with no text yet, and made once. */
const SUBJECTS = [subjectOf(''), subjectOf('', SPANISH), subjectOf('', EVENING)];
const PICTURED = subjectOf('', { image: IMAGE });

/** A context once for its names: all rules read the same texts in it, which are then read only once. */
function contextWith(names: Names): GuardrailContext {
  return contextOf({ ...CANDIDATE, names, platform: 'facebook' });
}

/** What a rule finds, with every form of the name replaced, in words and messages, and places left out. */
function findingsOf(rule: Guardrail, sentence: string, name: string, context: GuardrailContext): unknown {
  const text = tokenOf(name, sentence);
  const forms = [name, name.replaceAll(/[\s’'-]/g, '')];
  const neutral = (words: string | undefined) =>
    forms.reduce<string | undefined>((all, form) => all?.replaceAll(form, '@'), words);
  const given = [...SUBJECTS, { ...PICTURED, image: { ...IMAGE, alt: text } }];
  return given.flatMap((each) =>
    rule.judge({ ...each, text }, context).map(({ rule: id, severity, field, words, message }) => ({
      id,
      severity,
      field,
      words: neutral(words),
      message: neutral(message),
    })),
  );
}

const LISTED = contextWith(NAMES);

describe.each(SENTENCES)('in “%s”', (sentence) => {
  it.each(GUARDRAILS.map((rule) => [rule.id, rule] as const))(
    '%s finds the same with every party, and with every candidate',
    (_, rule) => {
      for (const names of [PARTIES, CANDIDATES]) {
        const [first = '', ...others] = names;
        const expected = findingsOf(rule, sentence, first, LISTED);
        for (const other of others) expect(findingsOf(rule, sentence, other, LISTED)).toEqual(expected);
      }
    },
  );
});

it('finds the same by every rule with any two names that are listed alike', () => {
  const word = fc.stringMatching(/^[A-Z][a-z]{1,9}$/);
  const anyName = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(' '));
  const listed = (kind: 'parties' | 'candidates', name: string): GuardrailContext => {
    const list: readonly ListedName[] = [{ name }];
    return contextWith(
      kind === 'parties' ? { parties: list, candidates: [] } : { parties: [], candidates: list },
    );
  };
  const byRule = (sentence: string, name: string, context: GuardrailContext) =>
    Object.fromEntries(GUARDRAILS.map((rule) => [rule.id, findingsOf(rule, sentence, name, context)]));
  fc.assert(
    fc.property(
      fc.constantFrom('parties' as const, 'candidates' as const),
      fc.constantFrom(...SENTENCES.filter((sentence) => sentence !== '@')),
      fc.tuple(anyName, anyName),
      (kind, sentence, [one, other]) => {
        // A name that also stands elsewhere in the sentence is found there as well.
        fc.pre([one, other].every((name) => !sentence.toLowerCase().includes(name.toLowerCase())));
        expect(byRule(sentence, one, listed(kind, one))).toEqual(
          byRule(sentence, other, listed(kind, other)),
        );
      },
    ),
    { numRuns: 60, seed: 7 },
  );
});

it('lists as many hashtags of one large party as of the other', () => {
  const sides = Object.values(PARTISAN_HASHTAGS);
  expect(sides.filter((side) => side.includes('Republican'))).toHaveLength(sides.length / 2);
  expect(sides.filter((side) => side.includes('Democratic'))).toHaveLength(sides.length / 2);
});
