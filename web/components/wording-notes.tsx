import type { GuardrailSubject } from '#core/guardrails/guardrail.ts';
import { notesOnWording } from '#core/guardrails/notes-on-wording.ts';
import type { Office } from '#core/office.ts';
import type { TextRules } from '#core/text-rules.ts';

export interface WordingNotesProps {
  readonly post: GuardrailSubject;
  readonly office: Office;
  readonly rules: TextRules | undefined;
}

/** What of a post's words deserves a second look. Nothing of it keeps the post back: a person decides. */
export const WordingNotes = ({ post, office, rules }: WordingNotesProps) => {
  const notes = rules === undefined ? [] : notesOnWording(post, office, rules);
  if (notes.length === 0) return null;
  return (
    <details class="wording-notes">
      <summary>
        {notes.length === 1 ? '1 thing to look at again' : `${notes.length} things to look at again`}
      </summary>
      <ul>
        {notes.map(({ message }) => (
          <li>{message}</li>
        ))}
      </ul>
      <p>These are hints. They do not keep the post back, and a text without hints still wants a reader.</p>
    </details>
  );
};
