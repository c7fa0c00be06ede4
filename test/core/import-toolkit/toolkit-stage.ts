import type { ToolkitDocument } from '#core/import-toolkit/document.ts';
import type { DraftPack } from '#core/import-toolkit/draft-pack.ts';
import type { FindingKind } from '#core/import-toolkit/finding.ts';
import { readPlainText } from '#core/import-toolkit/read-plain-text.ts';
import { readToolkit, type ToolkitContext } from '#core/import-toolkit/read-toolkit.ts';
import { rules as facebook } from '#platforms/facebook/rules.ts';
import { rules as instagram } from '#platforms/instagram/rules.ts';
import { rules as linkedin } from '#platforms/linkedin/rules.ts';
import { rules as threads } from '#platforms/threads/rules.ts';
import { rules as x } from '#platforms/x/rules.ts';

export const CONTEXT: ToolkitContext = {
  rules: [x, facebook, instagram, threads, linkedin],
  year: 2027,
  images: [],
  known: { hashtags: [], tags: [] },
};

export function draftOf(text: string, context: Partial<ToolkitContext> = {}): DraftPack {
  return draftOfAll([readPlainText('toolkit.txt', text)], context);
}

export function draftOfAll(
  documents: readonly ToolkitDocument[],
  context: Partial<ToolkitContext> = {},
): DraftPack {
  return readToolkit(documents, { ...CONTEXT, ...context });
}

/** The letters of a draft in lower case, findings aside: a word of the document that stands nowhere in it was lost. */
export function lettersOf({ findings: _, ...draft }: DraftPack): string {
  // "Time-sensitive: yes" is kept as what it says and not as a word.
  return JSON.stringify(draft, (key, value) =>
    key === 'timeSensitive' ? `time-sensitive: ${value ? 'yes' : 'no'}` : value,
  ).toLowerCase();
}

export function kindsIn({ findings }: DraftPack): readonly FindingKind[] {
  return findings.map(({ kind }) => kind);
}

/** A whole toolkit of people who do not exist, with a trap in nearly every part. */
export const FOUR_RIVERS = `# Open Count Week toolkit

★ ★ ★ FOUR RIVERS =====

## Table of contents

1 Sample posts
4 Press release

## Sample posts

### Twitter/X

- [OFFICE] counts every ballot in the open. Come and see how: fourrivers.example.gov/count #OpenCount 🗳️
- I count ballots in front of you because you should not have to take my word. Thank you, @FourRiversCount! #OpenCount #SeeForYourself

### Facebook/Instagram

- Our doors are open during the count. On the night you will see:

- ✓ sealed boxes
  ✓ two people at every table
...and more!

Download graphics for these posts here:
https://fourrivers.example.gov/pictures

## Accounts to tag

### Four Rivers Election Officials

- X: @fourriverscount
- Facebook: [Four Rivers](https://www.facebook.com/FourRiversOfficials)

## Hashtags

- #OpenCount
- #CountWithUs

## Talking points

- Counting in public is the oldest safeguard that we have.
- Research shows that people trust what they can watch.

## Press release

[LOGO]

Contact: [NAME/TITLE], [PHONE]

FOR IMMEDIATE RELEASE

[COUNTY] County opens its count to everyone

[CITY], [STATE] – [YOUR OFFICE] announced today that everybody may watch the count of the coming election from the gallery of its hall.

[QUOTE]

## Op-ed outline

- Keep it under 600 words.
- Introduction: what people saw the last time

## Weather

Bring a coat.
`;
