import * as z from 'zod';
import { Platform } from '#core/ids.ts';
import { PlaceholderSource, PlaceholderType, Voice } from '#core/pack.ts';
import type { DraftPack } from './draft-pack.ts';
import type { FindingKind } from './finding.ts';

const text = z.string();
const place = z.object({ document: text, first: z.int(), last: z.int() });
const drafted = { place, guesses: z.array(text) };
const passage = z.object({ place, text });
const reasoned = z.object({ place, text, why: text });
const lengths = z.array(z.object({ platform: Platform, length: z.int(), max: z.int() }));
const wording = {
  ...drafted,
  text,
  template: text,
  platforms: z.array(Platform),
  lengths,
  voice: Voice,
  hashtags: z.array(text),
};

const section = z.object({
  ...drafted,
  title: text,
  headed: place,
  role: z.enum([
    'posts',
    'accounts',
    'hashtags',
    'links',
    'media',
    'talking-points',
    'press-release',
    'op-ed',
    'principles',
    'contents',
    'background',
    'other',
  ]),
  prose: z.array(passage),
});

const post = z.object({
  ...wording,
  under: z.array(text),
  label: text.exactOptional(),
  elsewhere: z.array(text),
  mentions: z.array(text),
  links: z.array(text),
  timeframe: text.exactOptional(),
  topic: text.exactOptional(),
  timeSensitive: z.boolean().exactOptional(),
  image: text.exactOptional(),
  alt: text.exactOptional(),
});

const handle = z.union([
  z.object({ platform: Platform, handle: text, url: text.exactOptional() }),
  z.object({
    platform: Platform,
    pageName: text,
    slug: text.exactOptional(),
    url: text.exactOptional(),
  }),
]);

const pressPart = z.enum([
  'logo',
  'contact',
  'date',
  'release-line',
  'headline',
  'dateline',
  'quote',
  'paragraph',
  'list-item',
  'about',
  'end',
]);

/**
 * A draft as it is stored, until a person has gone through it and long after. Kinds of findings are kept as they were:
 * one that a later Clarion no longer knows is shown by its message all the same.
 */
export const StoredDraft = z.object({
  title: text,
  sections: z.array(section),
  posts: z.array(post),
  talkingPoints: z.array(z.object(wording)),
  principles: z.array(
    z.object({
      ...drafted,
      statement: text,
      applications: z.array(
        z.object({ place, title: text, text, audience: z.enum(['officials', 'associations']) }),
      ),
    }),
  ),
  // Drafts of before there were sayings have none.
  sayings: z.array(z.object(wording)).default([]),
  accounts: z.array(
    z.object({
      ...drafted,
      key: text,
      name: text,
      role: text,
      status: z.enum(['active', 'expired']),
      handles: z.array(handle),
    }),
  ),
  hashtags: z.array(
    z.object({
      ...drafted,
      tag: text,
      listed: z.boolean(),
      uses: z.int(),
      offReason: text.exactOptional(),
    }),
  ),
  links: z.array(z.object({ ...drafted, key: text, written: text, url: text, label: text })),
  placeholders: z.array(
    z.object({
      ...drafted,
      key: text,
      label: text,
      type: z.enum([...PlaceholderType.options, 'media']),
      from: PlaceholderSource.exactOptional(),
      aliases: z.array(text),
      hint: text.exactOptional(),
      uses: z.int(),
    }),
  ),
  composites: z.array(z.object({ ...drafted, written: text, keys: z.array(text), uses: z.int() })),
  pressReleases: z.array(
    z.object({ ...drafted, parts: z.array(z.object({ part: pressPart, text, place })) }),
  ),
  opEds: z.array(
    z.object({
      ...drafted,
      outline: z.array(z.object({ depth: z.int(), text, place })),
      maxWords: z.int().exactOptional(),
    }),
  ),
  images: z.array(z.object({ ...drafted, file: text, alt: text, found: z.boolean() })),
  findings: z.array(
    z.object({
      kind: z.custom<FindingKind>((kind) => typeof kind === 'string'),
      places: z.array(place),
      words: text.exactOptional(),
      platform: Platform.exactOptional(),
      message: text,
    }),
  ),
  unread: z.array(reasoned),
  decoration: z.array(reasoned),
}) satisfies z.ZodType<DraftPack>;
