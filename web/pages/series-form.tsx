import type { Channel } from '#core/channel.ts';
import { describeKey } from '#core/election/calendar-date.ts';
import type { OfficeDate } from '#core/election/dates-for.ts';
import { describeDate } from '#core/election/day.ts';
import type { Election } from '#core/election/election.ts';
import type { LibraryImage } from '#core/library-image.ts';
import type { Office } from '#core/office.ts';
import type { Pack } from '#core/pack.ts';
import type { TextRules } from '#core/text-rules.ts';
import { Breadcrumb } from '../components/breadcrumb.tsx';
import { Button, ButtonRow } from '../components/buttons.tsx';
import { ClockField, nameZone } from '../components/date-time-fields.tsx';
import { ErrorSummary } from '../components/error-summary.tsx';
import { Form, Hidden } from '../components/form.tsx';
import { FormSection } from '../components/form-section.tsx';
import { Layout } from '../components/layout.tsx';
import { PageTitle } from '../components/page-title.tsx';
import { Select } from '../components/select.tsx';
import { TextField } from '../components/text-field.tsx';
import { electionPath, electionsPath } from '../election-paths.ts';
import { errorOf, type FormState, textOf } from '../forms/form-state.ts';
import { anchorKey, SERIES_ROWS } from '../forms/series-form.ts';
import { picturesToChoose, WhereToMakePictures } from './choose-picture.tsx';
import { ConnectFirst } from './connect-first.tsx';
import { AnswersSection, ChannelsSection } from './pack-choices.tsx';
import { VoiceSection } from './voice-section.tsx';

export interface SeriesFormPageProps {
  readonly office: Office;
  readonly election: Election;
  readonly dates: readonly OfficeDate[];
  readonly pack: Pack;
  readonly rules: readonly TextRules[];
  readonly channels: readonly Channel[];
  /** The office's own, as posts may show them. */
  readonly images: readonly LibraryImage[];
  readonly form: FormState;
}

/** Rows that are open from the start; the others wait behind a word. */
const OPEN_ROWS = 3;

/** Messages of a pack, each so many days before or after a date of the election. */
export const SeriesFormPage = (props: SeriesFormPageProps) => {
  const { office, election, pack, form } = props;
  const keeper = { officeId: office.id };
  const isUsed = (row: number) => textOf(form, `message.${row}`) !== '';
  const more = SERIES_ROWS.slice(OPEN_ROWS);
  return (
    <Layout title="Plan a series" section="elections" failed={Object.keys(form.errors).length > 0}>
      <Breadcrumb
        trail={[
          { href: electionsPath(keeper), label: 'Elections' },
          { href: electionPath(keeper, election.id), label: election.name },
        ]}
        here="Plan a series"
      />
      <PageTitle above={election.name}>Plan a series of posts</PageTitle>
      <ErrorSummary errors={form.errors} />
      <ConnectFirst office={office} channels={props.channels} />
      <p class="lead">
        Choose messages of “{pack.title}” and when each goes out: so many days before or after a date of the
        calendar; 0 is the day itself. If the date changes, the posts move along and are approved anew.
      </p>
      <Form action={electionPath(keeper, election.id, 'series/preview')} label="Series">
        <Hidden name="campaign" value={textOf(form, 'campaign')} />
        <Hidden name="pack" value={textOf(form, 'pack')} />
        <FormSection id="section-messages" heading="Messages">
          <p>Times are on your office’s clock: {nameZone(office.zone)}.</p>
          {SERIES_ROWS.slice(0, OPEN_ROWS).map((row) => (
            <Row {...props} row={row} />
          ))}
          <details open={more.some(isUsed)}>
            <summary>More messages</summary>
            {more.map((row) => (
              <Row {...props} row={row} />
            ))}
          </details>
          <p>
            Each message can show a picture of your own, such as a card with the day on it. It brings its own
            description along.
          </p>
          <WhereToMakePictures office={office} />
        </FormSection>
        <VoiceSection form={form} languages={pack.languages} />
        <AnswersSection form={form} pack={pack} what="series" />
        <ChannelsSection {...props} />
        <ButtonRow>
          <Button>See the posts</Button>
          <span class="usa-hint">Nothing is scheduled yet.</span>
        </ButtonRow>
      </Form>
    </Layout>
  );
};

const Row = ({ form, pack, dates, images, row }: SeriesFormPageProps & { row: number }) => (
  <fieldset class="usa-fieldset series-row">
    <legend class="usa-legend">Message {row}</legend>
    <Select
      form={form}
      name={`message.${row}`}
      label="What it says"
      prompt="No message"
      options={pack.messages.map(({ id, title }) => ({ value: id, label: title }))}
      optional={row > 1}
    />
    <div class="series-row__time">
      <TextField form={form} name={`days.${row}`} label="Days" autocomplete="off" />
      <Select
        form={form}
        name={`side.${row}`}
        label="Before or after"
        options={[
          { value: 'before', label: 'before' },
          { value: 'after', label: 'after' },
        ]}
      />
      <Select
        form={form}
        name={`anchor.${row}`}
        label="The date"
        options={dates.map((held) => ({
          value: anchorKey(held),
          label: `${describeKey(held.date)}: ${describeDate(held.day)}`,
        }))}
      />
      <ClockField form={form} name={`at.${row}`} label="Time" />
    </div>
    {images.length === 0 && errorOf(form, `picture.${row}`) === undefined ? null : (
      <Select
        form={form}
        name={`picture.${row}`}
        label="Picture of your own"
        optional
        options={picturesToChoose(images, 'None of your own')}
      />
    )}
  </fieldset>
);
