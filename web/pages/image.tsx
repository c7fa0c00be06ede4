import { isUsable, type LibraryImage, nameImage } from '#core/library-image.ts';
import type { Office } from '#core/office.ts';
import { Alert } from '../components/alert.tsx';
import { Breadcrumb } from '../components/breadcrumb.tsx';
import { Button, ButtonLink, ButtonRow } from '../components/buttons.tsx';
import { ErrorSummary } from '../components/error-summary.tsx';
import { Form } from '../components/form.tsx';
import { Layout } from '../components/layout.tsx';
import { PageTitle } from '../components/page-title.tsx';
import { TextArea } from '../components/text-area.tsx';
import type { FormState } from '../forms/form-state.ts';
import { imagePath, imagesPath } from '../image-paths.ts';
import { mediaPath } from '../office-paths.ts';

export interface ImagePageProps {
  readonly office: Office;
  readonly image: LibraryImage;
  readonly form: FormState;
}

/** One image of the library: its shapes, its description, and the way to remove it. */
export const ImagePage = ({ office, image, form }: ImagePageProps) => {
  const name = nameImage(image);
  return (
    <Layout title={name} section="images" failed={Object.keys(form.errors).length > 0}>
      <ErrorSummary errors={form.errors} />
      <Breadcrumb trail={[{ href: imagesPath(office.id), label: 'Images' }]} here={name} />
      <PageTitle above={image.source.kind === 'card' ? 'Card' : 'Uploaded image'}>{name}</PageTitle>
      {isUsable(image) ? null : (
        <Alert kind="warning">
          <p>Describe the image first: without a description no post can show it.</p>
        </Alert>
      )}
      <Shapes office={office} image={image} />
      <Form action={imagePath(office.id, image.id)} label="Description">
        <TextArea
          form={form}
          name="alt"
          label="Description of the picture (alt text)"
          hint="For posts that will show it. Posts that show it already keep the description that was approved with them."
          rows={4}
        />
        <ButtonRow>
          <Button>Save the description</Button>
          <a href={imagesPath(office.id)}>Back to all images</a>
        </ButtonRow>
      </Form>
      <h2>Remove it</h2>
      <p>Posts that show the image keep it. It can no longer be chosen for others.</p>
      <p>
        <ButtonLink kind="outline" href={imagePath(office.id, image.id, 'remove')}>
          Remove the image
        </ButtonLink>
      </p>
    </Layout>
  );
};

/** Asks once more before an image leaves the library. */
export const RemoveImagePage = ({ office, image }: Omit<ImagePageProps, 'form'>) => {
  const question = 'Remove this image?';
  const name = nameImage(image);
  return (
    <Layout title={question} section="images">
      <Breadcrumb trail={[{ href: imagePath(office.id, image.id), label: name }]} here="Remove" />
      <PageTitle above={name}>{question}</PageTitle>
      <p>
        It leaves your office’s images and cannot be chosen any more. Posts that show it, public or scheduled,
        keep it. This cannot be taken back.
      </p>
      <Form action={imagePath(office.id, image.id, 'remove')} label="Remove">
        <ButtonRow>
          <Button kind="danger">Remove the image</Button>
          <a href={imagePath(office.id, image.id)}>Keep it</a>
        </ButtonRow>
      </Form>
    </Layout>
  );
};

const Shapes = ({ office, image }: Omit<ImagePageProps, 'form'>) => (
  <ul class="picture-list" aria-label="Shapes of the image">
    {image.pictures.map(({ mediaId, width, height }) => (
      <li class="picture">
        <img src={mediaPath(office.id, mediaId)} alt="" width={width} height={height} />
        <p class="picture__about">
          {width}×{height}
        </p>
      </li>
    ))}
  </ul>
);
