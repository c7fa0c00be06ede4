import { nameLanguage } from '#core/name-language.ts';
import { packFromDraft } from '#core/own-pack/draft-as-pack.ts';
import type { TextRules } from '#core/text-rules.ts';
import { Breadcrumb } from '../components/breadcrumb.tsx';
import { Button, ButtonRow } from '../components/buttons.tsx';
import { EmptyState } from '../components/empty-state.tsx';
import { ErrorSummary } from '../components/error-summary.tsx';
import { Form } from '../components/form.tsx';
import { Layout } from '../components/layout.tsx';
import { PageTitle } from '../components/page-title.tsx';
import { Wording } from '../components/wording.tsx';
import { type Desk, type LanguageLine, type WaitingText, waitingIn } from '../desk-view.ts';
import { type FieldErrors, type FormState, valuesOf } from '../forms/form-state.ts';
import { packSection, packsPath, placePackPath } from '../pack-paths.ts';
import type { Place } from '../place-env.ts';

export interface ApproveTextsPageProps {
  readonly place: Place;
  readonly desk: Desk;
  readonly rules: readonly TextRules[];
  readonly form: FormState;
  /** Why texts of the form were not approved, by their values. */
  readonly refused: ReadonlyMap<string, string>;
}

/** Every text that waits, to be read and approved: one language of one message at a time. */
export const ApproveTextsPage = ({ place: { scope }, desk, rules, form, refused }: ApproveTextsPageProps) => {
  const { pack } = desk;
  const waiting = waitingIn(desk);
  const whole = packFromDraft(pack, []);
  const chosen = valuesOf(form, 'texts');
  const atBoxes = waiting.flatMap((text, index) => {
    const why = refused.get(nameOf(text));
    return why === undefined ? [] : [[idOf(index), why] as const];
  });
  // A text that was changed meanwhile has another box by now.
  const values = waiting.map(nameOf);
  const elsewhere = [...refused].flatMap(([value, why]) => (values.includes(value) ? [] : [why]));
  const told = [...(form.errors[''] === undefined ? [] : [form.errors['']]), ...elsewhere].join(' ');
  const errors: FieldErrors = {
    ...form.errors,
    ...(told !== '' && { '': told }),
    ...Object.fromEntries(atBoxes),
  };
  const namesOf = (platforms: readonly string[]) =>
    rules.flatMap(({ platform, name }) => (platforms.includes(platform) ? [name] : [])).join(', ');
  return (
    <Layout title="Approve texts" section={packSection(scope)} failed={Object.keys(form.errors).length > 0}>
      <ErrorSummary errors={errors} />
      <Breadcrumb
        trail={[
          { href: packsPath(scope), label: 'Packs' },
          { href: placePackPath(scope, pack.id), label: pack.title },
        ]}
        here="Approve texts"
      />
      <PageTitle above={pack.title}>Approve texts</PageTitle>
      {waiting.length === 0 ? (
        <EmptyState
          heading="Nothing waits"
          action={{ href: placePackPath(scope, pack.id, 'publish'), label: 'See what would be published' }}
        >
          <p>Every text that is written is approved.</p>
        </EmptyState>
      ) : (
        <Form action={placePackPath(scope, pack.id, 'approve')}>
          <p>
            You approve the text as it stands here, with its links, tags, hashtags and picture. If any of it
            is changed afterwards, it has to be approved again.
          </p>
          {waiting.map((text, index) => {
            const { message, writers, changedBy } = text.own;
            const { line } = text;
            const id = idOf(index);
            const value = nameOf(text);
            const writer = writers[line.language]?.by ?? changedBy;
            return (
              <section class="message__variant" aria-labelledby={`${id}-title`}>
                <h2 id={`${id}-title`}>
                  {message.title}, {nameLanguage(line.language)}
                </h2>
                <p>
                  {describeState(line)} Last written by {writer.name}.
                </p>
                {message.variants
                  .filter(({ language, text }) => language === line.language && text.trim() !== '')
                  .map((variant) => (
                    <>
                      <h3>
                        {namesOf(variant.platforms)}
                        {variant.voice === 'personal' ? ', in the official’s own voice' : ''}
                      </h3>
                      <Wording pack={whole} variant={variant} />
                    </>
                  ))}
                {errors[id] === undefined ? null : (
                  <span class="usa-error-message" id={`${id}-error`}>
                    {errors[id]}
                  </span>
                )}
                <div class="usa-checkbox">
                  <input
                    aria-describedby={errors[id] === undefined ? undefined : `${id}-error`}
                    class="usa-checkbox__input"
                    id={id}
                    type="checkbox"
                    name="texts"
                    value={value}
                    checked={chosen.includes(value)}
                  />
                  <label class="usa-checkbox__label" for={id}>
                    I have read this and approve it
                    <span class="usa-sr-only">
                      : {message.title}, {nameLanguage(line.language)}
                    </span>
                  </label>
                </div>
              </section>
            );
          })}
          <ButtonRow>
            <Button>Approve what is chosen</Button>
            <a href={placePackPath(scope, pack.id)}>Back to the pack</a>
          </ButtonRow>
        </Form>
      )}
    </Layout>
  );
};

/** The first box has the field's own name, which an error about all of them leads to. */
const idOf = (index: number): string => (index === 0 ? 'texts' : `texts-${index + 1}`);

/** One language of one message, exactly as it stands here. */
const nameOf = ({ own: { message }, line }: WaitingText): string =>
  `${message.id} ${line.language} ${line.hash}`;

function describeState({ state, isRequired }: LanguageLine): string {
  const since = state === 'changed' ? 'It was changed after it had been approved. ' : '';
  return `${since}${isRequired ? 'Required before the message is published.' : 'Not required.'}`;
}
