import { describe, expect, it } from 'vitest';
import { compareMessages } from '#core/compose/compare-messages.ts';
import { DraftMessage } from '#core/own-pack/own-pack.ts';

const variant = (language: string, platforms: readonly string[], text: string) => ({
  platforms,
  language,
  voice: 'office',
  text,
});

function message(given: Readonly<Record<string, unknown>> = {}): DraftMessage {
  return DraftMessage.parse({
    id: 'counting',
    title: 'How we count',
    kind: 'how-to',
    topic: 'counting',
    audience: 'public',
    time_sensitive: false,
    hashtags: ['Vote', 'Count'],
    variants: [variant('en', ['x', 'facebook'], 'We count twice.')],
    ...given,
  });
}

/** What differs, in short. */
function differences(other: Readonly<Record<string, unknown>>): readonly string[] {
  return compareMessages(message(), message(other)).map(({ about, one, other: theirs }) => {
    const what =
      about.kind === 'field' ? about.field : `${about.language} ${about.voice} ${about.platforms.join('+')}`;
    return `${what}: ${one} | ${theirs}`;
  });
}

describe('two states of a message', () => {
  it.each([
    ['nothing', {}, []],
    // Which platforms share a text is no difference; what each says is.
    [
      'other variants that say the same',
      { variants: [variant('en', ['facebook'], 'We count twice.'), variant('en', ['x'], 'We count twice.')] },
      [],
    ],
    ['a title', { title: 'Counting' }, ['title: How we count | Counting']],
    ['the first hashtag', { hashtags: ['Count', 'Vote'] }, ['hashtags: #Vote #Count | #Count #Vote']],
    ['a picture', { media: 'card' }, ['media:  | card']],
    [
      'one platform’s text',
      { variants: [variant('en', ['facebook'], 'We count twice.'), variant('en', ['x'], 'Twice.')] },
      ['en office x: We count twice. | Twice.'],
    ],
    [
      'a text for all',
      { variants: [variant('en', ['x', 'facebook'], 'Twice.')] },
      ['en office x+facebook: We count twice. | Twice.'],
    ],
    [
      'a language that one of them has not',
      { variants: [...message().variants, variant('es', ['x'], 'Contamos dos veces.')] },
      ['es office x:  | Contamos dos veces.'],
    ],
  ])('differ in %s', (_what, other, expected) => {
    expect(differences(other)).toEqual(expected);
  });
});
