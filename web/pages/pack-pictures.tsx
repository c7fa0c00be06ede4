import { type LibraryImage, nameImage } from '#core/library-image.ts';
import type { OwnMedia, OwnPack } from '#core/own-pack/own-pack.ts';
import type { Image } from '#core/pack.ts';
import { Breadcrumb } from '../components/breadcrumb.tsx';
import { Button } from '../components/buttons.tsx';
import { EmptyState } from '../components/empty-state.tsx';
import { Form, Hidden } from '../components/form.tsx';
import { Layout } from '../components/layout.tsx';
import { PageTitle } from '../components/page-title.tsx';
import { packSection, packsPath, placeMediaPath, placePackPath } from '../pack-paths.ts';
import { officePath } from '../paths.ts';
import type { Place } from '../place-env.ts';

/** An image of the office that can be put into a pack, in the shape that serves most platforms. */
export interface OfferedImage {
  readonly source: LibraryImage;
  readonly image: Image;
}

export interface PackPicturesPageProps {
  readonly place: Place;
  readonly pack: OwnPack;
  /** Absent for an association, which keeps no images of its own. */
  readonly offered: readonly OfferedImage[] | undefined;
}

/** The pictures that a pack's messages can show, and those of the office that can be put beside them. */
export const PackPicturesPage = ({ place, pack, offered }: PackPicturesPageProps) => {
  const { scope } = place;
  return (
    <Layout title="Pictures" section={packSection(scope)} width="wide">
      <Breadcrumb
        trail={[
          { href: packsPath(scope), label: 'Packs' },
          { href: placePackPath(scope, pack.id), label: pack.title },
        ]}
        here="Pictures"
      />
      <PageTitle above={pack.title}>Pictures</PageTitle>
      <p class="lead">Instagram posts need a picture. Choose which one a message shows where you write it.</p>
      {pack.media.length === 0 ? (
        <EmptyState heading="No picture yet">
          <p>
            {offered
              ? 'Put in one of your office’s images below.'
              : 'A copy of a pack brings its pictures along.'}
          </p>
        </EmptyState>
      ) : (
        <ul class="picture-list" aria-label="Pictures of the pack">
          {pack.media.map((media) => (
            <InPack place={place} pack={pack} media={media} />
          ))}
        </ul>
      )}
      {offered ? <Offered place={place} pack={pack} offered={offered} /> : null}
    </Layout>
  );
};

const Shown = ({ place, image }: { place: Place; image: Image }) => (
  <img
    src={placeMediaPath(place.scope, image.mediaId)}
    alt={image.alt}
    width={image.width}
    height={image.height}
    loading="lazy"
  />
);

const InPack = ({ place, pack, media }: { place: Place; pack: OwnPack; media: OwnMedia }) => (
  <li class="picture">
    <Shown place={place} image={{ ...media.image, alt: media.alt }} />
    <div class="picture__about">
      <p>
        <strong>Image description:</strong> {media.alt}
      </p>
      <Form action={placePackPath(place.scope, pack.id, 'pictures/remove')} class="inline-form">
        <Hidden name="key" value={media.key} />
        <Hidden name="seen" value={String(pack.version)} />
        <Button kind="plain">
          Take out<span class="usa-sr-only"> {media.alt}</span>
        </Button>
      </Form>
    </div>
  </li>
);

const Offered = ({
  place,
  pack,
  offered,
}: Pick<PackPicturesPageProps, 'place' | 'pack'> & { offered: readonly OfferedImage[] }) => {
  const images = 'officeId' in place.scope ? officePath(place.scope.officeId, '/images') : '';
  return (
    <section aria-labelledby="offered">
      <h2 id="offered">Images of your office</h2>
      {offered.length === 0 ? (
        <p>
          None that is not in the pack already. <a href={images}>Upload an image or make a card</a>, and
          describe it: then it can be put in here.
        </p>
      ) : (
        <ul class="picture-list" aria-labelledby="offered">
          {offered.map(({ source, image }) => (
            <li class="picture">
              <Shown place={place} image={image} />
              <div class="picture__about">
                <p>
                  <strong>{nameImage(source)}</strong>
                </p>
                <Form action={placePackPath(place.scope, pack.id, 'pictures')} class="inline-form">
                  <Hidden name="image" value={source.id} />
                  <Button kind="outline">
                    Put it in<span class="usa-sr-only"> {nameImage(source)}</span>
                  </Button>
                </Form>
              </div>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
};
