import type { DraftPrinciple, DraftText } from './draft-pack.ts';

/** Letters. What is shorter is the name of a principle and says nothing by itself. */
const SHORTEST = 40;

const GUESS = 'It was written as a principle to follow, and not as a post.';

/** What a principle says, and how it is applied, each as a text of its own. What speaks to associations is left out. */
export function sayingsOf({ place, statement, applications }: DraftPrinciple): readonly DraftText[] {
  const unquoted = statement.replace(/^[“"]|[”"]$/g, '').trim();
  const own =
    unquoted.length < SHORTEST
      ? []
      : [{ place: { ...place, last: place.first }, text: unquoted, guesses: [GUESS] }];
  const applied = applications
    .filter(({ audience }) => audience === 'officials')
    .map((each) => ({ place: each.place, text: `${each.title}: ${each.text}`, guesses: [GUESS] }));
  return [...own, ...applied];
}
