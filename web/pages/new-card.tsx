import type { WantedCard } from '#core/card/check-card.ts';
import { LONGEST_CARD_TEXT } from '#core/card/content.ts';
import { CARD_SIZES } from '#core/card/size.ts';
import type { Office } from '#core/office.ts';
import type { Pack } from '#core/pack.ts';
import type { PreparedCard } from '#use-cases/prepare-card.ts';
import { Alert } from '../components/alert.tsx';
import { Breadcrumb } from '../components/breadcrumb.tsx';
import { Button, ButtonRow } from '../components/buttons.tsx';
import { DateField } from '../components/date-time-fields.tsx';
import { ErrorSummary } from '../components/error-summary.tsx';
import { FilterLinks } from '../components/filter-links.tsx';
import { Form, Hidden } from '../components/form.tsx';
import { Layout } from '../components/layout.tsx';
import { PageTitle } from '../components/page-title.tsx';
import { Select } from '../components/select.tsx';
import { TextArea } from '../components/text-area.tsx';
import { TextField } from '../components/text-field.tsx';
import { type FormState, freshForm } from '../forms/form-state.ts';
import { cardPreviewPath, cardsPath, identityPath, imagesPath, newCardPath } from '../image-paths.ts';

export interface NewCardPageProps {
  readonly office: Office;
  readonly packs: readonly Pack[];
  readonly wanted: WantedCard;
  readonly form: FormState;
  /** The card, where it can be drawn. */
  readonly prepared: PreparedCard | undefined;
  /** What it will be called once it is kept. */
  readonly imageId: string;
}

const LAYOUTS = [
  { layout: 'statement', label: 'One large sentence' },
  { layout: 'principle', label: 'A number and its statement' },
  { layout: 'date', label: 'A day, what and where' },
] as const;

/** Makes a card: its layout, its words, and how it looks in every shape before it is kept. */
export const NewCardPage = (props: NewCardPageProps) => {
  const { office, wanted, form, prepared } = props;
  const failed = Object.keys(form.errors).length > 0;
  return (
    <Layout title="Make a card" section="images" width="wide" failed={failed}>
      <ErrorSummary errors={form.errors} />
      <Breadcrumb trail={[{ href: imagesPath(office.id), label: 'Images' }]} here="Make a card" />
      <PageTitle>Make a card</PageTitle>
      <p class="lead">
        A card shows words of yours as a picture, with your office’s name below.{' '}
        <a href={identityPath(office.id)}>Change how cards look</a>
      </p>
      <FilterLinks
        label="What stands on the card"
        links={LAYOUTS.map(({ layout, label }) => ({
          href: newCardPath(office.id, { ...wanted, layout }),
          text: label,
          isCurrent: layout === wanted.layout,
        }))}
      />
      <WordsOfMessage {...props} />
      <CardForm {...props} />
      {prepared ? <Preview {...props} prepared={prepared} /> : null}
    </Layout>
  );
};

/** The words of a message to begin with. */
const WordsOfMessage = ({ office, packs }: NewCardPageProps) => (
  <form class="form" method="get" action={newCardPath(office.id)} aria-label="Words of a message">
    <Select
      form={freshForm()}
      name="from"
      label="Begin with the words of a message"
      optional
      prompt="Choose a message"
      options={packs.flatMap((pack) =>
        pack.messages.map((message) => ({
          value: `${pack.id}/${message.id}`,
          label: `${pack.title}: ${message.title}`,
        })),
      )}
    />
    <ButtonRow>
      <Button kind="outline">Take its words</Button>
    </ButtonRow>
  </form>
);

const CardForm = ({ office, wanted, form }: NewCardPageProps) => (
  <form class="form" method="get" action={newCardPath(office.id)} aria-label="Card" novalidate>
    <Hidden name="layout" value={wanted.layout} />
    <Hidden name="show" value="yes" />
    {wanted.layout === 'date' ? (
      <>
        <DateField form={form} name="day" label="Day" />
        <TextArea form={form} name="what" label="What happens" rows={2} language={wanted.language} />
        <TextArea form={form} name="where" label="Where" rows={2} language={wanted.language} optional />
      </>
    ) : (
      <>
        {wanted.layout === 'principle' ? (
          <TextField form={form} name="number" label="Number" hint="Of the principle, such as 3." />
        ) : null}
        <TextArea
          form={form}
          name="text"
          label="Words on the card"
          hint={`One sentence reads best. Up to ${LONGEST_CARD_TEXT} characters; emoji are left out.`}
          rows={4}
          language={wanted.language}
        />
      </>
    )}
    <Select
      form={form}
      name="language"
      label="Language of the card"
      options={[
        { value: 'en', label: 'English' },
        { value: 'es', label: 'Spanish' },
      ]}
    />
    <ButtonRow>
      <Button>Show the card</Button>
      <span class="usa-hint">Nothing is kept yet.</span>
    </ButtonRow>
  </form>
);

const Preview = ({
  office,
  wanted,
  form,
  prepared,
  imageId,
}: NewCardPageProps & { readonly prepared: PreparedCard }) => (
  <section aria-labelledby="card-preview">
    <h2 id="card-preview">Your card</h2>
    <p>
      Clarion draws it in three shapes. Each post shows the one that stands best on its platform. Read every
      word: this is what the public will see.
    </p>
    {prepared.notes.map((note) => (
      <Alert kind="info">
        <p>{note}</p>
      </Alert>
    ))}
    <ul class="picture-list" aria-label="The card in its shapes">
      {CARD_SIZES.map(({ name, width, height }, index) => (
        <li class="picture">
          <img
            src={cardPreviewPath(office.id, name, wanted)}
            alt={index === 0 ? prepared.alt : 'The same card in another shape.'}
            width={width}
            height={height}
          />
          <p class="picture__about">
            {width}×{height}
          </p>
        </li>
      ))}
    </ul>
    <Form action={cardsPath(office.id)} label="Keep the card">
      <Hidden name="image" value={imageId} />
      <Hidden name="look" value={String(prepared.identity.version)} />
      {Object.entries(wanted).map(([name, value]) => (
        <Hidden name={name} value={value} />
      ))}
      <TextArea
        form={form}
        name="alt"
        label="Description of the card (alt text)"
        hint="Says what stands on the card, for people who cannot see it."
        rows={4}
        language={wanted.language}
      />
      <ButtonRow>
        <Button>Keep this card</Button>
      </ButtonRow>
    </Form>
  </section>
);
