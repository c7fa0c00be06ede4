import type { Finding, GuardrailSubject } from '#core/guardrails/guardrail.ts';
import type { GuardrailFacts } from '#core/guardrails/held-back.ts';
import { notesOnWording } from '#core/guardrails/notes-on-wording.ts';
import type { Office } from '#core/office.ts';
import type { TextRules } from '#core/text-rules.ts';

export interface WordingNotesProps {
  readonly post: GuardrailSubject;
  readonly office: Pick<Office, 'website' | 'zone' | 'official'>;
  readonly rules: TextRules | undefined;
  /** What the office is judged by, where the page has read it. */
  readonly facts?: GuardrailFacts | undefined;
  /** Whether the page tells elsewhere what holds the post back. */
  readonly onlyWarnings?: boolean;
}

/** What of a post's words deserves a second look, and before it is scheduled also what will have to wait. */
export const WordingNotes = ({ post, office, rules, facts, onlyWarnings }: WordingNotesProps) => {
  const all = rules === undefined ? [] : notesOnWording(post, office, rules, facts);
  const notes = onlyWarnings ? all.filter(({ severity }) => severity === 'warn') : all;
  if (notes.length === 0) return null;
  const waits = notes.some(({ severity }) => severity !== 'warn');
  return (
    <details class="wording-notes">
      <summary>
        {notes.length === 1 ? '1 thing to look at again' : `${notes.length} things to look at again`}
      </summary>
      <ul>
        {notes.map(({ message, severity }) => (
          <li>
            {message}
            {severity === 'warn' ? null : ' It waits for whoever approves it, who gives a reason.'}
          </li>
        ))}
      </ul>
      <p>
        {NO_CERTIFICATE}{' '}
        {waits
          ? 'A text without hints still wants a reader.'
          : 'They do not keep the post back, and a text without hints still wants a reader.'}
      </p>
    </details>
  );
};

/** Said wherever findings are shown. */
export const NO_CERTIFICATE = 'These are hints. Nobody certifies a text as legal or nonpartisan.';

/** What keeps a post from going out as it stands: the words, why they matter, and what to do. */
export const HeldBackList = ({ findings }: { readonly findings: readonly Finding[] }) => (
  <>
    <ul>
      {findings.map(({ message, field }) => (
        <li>
          {field === 'alt' ? 'In the image’s description: ' : null}
          {message}
        </li>
      ))}
    </ul>
    <p>{NO_CERTIFICATE}</p>
  </>
);
