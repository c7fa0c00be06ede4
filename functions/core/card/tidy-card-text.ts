import type { Letters } from './letters.ts';

/** A text as it can stand on a card, and whether emoji were left out of it. */
export interface CardText {
  readonly text: string;
  readonly withoutEmoji: boolean;
}

/** Keycaps such as 1️⃣ are a digit with ornaments: the digit stays. */
const KEYCAP = /([0-9#*])\uFE0F?\u20E3/gu;
const EMOJI = /\p{RGI_Emoji}/gv;
/** What holds emoji together and stands for nothing alone. */
const JOINTS = /[\uFE0E\uFE0F\u200D]|[\u{1F3FB}-\u{1F3FF}]/gu;
const PICTOGRAPH = /\p{Extended_Pictographic}/u;

/** Leaves out emoji, for which the fonts have no letters, and sets the text in one paragraph. */
export function tidyCardText(text: string, letters: Letters): CardText {
  const composed = text.normalize('NFC').replace(KEYCAP, '$1');
  const bare = composed.replace(EMOJI, '').replace(JOINTS, '');
  const kept = [...bare].filter(
    (letter) => letters.advance(letter, 'bold') !== undefined || !PICTOGRAPH.test(letter),
  );
  const left = kept.join('');
  return { text: left.replace(/\s+/gu, ' ').trim(), withoutEmoji: left !== composed };
}
