import * as fc from 'fast-check';
import { FOUR_RIVERS } from './toolkit-stage.ts';

/** Lines as toolkits have them, in any order: headings of every role, lists, labels, tables, debris. */
const LINE = fc.oneof(
  fc.constantFrom(
    ...new Set(FOUR_RIVERS.split('\n')),
    'TWITTER',
    'FACEBOOK',
    'Hashtags',
    'TALKING POINTS',
    'PRESS RELEASE',
    'OP-ED',
    'OUR VALUES',
    'ACKNOWLEDGMENTS',
    'TABLE OF CONTENTS',
    'Page 3 of 9',
    'Post 1:',
    'Alt text: A hall.',
    'Image: hall.png',
    'Time-sensitive: yes',
    '- **Openness:** We show what we do.',
    '“We keep the count open to everyone who asks.”',
    '| Post | Platform | Mood |',
    '| --- | --- | --- |',
    '| [OFFICE] counts. | X | merry |',
    '  › deeper still',
    '#OpenCount #SeeForYourself',
    'Facebook: [OFFICE] opens its doors.',
    'https://example.gov/pictures',
    'The image shows a desk.',
    'Who may watch the count?',
    '§§§',
    '**',
  ),
  fc.string({ unit: fc.constantFrom(...'abcXY 019.:#@[]()*-_|“”•✓…🗳\\/&;~\t'), maxLength: 40 }),
  fc.constant(''),
);
/** Documents of such lines. */
export const SOURCE: fc.Arbitrary<string> = fc
  .array(LINE, { maxLength: 25 })
  .map((lines) => lines.join('\n'));
