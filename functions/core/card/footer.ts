import { type CardElement, LOGO_SOURCE, placeBox, placeText } from './element.ts';
import type { Room, SetText } from './fit-text.ts';
import type { Identity, Picture } from './identity.ts';
import type { Geometry } from './layouts.ts';

const GAP = 24;

/** Who speaks: the logo and the office's name, on white below a rule in the accent. */
export function drawFooter(
  identity: Identity,
  { rule, footer }: Geometry,
  setText: (text: string, room: Room) => SetText,
): readonly CardElement[] {
  const inner = footer.height - 32;
  const logo = identity.logo && scaleLogo(identity.logo, { width: 220, height: inner });
  const beside = logo ? logo.width + GAP : 0;
  const name = setText(identity.name, {
    width: footer.width - beside,
    height: inner,
    sizes: [44, 40, 36, 32, 28, 24],
    weight: 'bold',
  });
  return [
    placeBox(rule, { ground: identity.accent }, []),
    ...(logo ? [drawLogo(logo, footer)] : []),
    placeBox({ ...footer, left: footer.left + beside, width: footer.width - beside }, {}, [
      placeText(name, identity.main),
    ]),
  ];
}

function drawLogo(
  { width, height }: { readonly width: number; readonly height: number },
  { left, top, height: footerHeight }: Geometry['footer'],
): CardElement {
  const style = {
    position: 'absolute',
    left,
    top: top + Math.round((footerHeight - height) / 2),
    width,
    height,
  };
  return { type: 'img', props: { src: LOGO_SOURCE, style } };
}

/** The logo as large as its place allows, in its own shape. */
function scaleLogo(logo: Picture, place: { readonly width: number; readonly height: number }) {
  const scale = Math.min(place.width / logo.width, place.height / logo.height);
  return {
    width: Math.max(1, Math.round(logo.width * scale)),
    height: Math.max(1, Math.round(logo.height * scale)),
  };
}
