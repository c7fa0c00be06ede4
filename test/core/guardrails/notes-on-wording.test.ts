import { expect, it } from 'vitest';
import { notesOnWording } from '#core/guardrails/notes-on-wording.ts';
import { rules } from '#platforms/x/rules.ts';
import { MILLBROOK } from '#test/fixtures/office.ts';
import { draftPost } from '#test/fixtures/post.ts';

const notes = (text: string) => notesOnWording(draftPost({ text }), MILLBROOK, rules);

it('tells what of the words deserves a second look, with the words', () => {
  const found = notes(
    'Our machines are 100% secure. Vote YES on Measure A! Read more at example.com #electionofficials',
  );
  expect(found.map(({ rule }) => rule)).toEqual(
    expect.arrayContaining(['guarantees', 'measure-advocacy', 'link-not-gov', 'hashtag-case']),
  );
  expect(found.find(({ rule }) => rule === 'guarantees')?.words).toContain('100% secure');
});

it('says nothing of a plain text that leads to the office’s own website', () => {
  expect(notes(`Polls are open from 7 to 8. Find yours: ${MILLBROOK.website} #ElectionOfficials`)).toEqual(
    [],
  );
});

it('leaves to others what keeps a post back anyway', () => {
  const found = notes(`{office} says: ${'long '.repeat(100)}`);
  expect(found.map(({ severity }) => severity)).not.toContain('block');
});
