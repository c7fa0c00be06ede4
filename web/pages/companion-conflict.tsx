import { answerField } from '#core/check-answers.ts';
import type { Companion } from '#core/companion/companion.ts';
import type { CompanionTemplate } from '#core/companion/companion-template.ts';
import type { Answers } from '#core/compose-post.ts';
import type { Zone } from '#core/slot.ts';
import { Alert } from '../components/alert.tsx';
import { TimeText } from '../components/time-text.tsx';
import { claimField, evidenceField } from '../forms/companion-form.ts';
import { type FormState, textOf } from '../forms/form-state.ts';

export interface CompanionConflictProps {
  readonly template: CompanionTemplate;
  /** As somebody else has stored it. */
  readonly theirs: Companion;
  /** The answers that come of theirs. */
  readonly answers: Answers;
  /** What this person has typed. */
  readonly form: FormState;
  readonly zone: Zone;
}

/** What somebody else has written meanwhile, beside what stands in the form. */
export const CompanionConflict = ({ template, theirs, answers, form, zone }: CompanionConflictProps) => {
  const fields = template.fields.filter(
    ({ key }) => (answers[key] ?? '').trim() !== textOf(form, answerField(key)).trim(),
  );
  const mine = claimsIn(form);
  const others = theirs.claims.map(({ sentence, evidence }) => [sentence, ...evidence].join('\n'));
  return (
    <Alert kind="warning" heading="Somebody else has saved this meanwhile">
      <p>
        {theirs.changedBy.name} saved it on <TimeText at={theirs.changedAt} zone={zone} />. Nothing of yours
        was kept yet: it stands in the form below. Take over what you want of theirs; saving then puts the
        form in the place of what they saved.
      </p>
      <dl class="conflict" hidden={fields.length === 0 && mine === others.join('\n\n')}>
        {fields.map(({ key, label }) => (
          <div>
            <dt>{label}</dt>
            <dd>
              <strong>Theirs:</strong> {answers[key] || 'nothing'}
            </dd>
            <dd>
              <strong>Yours:</strong> {textOf(form, answerField(key)) || 'nothing'}
            </dd>
          </div>
        ))}
        {mine === others.join('\n\n') ? null : (
          <div>
            <dt>Claims and evidence</dt>
            <dd>
              <strong>Theirs:</strong> {others.join('\n\n') || 'nothing'}
            </dd>
            <dd>
              <strong>Yours:</strong> {mine || 'nothing'}
            </dd>
          </div>
        )}
      </dl>
    </Alert>
  );
};

function claimsIn(form: FormState): string {
  const rows = Object.keys(form.values).filter((name) => name.startsWith(claimField(0).slice(0, -1)));
  return rows
    .map((_, at) =>
      [textOf(form, claimField(at)), textOf(form, evidenceField(at))].filter(Boolean).join('\n'),
    )
    .filter((row) => row !== '')
    .join('\n\n');
}
