import { expect, it } from 'vitest';
import { firstSentence } from '#core/card/first-sentence.ts';

it.each([
  ['We count every vote. Twice.', 'We count every vote.'],
  ['The U.S. Alliance helps. It is nonpartisan.', 'The U.S. Alliance helps.'],
  ['Polls open at 6 a.m. on Tuesday. Bring ID.', 'Polls open at 6 a.m. on Tuesday.'],
  ['Ask Dr. Lee at St. Paul. She knows.', 'Ask Dr. Lee at St. Paul.'],
  ['Can a deadline move? No.', 'Can a deadline move?'],
  ['He said “We follow the law.” Then he left.', 'He said “We follow the law.”'],
  ['It costs 3.50 dollars today. Really.', 'It costs 3.50 dollars today.'],
  ['#Vote #Elections\n\nWe are ready. Are you?', 'We are ready.'],
  ['Without an end', 'Without an end'],
  ['https://vote.gov\nRegister now. It is easy.', 'Register now.'],
  ['', ''],
])('the first sentence of %j is %j', (text, sentence) => {
  expect(firstSentence(text)).toBe(sentence);
});
