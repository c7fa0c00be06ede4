import type { Passage } from './draft-pack.ts';
import type { Finding } from './finding.ts';

const EMAIL = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu;

/** People whom a toolkit names for questions: each association has its own. */
export function findEmails(texts: readonly Passage[]): readonly Finding[] {
  return texts.flatMap(({ text, place }) =>
    [...new Set(text.includes('@') ? (text.match(EMAIL) ?? []) : [])].map((words) => ({
      kind: 'contact-named' as const,
      places: [place],
      words,
      message: `${words} is named for questions. Check that it is still right, or put your association's own there.`,
    })),
  );
}
