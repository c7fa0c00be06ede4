import type { Box } from './element.ts';
import type { Room } from './fit-text.ts';
import type { CardSize } from './size.ts';

/** Where everything stands on a card of one size, in pixels. */
export interface Geometry {
  readonly size: CardSize;
  /** All of the card above the footer. */
  readonly ground: Box;
  /** Where a statement stands. */
  readonly whole: Box;
  /** The coloured panel with a number or a day. */
  readonly panel: Box;
  /** Where the words beside or below the panel stand. */
  readonly body: Box;
  readonly rule: Box;
  readonly footer: Box;
  readonly rooms: Readonly<Record<'statement' | 'small' | 'figure' | 'body' | 'what' | 'where', Room>>;
}

const MARGIN = 64;
const RULE = 10;
/** No letters are smaller than 36 pixels: on a phone the card is shown at about a third of its width. */
const LARGE = [124, 116, 108, 100, 92, 84, 76, 68, 60, 54, 48, 44, 40, 36];
const MIDDLE = [84, 76, 68, 60, 54, 48, 44, 40, 36];
const SMALL = [48, 44, 40, 36];
/** Of the panel, whose words are few: `septiembre de 2026` has to fit a third of a card. */
const LABEL = [48, 44, 40, 36, 32, 28];

/** Works out where everything stands on a card of a size. */
export function layOut(size: CardSize): Geometry {
  const { width, height } = size;
  const footerHeight = size.name === 'wide' ? 120 : 150;
  const upper = height - footerHeight - RULE;
  const sideways = size.name === 'wide';
  const panel: Box = sideways
    ? { left: 0, top: 0, width: 400, height: upper }
    : { left: 0, top: 0, width, height: Math.round(upper * 0.38) };
  const body: Box = sideways
    ? {
        left: panel.width + MARGIN,
        top: MARGIN / 2,
        width: width - panel.width - 2 * MARGIN,
        height: upper - MARGIN,
      }
    : {
        left: MARGIN,
        top: panel.height + MARGIN / 2,
        width: width - 2 * MARGIN,
        height: upper - panel.height - MARGIN,
      };
  const whole: Box = { left: MARGIN, top: MARGIN, width: width - 2 * MARGIN, height: upper - 2 * MARGIN };
  const inPanel = panel.width - 2 * 32;
  const bold = { weight: 'bold' as const };
  return {
    size,
    ground: { left: 0, top: 0, width, height: upper },
    whole,
    panel,
    body,
    rule: { left: 0, top: upper, width, height: RULE },
    footer: { left: MARGIN, top: upper + RULE, width: width - 2 * MARGIN, height: footerHeight },
    rooms: {
      statement: { width: whole.width, height: whole.height, sizes: LARGE, ...bold },
      small: { width: inPanel, height: 60, sizes: LABEL, ...bold },
      // Between two labels, with a little air.
      figure: { width: inPanel, height: panel.height - 140, sizes: [220, 200, 180, 160, 140, 120], ...bold },
      body: { width: body.width, height: body.height, sizes: MIDDLE, ...bold },
      what: { width: body.width, height: Math.round((body.height - 28) * 0.6), sizes: MIDDLE, ...bold },
      where: {
        width: body.width,
        height: Math.round((body.height - 28) * 0.4),
        sizes: SMALL,
        weight: 'regular',
      },
    },
  };
}
