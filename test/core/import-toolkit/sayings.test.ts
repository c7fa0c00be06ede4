import { expect, it, test } from 'vitest';
import { packOfDraft } from '#core/import-toolkit/pack-of-draft.ts';
import { proposeDecisions } from '#core/import-toolkit/toolkit-decisions.ts';
import { wordingsOf } from '#core/import-toolkit/wordings-of-draft.ts';
import { draftOf } from './toolkit-stage.ts';

const VALUES = `# Our values

## Open doors

We invite observers, answer questions, and publish what we find.

## Steady hands

We write down how we work, so that a new colleague can do it tomorrow.

## Fair counts

We count every eligible ballot once, in public, by the same rules.
`;

const QUOTED = `# Standards

## Principles

“I am accessible and receptive to every person and every group in my county.”

- Be responsive: Election officials should answer every question within two days.

- State associations: should offer training to all their members.
`;

const textsOf = (text: string) => draftOf(text).sayings.map((saying) => saying.text);

test('values under headings are offered as texts, each with its name', () => {
  expect(textsOf(VALUES)).toEqual([
    'Open doors: We invite observers, answer questions, and publish what we find.',
    'Steady hands: We write down how we work, so that a new colleague can do it tomorrow.',
    'Fair counts: We count every eligible ballot once, in public, by the same rules.',
  ]);
});

test('a statement stands without its quotation marks, and what speaks to associations is not offered', () => {
  expect(textsOf(QUOTED)).toEqual([
    'I am accessible and receptive to every person and every group in my county.',
    'Be responsive: Election officials should answer every question within two days.',
  ]);
});

test('the name of a principle alone is no text', () => {
  expect(textsOf('# Standards\n\n## Principles\n\n- Honesty\n\n- Fairness\n')).toEqual([]);
});

it('is taken by nobody but a person, and becomes a talking point then', () => {
  const draft = draftOf(QUOTED);
  const proposed = proposeDecisions(draft);
  expect([...proposed.wordings.values()].map(({ isTaken }) => isTaken)).toEqual([false, false]);
  const [first] = wordingsOf(draft);
  const decision = first && proposed.wordings.get(first.key);
  if (!first || !decision) throw new Error('There is nothing to take');
  expect(first).toMatchObject({ kind: 'principle', voice: 'personal' });
  expect(first.guesses).toContain('It was written as a principle to follow, and not as a post.');
  const decisions = {
    ...proposed,
    wordings: new Map([...proposed.wordings, [first.key, { ...decision, isTaken: true }]]),
  };
  const { messages } = packOfDraft({ pictures: [], documents: [] }, draft, decisions);
  expect(messages).toHaveLength(1);
  expect(messages[0]).toMatchObject({
    kind: 'talking-point',
    variants: [{ voice: 'personal', text: first.text }],
  });
});
