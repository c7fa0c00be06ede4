import type { HonoRequest } from 'hono';
import * as z from 'zod';
import { tagsUsed } from '#core/compose/compose-draft.ts';
import { variantsOf, type Wording, wordingsOf } from '#core/compose/wordings.ts';
import { Language, type MessageId, type Platform } from '#core/ids.ts';
import { DraftMessage, type OwnPack } from '#core/own-pack/own-pack.ts';
import { type MessageTag, Voice } from '#core/pack.ts';
import type { TextRules } from '#core/text-rules.ts';
import { type FieldErrors, type FormValues, valuesOf } from './form-state.ts';
import { readForm } from './read-form.ts';

/** A language and voice: what one tab of the form shows. */
export interface Tongue {
  readonly language: Language;
  readonly voice: Voice;
}

/** What the form is about: whose pack it is, and where a message can go. */
export interface MessageFrame {
  readonly pack: OwnPack;
  readonly id: MessageId;
  /** In the order of the pages. */
  readonly rules: readonly TextRules[];
}

export type MessageReading =
  | { readonly ok: true; readonly message: DraftMessage }
  | { readonly ok: false; readonly errors: FieldErrors };

/** All tabs, in the order of the pack's languages. */
export function tonguesOf({ languages }: Pick<OwnPack, 'languages'>): readonly Tongue[] {
  return languages.flatMap((language) => Voice.options.map((voice) => ({ language, voice })));
}

export const platformsField = ({ language, voice }: Tongue) => `platforms.${language}.${voice}`;
export const textField = ({ language, voice }: Tongue) => `text.${language}.${voice}`;
export const ownPrefix = ({ language, voice }: Tongue) => `own.${language}.${voice}.`;
export const ownField = (tongue: Tongue, platform: Platform) => `${ownPrefix(tongue)}${platform}`;
export const withoutHandleField = (tag: string) => `without-handle.${tag}`;

/** Everything that was sent, whatever it is: nothing that somebody has typed is lost by being wrong. */
export async function readMessageValues(request: HonoRequest, { pack }: MessageFrame): Promise<FormValues> {
  const anything = z.record(z.string(), z.union([z.string(), z.array(z.string())]));
  const lists = ['time_sensitive', 'hashtags', ...tonguesOf(pack).map(platformsField)];
  const reading = await readForm(request, anything, lists);
  return reading.ok ? reading.value : reading.values;
}

/** A message as the form shows it. */
export function valuesOfMessage(message: DraftMessage, { pack, rules }: MessageFrame): FormValues {
  const wordings = wordingsOf(message.variants);
  const everywhere = rules.map(({ platform }) => platform);
  const values = tonguesOf(pack).map((tongue): FormValues => {
    const wording = wordings.find(
      ({ language, voice }) => language === tongue.language && voice === tongue.voice,
    );
    return {
      [platformsField(tongue)]: wording?.platforms ?? everywhere,
      [textField(tongue)]: wording?.text ?? '',
      ...Object.fromEntries(
        [...(wording?.own ?? [])].map(([platform, text]) => [ownField(tongue, platform), text]),
      ),
    };
  });
  return Object.assign(
    {
      title: message.title,
      kind: message.kind,
      topic: message.topic,
      audience: message.audience,
      principle: message.principle === undefined ? '' : String(message.principle),
      time_sensitive: message.time_sensitive ? ['yes'] : [],
      hashtags: message.hashtags,
      media: message.media ?? '',
    },
    Object.fromEntries(message.tags.map((use) => [withoutHandleField(use.tag), use.without_handle])),
    ...values,
  );
}

/** The wording of one tab as it stands in the form. */
export function wordingIn(values: FormValues, tongue: Tongue, rules: readonly TextRules[]): Wording {
  const text = one(values, textField(tongue)).trim();
  const chosen = valuesOf({ values, errors: {} }, platformsField(tongue));
  const platforms = rules.map(({ platform }) => platform).filter((platform) => chosen.includes(platform));
  const own = platforms.flatMap((platform) => {
    const written = one(values, ownField(tongue, platform)).trim();
    return written === '' || written === text ? [] : [[platform, written] as const];
  });
  return { ...tongue, platforms, text, own: new Map(own) };
}

/**
 * The message that stands in a form. What other people's platforms or a language that the pack has no more say stays
 * as `before` has it: nothing that the form does not show is lost.
 */
export function messageIn(
  values: FormValues,
  { pack, id, rules }: MessageFrame,
  before: DraftMessage | undefined,
): MessageReading {
  const tongues = tonguesOf(pack);
  const wordings = tongues.map((tongue) => wordingIn(values, tongue, rules));
  const lost = wordings.filter(({ platforms, text }) => platforms.length === 0 && text !== '');
  const variants = [...variantsOf(wordings), ...unseen(before, tongues, rules)];
  const principle = one(values, 'principle');
  const { principle: _principle, media: _media, ...rest } = before ?? {};
  const parsed = DraftMessage.safeParse({
    ...rest,
    id,
    title: one(values, 'title'),
    kind: one(values, 'kind'),
    topic: slugOf(one(values, 'topic')),
    audience: one(values, 'audience'),
    ...(principle === '' ? {} : { principle: Number(principle) }),
    time_sensitive: one(values, 'time_sensitive') === 'yes',
    ...extrasIn(values, pack, variants, before),
    variants,
  });
  const errors = {
    ...(parsed.success ? {} : explain(parsed.error)),
    ...Object.fromEntries(lost.map((wording) => [platformsField(wording), NOWHERE])),
  };
  return parsed.success && lost.length === 0 ? { ok: true, message: parsed.data } : { ok: false, errors };
}

/** What goes with the words: whom they mention, the hashtags, and the picture. */
export function extrasIn(
  values: FormValues,
  pack: Pick<OwnPack, 'tags'>,
  variants: DraftMessage['variants'],
  before: DraftMessage | undefined,
): Pick<DraftMessage, 'tags' | 'hashtags' | 'media'> {
  const chosen = pack.tags.flatMap(({ key }): MessageTag[] => {
    const without = one(values, withoutHandleField(key));
    return without === 'omit' || without === 'name' ? [{ tag: key, without_handle: without }] : [];
  });
  const texts = variants.map(({ text }) => text);
  const media = one(values, 'media');
  return {
    tags: [...tagsUsed(texts, chosen)],
    hashtags: inOrderOf(valuesOf({ values, errors: {} }, 'hashtags'), before?.hashtags ?? []),
    ...(media === '' ? {} : { media }),
  };
}

const NOWHERE = 'Choose at least one platform for this text, or take the text out.';

const SENTENCES: Readonly<Record<string, string>> = {
  title: 'Give the message a title of at most 500 characters, such as “How ballots are counted”.',
  topic: 'Say in a word or two what the message is about, such as “counting”.',
  kind: 'Choose what kind of message it is.',
  audience: 'Choose whom the message is for.',
  principle: 'Choose one of the ten principles, or none.',
  media: 'Choose one of the pack’s pictures, or none.',
};

/** Every other field holds what the page itself offers. */
function explain(error: z.ZodError): FieldErrors {
  return Object.fromEntries(
    error.issues.map(({ path }) => {
      const field = String(path[0] ?? '');
      return Object.hasOwn(SENTENCES, field)
        ? [field, SENTENCES[field] ?? '']
        : [
            '',
            'A text is longer than any platform takes, or the form is not whole. Shorten the text and try again.',
          ];
    }),
  );
}

/** What a stored message says where the form shows nothing of it. */
function unseen(
  before: DraftMessage | undefined,
  tongues: readonly Tongue[],
  rules: readonly TextRules[],
): DraftMessage['variants'] {
  const known = new Set<string>(rules.map(({ platform }) => platform));
  return (before?.variants ?? []).flatMap((variant) => {
    const shown = tongues.some(
      ({ language, voice }) => language === variant.language && voice === variant.voice,
    );
    const platforms = variant.platforms.filter((platform) => !shown || !known.has(platform));
    return platforms.length === 0 ? [] : [{ ...variant, platforms }];
  });
}

/** The most important hashtag stays first: a platform that takes fewer keeps the first ones. */
function inOrderOf(chosen: readonly string[], before: readonly string[]): string[] {
  const kept = before.filter((tag) => chosen.includes(tag));
  return [...kept, ...chosen.filter((tag) => !kept.includes(tag))];
}

function one(values: FormValues, name: string): string {
  return valuesOf({ values, errors: {} }, name)[0] ?? '';
}

/** `Early voting` as `early-voting`. */
export function slugOf(words: string): string {
  return words
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 64);
}

/** The tab that an address or button asks for; the first one otherwise. */
export function chooseTongue(pack: OwnPack, language: string | undefined, voice: string | undefined): Tongue {
  const asked = {
    language: pack.languages.find((each) => each === language),
    voice: Voice.safeParse(voice).data,
  };
  return {
    language: asked.language ?? pack.languages[0] ?? Language.parse('en'),
    voice: asked.voice ?? 'office',
  };
}

/** A message that somebody begins, with everything that the pack offers by itself. */
export function freshMessage({ pack, id }: Pick<MessageFrame, 'pack' | 'id'>): DraftMessage {
  return {
    id,
    title: '',
    kind: 'talking-point',
    topic: pack.topic,
    audience: 'public',
    time_sensitive: false,
    tags: [],
    hashtags: pack.hashtags.filter(({ status }) => status === 'on').map(({ tag }) => tag),
    variants: [],
  };
}
