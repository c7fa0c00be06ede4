import { type Crop, cropOf, type PlatformLook } from './platform-looks.ts';

export interface PreviewImage {
  readonly url: string;
  readonly alt: string;
  /** Pixels. Without them the picture is shown whole. */
  readonly width?: number;
  readonly height?: number;
}

/** How a platform would cut this picture, if its measures are known. */
export function cropFor(look: PlatformLook, { width, height }: PreviewImage): Crop | undefined {
  return width === undefined || height === undefined ? undefined : cropOf(look, { width, height });
}

/** A post's picture, cut as the platform cuts it, with its description. */
export const PreviewPicture = ({ image, crop }: { image: PreviewImage; crop: Crop | undefined }) => (
  <figure class={`preview__image${crop === undefined ? '' : ` preview__image--${crop}`}`}>
    <img src={image.url} alt={image.alt} width={image.width} height={image.height} loading="lazy" />
    <figcaption>
      <strong>Image description:</strong> {image.alt}
    </figcaption>
  </figure>
);

/** A link as a card. What stands on the page is not known: nothing is fetched for a preview. */
export const LinkCard = ({ link, name }: { link: string; name: string }) => (
  <p class="preview__card">
    <strong>{hostOf(link)}</strong> <span>{name} reads the title and picture from this page.</span>
  </p>
);

/** Such as `vote.gov`. An address that cannot be read is shown as it stands. */
export function hostOf(link: string): string {
  const url = URL.parse(/^[a-z]+:\/\//i.test(link) ? link : `https://${link}`);
  return url === null ? link : url.hostname.replace(/^www\./, '');
}
