import type { CardDesign } from '#core/card/design-card.ts';
import { type CardElement, LOGO_SOURCE } from '#core/card/element.ts';
import type { StoredMedia } from '#ports/media.ts';
import type { MeasuredPicture } from '#ports/pictures.ts';
import { encodeJpeg } from './encode-jpeg.ts';
import { type CardFonts, FONT_FAMILY } from './fonts.ts';

/** Draws a card. Letters become paths, so that no font of the machine has a part in it. */
export async function drawCard(
  { fonts }: CardFonts,
  { size, tree }: CardDesign,
  logo: StoredMedia | undefined,
  mostBytes: number,
): Promise<MeasuredPicture> {
  // Both are large, and most processes that could draw never do.
  const [{ default: satori }, { default: sharp }] = await Promise.all([import('satori'), import('sharp')]);
  const { width, height } = size;
  const style = { ...tree.props.style, fontFamily: FONT_FAMILY };
  const whole = withLogo({ ...tree, props: { ...tree.props, style } }, logo);
  const svg = await satori(whole, { width, height, fonts: [...fonts] });
  const image = sharp(Buffer.from(svg)).flatten({ background: '#ffffff' }).toColourspace('srgb');
  const drawn = await encodeJpeg(image, mostBytes);
  if (!drawn) throw new RangeError(`A card of ${width}×${height} does not fit ${mostBytes} bytes`);
  return { ...drawn, mimeType: 'image/jpeg' };
}

/** What satori draws, as it declares it: an element of React without its key. */
interface Drawable {
  readonly type: string;
  readonly key: null;
  readonly props: Readonly<Record<string, unknown>>;
}

function withLogo({ type, props }: CardElement, logo: StoredMedia | undefined): Drawable {
  const { src, children, style } = props;
  return {
    type,
    key: null,
    props: {
      style,
      ...(src === LOGO_SOURCE && { src: dataUrl(logo), width: style.width, height: style.height }),
      ...(children !== undefined && {
        children: typeof children === 'string' ? children : children.map((child) => withLogo(child, logo)),
      }),
    },
  };
}

function dataUrl(logo: StoredMedia | undefined): string {
  if (!logo) throw new TypeError('The card shows a logo, and none was given');
  return `data:${logo.mimeType};base64,${Buffer.from(logo.bytes).toString('base64')}`;
}
