import { type Colour, contrastOf, WHITE, writeContrast } from '#core/card/contrast.ts';
import type { Identity } from '#core/card/identity.ts';
import { CARD_SIZES } from '#core/card/size.ts';
import { type LibraryImage, nameImage } from '#core/library-image.ts';
import type { Office } from '#core/office.ts';
import { Alert } from '../components/alert.tsx';
import { Breadcrumb } from '../components/breadcrumb.tsx';
import { Button, ButtonRow } from '../components/buttons.tsx';
import { ErrorSummary } from '../components/error-summary.tsx';
import { Form, Hidden } from '../components/form.tsx';
import { Layout } from '../components/layout.tsx';
import { PageTitle } from '../components/page-title.tsx';
import { Select } from '../components/select.tsx';
import { TextField } from '../components/text-field.tsx';
import type { FormState } from '../forms/form-state.ts';
import { cardPreviewPath, identityPath, imagesPath } from '../image-paths.ts';

export interface IdentityPageProps {
  readonly office: Office;
  readonly identity: Identity;
  readonly images: readonly LibraryImage[];
  readonly form: FormState;
  /** Whether somebody else has changed it since the form was drawn. */
  readonly changedMeanwhile?: boolean;
}

export function freshIdentity({ name, main, accent, logo }: Identity): FormState {
  return { values: { name, main, accent, logo: logo ? 'keep' : '' }, errors: {} };
}

/** How an office looks on its cards. */
export const IdentityPage = ({ office, identity, images, form, changedMeanwhile }: IdentityPageProps) => {
  const title = 'How cards look';
  return (
    <Layout title={title} section="images" failed={Object.keys(form.errors).length > 0}>
      <ErrorSummary errors={form.errors} />
      <Breadcrumb trail={[{ href: imagesPath(office.id), label: 'Images' }]} here={title} />
      <PageTitle>{title}</PageTitle>
      {changedMeanwhile ? (
        <Alert kind="warning">
          <p>
            Somebody else has changed this since you opened the page. The cards below look as they do now;
            saving replaces that by what is in the form.
          </p>
        </Alert>
      ) : null}
      <p class="lead">
        Every card that you make from now on looks like this. Cards that you have keep their look.
      </p>
      <ul class="picture-list" aria-label="Cards as they look now">
        {EXAMPLES.map(({ size, wanted, alt }) => (
          <li class="picture">
            <img
              src={cardPreviewPath(office.id, size.name, wanted)}
              alt={alt}
              width={size.width}
              height={size.height}
            />
          </li>
        ))}
      </ul>
      <Form action={identityPath(office.id)} label={title}>
        <Hidden name="seen" value={String(identity.version)} />
        <TextField
          form={form}
          name="name"
          label="Name on the cards"
          hint="As the public knows your office."
        />
        <Select
          form={form}
          name="logo"
          label="Seal or logo"
          hint="One of the images that you have uploaded. It stands on white."
          optional
          options={[
            { value: '', label: 'None' },
            ...(identity.logo ? [{ value: 'keep', label: 'The one that is used now' }] : []),
            ...images
              .filter(({ source }) => source.kind === 'upload')
              .map((image) => ({ value: image.id, label: nameImage(image) })),
          ]}
        />
        <TextField
          form={form}
          name="main"
          label="Main color"
          hint={describeColour(identity.main)}
          spellcheck={false}
        />
        <TextField
          form={form}
          name="accent"
          label="Second color"
          hint={describeColour(identity.accent)}
          spellcheck={false}
        />
        <ButtonRow>
          <Button>Save</Button>
          <a href={imagesPath(office.id)}>Back without saving</a>
        </ButtonRow>
      </Form>
    </Layout>
  );
};

function describeColour(colour: Colour): string {
  const ratio = writeContrast(contrastOf(colour, WHITE));
  return `Written as # and six digits or letters. Now ${colour}: white letters stand out from it by ${ratio} to 1, and 4.5 to 1 are needed.`;
}

const blank = { language: 'en', text: '', number: '', day: '', what: '', where: '' };
const [WIDE] = CARD_SIZES;
const EXAMPLES = (WIDE ? [WIDE] : []).flatMap((size) => [
  {
    size,
    wanted: { ...blank, layout: 'statement', text: 'This is how a sentence looks.' },
    alt: 'Example of a card with one large sentence, on the main color',
  },
  {
    size,
    wanted: { ...blank, layout: 'principle', number: '1', text: 'This is how a statement looks.' },
    alt: 'Example of a card with a number on the second color, and a statement',
  },
]);
