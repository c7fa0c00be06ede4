import { expect, test } from 'vitest';
import { PackId } from '#core/ids.ts';
import { library, wordingsOf } from './shipped-packs.ts';
import { sentencesIn } from './stale-words.ts';

/** What the fact of each message stands on. */
const FACTS: Readonly<Record<string, RegExp>> = {
  'any-fact': /\{fact\}/,
  'election-day': /\{election_date\}/,
  'polling-place': /\{find_link\}|lista?\b/,
  hours: /\{polls_open\}.*\{polls_close\}/,
  'who-is-speaking': /\{website\}|\{phone\}|page|página/,
};

const WARNING =
  /says otherwise|not true|(?:are|may be) wrong|from someone else|algo distinto|otra cosa|no es cierto|(?:está|pueden estar) mal|están mal|otra persona/i;

function findPack() {
  const pack = library.find(PackId.parse('rumor-response'));
  if (!pack) throw new Error(JSON.stringify(library.problems(), null, 2));
  return pack;
}

const answers = wordingsOf(findPack()).filter(({ message }) => FACTS[message.id]);

/** The parts of an answer, in order: F for the fact, W for the warning, - for anything else. */
function orderOf(template: string, fact: RegExp): string {
  // A sentence may end with an address or a whole fact, whose period is no part of the template.
  const ended = template.replaceAll('{hashtags}', '').replaceAll(/\}(?=\s+[\p{Lu}{]|\s*$)/gu, '}.');
  const lines = sentencesIn(ended);
  return lines.map((line) => (WARNING.test(line) ? 'W' : fact.test(line) ? 'F' : '-')).join('');
}

test('each kind of rumor is answered on every platform in both languages', () => {
  expect(answers).toHaveLength(Object.keys(FACTS).length * 5 * 2);
});

test.each(answers)('$name says the fact, then the warning, then the fact', ({ message, template }) => {
  expect(orderOf(template, FACTS[message.id] ?? /(?!)/)).toMatch(/^F[F-]*W[W-]*F[F-]*$/);
});

test('an answer that begins or ends with the warning is found', () => {
  const fact = /\{fact\}/;
  expect(orderOf('That is not true. {fact} See it. {fact}', fact)).toBe('WF-F');
  expect(orderOf('{fact} Messages with another date are wrong.', fact)).toBe('FW');
});
