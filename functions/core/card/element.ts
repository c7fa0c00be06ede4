import type { SetText } from './fit-text.ts';

/** What a card is made of, as plain data: whoever draws cards turns it into pixels. */
export interface CardElement {
  readonly type: 'div' | 'img';
  readonly props: {
    readonly style: Readonly<Record<string, string | number>>;
    readonly children?: string | readonly CardElement[];
    readonly src?: string;
  };
}

/** Stands where the office's logo is to be drawn. */
export const LOGO_SOURCE = 'logo';

/** Where a part of a card stands, in pixels. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export interface BoxLook {
  readonly ground?: string;
  readonly across?: 'flex-start' | 'center';
  readonly gap?: number;
}

/** A part of a card whose children stand one below the other, in the middle of its height. */
export function placeBox(box: Box, look: BoxLook, children: readonly CardElement[]): CardElement {
  const { ground, across = 'flex-start', gap } = look;
  return {
    type: 'div',
    props: {
      style: {
        position: 'absolute',
        ...box,
        boxSizing: 'border-box',
        display: 'flex',
        flexDirection: 'column',
        justifyContent: 'center',
        alignItems: across,
        ...(ground !== undefined && { backgroundColor: ground }),
        ...(gap !== undefined && { gap }),
      },
      children,
    },
  };
}

/** A text line by line as it was measured: nothing is broken anew. */
export function placeText(
  text: SetText,
  colour: string,
  across: BoxLook['across'] = 'flex-start',
): CardElement {
  return {
    type: 'div',
    props: {
      style: { display: 'flex', flexDirection: 'column', alignItems: across },
      children: text.lines.map((line) => ({
        type: 'div',
        props: {
          style: {
            whiteSpace: 'nowrap',
            color: colour,
            fontSize: text.size,
            lineHeight: `${text.lineHeight}px`,
            height: text.lineHeight,
            fontWeight: text.weight === 'bold' ? 700 : 400,
          },
          children: line,
        },
      })),
    },
  };
}

/** Every text of an element, in the order in which it is drawn. */
export function textsIn({ props: { children = [] } }: CardElement): readonly string[] {
  return typeof children === 'string' ? [children] : children.flatMap(textsIn);
}
