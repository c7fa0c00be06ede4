import { answerField } from '#core/check-answers.ts';
import type { Companion } from '#core/companion/companion.ts';
import type { CompanionTemplate } from '#core/companion/companion-template.ts';
import type { FilledDocument } from '#core/companion/fill-document.ts';
import { ownText } from '#core/companion/review-document.ts';
import { countWords, judgeCount } from '#core/count-words.ts';
import type { Day } from '#core/election/day.ts';
import type { Language } from '#core/ids.ts';
import { nameLanguage } from '#core/name-language.ts';
import type { Office } from '#core/office.ts';
import type { CompanionReading } from '#use-cases/read-companion.ts';
import { type CompanionAddress, companionPath } from '../companion-paths.ts';
import { Breadcrumb } from '../components/breadcrumb.tsx';
import { Button, ButtonLink, ButtonRow } from '../components/buttons.tsx';
import { ErrorSummary } from '../components/error-summary.tsx';
import { FilledDocumentText } from '../components/filled-document.tsx';
import { Form, Hidden } from '../components/form.tsx';
import { Layout } from '../components/layout.tsx';
import { writeNumber } from '../components/number-text.ts';
import { PageTitle } from '../components/page-title.tsx';
import { TimeText } from '../components/time-text.tsx';
import { type FormState, textOf } from '../forms/form-state.ts';
import { campaignPath } from '../office-paths.ts';
import { CompanionClaims } from './companion-claims.tsx';
import { CompanionConflict } from './companion-conflict.tsx';
import { CompanionFields } from './companion-fields.tsx';
import { CompanionPublication } from './companion-publication.tsx';
import { CompanionReview } from './companion-review.tsx';

export interface CompanionPageProps {
  readonly office: Office;
  readonly reading: CompanionReading;
  readonly form: FormState;
  readonly publicationForm: FormState;
  readonly today: Day;
  readonly mayWrite: boolean;
  /** What somebody else has saved since this person opened the page. */
  readonly theirs?: Companion | undefined;
}

/** A companion: what to fill in, what deserves a second look, the document, and where it was published. */
export const CompanionPage = (props: CompanionPageProps) => {
  const { office, reading, form, publicationForm, today, mayWrite, theirs } = props;
  const { campaign, template, companion, pack, answers, document, review } = reading;
  const address = { officeId: office.id, campaignId: campaign.id, kind: template.kind };
  const errors = { ...form.errors, ...publicationForm.errors };
  return (
    <Layout
      title={`${template.title}: ${campaign.title}`}
      section="posts"
      failed={Object.keys(errors).length > 0}
      islands={template.words ? ['live-words'] : undefined}
    >
      <Breadcrumb
        trail={[{ href: campaignPath(office.id, campaign.id), label: campaign.title }]}
        here={template.title}
      />
      <PageTitle above={`Belongs to “${campaign.title}”`}>{template.title}</PageTitle>
      <ErrorSummary errors={errors} />
      <p class="lead">{template.summary}</p>
      <MissingLanguage wanted={campaign.language} document={document} template={template} />
      {companion ? (
        <p>
          Saved by {companion.changedBy.name} on <TimeText at={companion.changedAt} zone={office.zone} />.
        </p>
      ) : (
        <p>Nothing has been saved yet. What your campaign and your office’s records say is filled in.</p>
      )}
      {theirs ? <CompanionConflict {...{ template, theirs, answers, form }} zone={office.zone} /> : null}
      {mayWrite ? <CompanionEntry {...{ address, reading, form }} /> : null}
      <CompanionReview template={template} review={review} isForm={mayWrite} />
      <section aria-labelledby="document">
        <h2 id="document">The document</h2>
        <ButtonRow>
          <ButtonLink href={companionPath(address, 'document.docx')} kind="outline">
            Download as Word
          </ButtonLink>
          <ButtonLink href={companionPath(address, 'document')} kind="outline">
            Print or save as PDF
          </ButtonLink>
        </ButtonRow>
        <FilledDocumentText document={document} />
      </section>
      <CompanionPublication
        {...{ address, template, today, mayWrite }}
        packId={pack.id}
        publication={companion?.publication}
        form={publicationForm}
      />
    </Layout>
  );
};

interface MissingLanguageProps {
  readonly wanted: Language;
  readonly document: FilledDocument;
  readonly template: CompanionTemplate;
}

/** A campaign in a language that its pack has no such document in. */
const MissingLanguage = ({ wanted, document, template: { wordings } }: MissingLanguageProps) =>
  wordings.some(({ language }) => language === wanted) ? null : (
    <p>
      The pack has no {nameLanguage(wanted)} text of it. The document below is in{' '}
      {nameLanguage(document.language)}.
    </p>
  );

interface CompanionEntryProps {
  readonly address: CompanionAddress;
  readonly reading: CompanionReading;
  readonly form: FormState;
}

const CompanionEntry = ({ address, reading: { template }, form }: CompanionEntryProps) => (
  <Form action={companionPath(address)} label={`Fill in: ${template.title}`}>
    <Hidden name="seen" value={textOf(form, 'seen')} />
    <CompanionFields template={template} form={form} />
    <TotalWords template={template} form={form} />
    {template.evidence === undefined ? null : <CompanionClaims form={form} wanted={template.evidence} />}
    <ButtonRow>
      <Button>Save</Button>
    </ButtonRow>
  </Form>
);

const TotalWords = ({
  template,
  form,
}: Pick<CompanionEntryProps, 'form'> & Pick<CompanionReading, 'template'>) => {
  const { words: limits, fields } = template;
  if (!limits) return null;
  const names = fields.filter(({ type }) => type === 'long').map(({ key }) => answerField(key));
  const typed = Object.fromEntries(fields.map(({ key }) => [key, textOf(form, answerField(key))]));
  const words = countWords(ownText(template, typed));
  return (
    <p
      class={`count${words > limits.max ? ' count--over' : ''}`}
      data-words-of={names.join(' ')}
      data-min={limits.min}
      data-max={limits.max}
    >
      <strong>
        <span data-words>{writeNumber(words)}</span> words in all:{' '}
        <span data-verdict>{judgeCount(words, limits)}</span>
      </strong>{' '}
      ({limits.min} to {limits.max} is the aim)
    </p>
  );
};
