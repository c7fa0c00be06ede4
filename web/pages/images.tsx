import type { LibraryImage } from '#core/library-image.ts';
import { isUsable, nameImage } from '#core/library-image.ts';
import type { Office } from '#core/office.ts';
import { MOST_UPLOAD_BYTES } from '#ports/pictures.ts';
import { Button, ButtonLink, ButtonRow } from '../components/buttons.tsx';
import { EmptyState } from '../components/empty-state.tsx';
import { ErrorSummary } from '../components/error-summary.tsx';
import { FileField } from '../components/file-field.tsx';
import { Form, Hidden } from '../components/form.tsx';
import { Layout } from '../components/layout.tsx';
import { PageTitle } from '../components/page-title.tsx';
import { TextArea } from '../components/text-area.tsx';
import { TimeText } from '../components/time-text.tsx';
import { type FormState, textOf } from '../forms/form-state.ts';
import { identityPath, imagePath, imagesPath, newCardPath } from '../image-paths.ts';
import { mediaPath } from '../office-paths.ts';

export interface ImagesPageProps {
  readonly office: Office;
  /** The newest first. */
  readonly images: readonly LibraryImage[];
  readonly form: FormState;
  readonly mayWrite: boolean;
}

/** The images that an office keeps for its posts. */
export const ImagesPage = ({ office, images, form, mayWrite }: ImagesPageProps) => (
  <Layout title="Images" section="images" width="wide" failed={Object.keys(form.errors).length > 0}>
    <ErrorSummary errors={form.errors} />
    <PageTitle
      actions={mayWrite ? <ButtonLink href={newCardPath(office.id)}>Make a card</ButtonLink> : undefined}
    >
      Images
    </PageTitle>
    <p class="lead">
      Pictures that your posts can show: cards that Clarion draws from your words, and images of your own.
    </p>
    {mayWrite ? (
      <p>
        <a href={identityPath(office.id)}>How cards look</a>: your office’s name, seal or logo, and colors.
      </p>
    ) : null}
    {images.length === 0 ? (
      <EmptyState heading="Your office has no images yet">
        <p>
          {mayWrite
            ? 'Make a card from the words of a message, or upload an image below.'
            : 'Somebody of your office who may write posts can add one.'}
        </p>
      </EmptyState>
    ) : (
      <ul class="picture-list" aria-label="Images">
        {images.map((image) => (
          <ListedImage office={office} image={image} mayWrite={mayWrite} />
        ))}
      </ul>
    )}
    {mayWrite ? <UploadForm office={office} form={form} /> : null}
  </Layout>
);

const ListedImage = ({
  office,
  image,
  mayWrite,
}: Pick<ImagesPageProps, 'office' | 'mayWrite'> & { readonly image: LibraryImage }) => {
  const [picture] = image.pictures;
  const name = nameImage(image);
  return (
    <li class="picture">
      {picture === undefined ? null : (
        <img
          src={mediaPath(office.id, picture.mediaId)}
          alt={isUsable(image) ? image.alt : `${name}, not described yet`}
          width={picture.width}
          height={picture.height}
          loading="lazy"
        />
      )}
      <div class="picture__about">
        <p>
          <strong>{mayWrite ? <a href={imagePath(office.id, image.id)}>{name}</a> : name}</strong>
        </p>
        {isUsable(image) ? null : <p>Cannot be used yet: nobody has described it.</p>}
        <p class="usa-hint">
          {image.source.kind === 'card' ? 'Card' : 'Uploaded'} by {image.by.name},{' '}
          <TimeText at={image.at} zone={office.zone} />
        </p>
      </div>
    </li>
  );
};

const UploadForm = ({ office, form }: Pick<ImagesPageProps, 'office' | 'form'>) => (
  <section aria-labelledby="upload">
    <h2 id="upload">Upload an image</h2>
    <Form action={imagesPath(office.id)} label="Upload an image" withFile>
      <Hidden name="image" value={textOf(form, 'image')} />
      <FileField
        form={form}
        name="file"
        label="Image"
        hint={`JPEG, PNG, WebP or GIF, up to ${MOST_UPLOAD_BYTES / 1_000_000} MB. What the file says besides the picture, such as where it was taken, is not kept.`}
        accept="image/jpeg,image/png,image/webp,image/gif"
      />
      <TextArea
        form={form}
        name="alt"
        label="Description of the picture (alt text)"
        hint="Says what the picture shows, for people who cannot see it. Repeat any words that stand in it. Without it the image cannot be used."
        rows={3}
        optional
      />
      <ButtonRow>
        <Button>Upload</Button>
      </ButtonRow>
    </Form>
  </section>
);
