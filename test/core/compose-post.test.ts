import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Composition, composePost } from '#core/compose-post.ts';
import { Language, MessageId, PackId, Platform } from '#core/ids.ts';
import { type Handle, Message, type Pack, PackHeader, Placeholder } from '#core/pack.ts';
import { unfilledIn } from '#core/template.ts';
import { hashtagsIn, mentionsIn } from '#core/text-count.ts';
import { PLATFORMS } from '#platforms/registry.ts';

const HANDLES: Readonly<Record<string, Handle>> = {
  x: { handle: 'ElectionCenter2' },
  facebook: { page_name: 'Election Center', slug: 'ElectionCenter', page_id: '4242' },
  instagram: { handle: 'electioncenternaeo' },
  threads: { handle: 'electioncenternaeo' },
};

function samplePack(
  text: string,
  handles: Readonly<Record<string, Handle>> = HANDLES,
  withoutHandle = 'name',
): Pack {
  const header = PackHeader.parse({
    format: 1,
    id: PackId.parse('sample'),
    version: 1,
    title: 'Sample',
    summary: 'A sample.',
    topic: 'sample',
    source: 'Written for this test.',
    license: 'MIT',
    languages: ['en'],
    review_by: '2027-06-30',
    links: [{ key: 'standards', label: 'The Standards', url: 'https://bit.ly/49dCnuR' }],
    placeholders: [
      {
        key: 'office',
        label: 'Office',
        type: 'text',
        required: true,
        local: true,
        max_length: 60,
        example: 'Millbrook',
      },
    ],
    tags: [
      { key: 'election-center', name: 'Election Center', role: 'Author', status: 'active', handles },
      {
        key: 'speaker',
        name: 'A Speaker',
        role: 'Speaker',
        status: 'expired',
        reason: 'The event is over',
        handles: { x: { handle: 'speaker' } },
      },
    ],
    hashtags: ['A', 'B', 'C', 'D', 'E', 'F'].map((tag) => ({ tag: `Tag${tag}`, status: 'on' })),
  });
  const message = Message.parse({
    id: MessageId.parse('message'),
    title: 'Message',
    kind: 'announcement',
    topic: 'sample',
    audience: 'public',
    time_sensitive: false,
    tags: [
      { tag: 'election-center', without_handle: withoutHandle },
      { tag: 'speaker', without_handle: 'omit' },
    ],
    hashtags: header.hashtags.map(({ tag }) => tag),
    variants: [
      { platforms: ['x', 'facebook', 'instagram', 'threads'], language: 'en', voice: 'office', text },
    ],
  });
  return { ...header, messages: [message], images: new Map() };
}

function compose(platform: string, pack: Pack, given: Partial<Composition> = {}) {
  const rules = PLATFORMS.find((entry) => entry.platform === platform)?.rules;
  const [message] = pack.messages;
  if (!rules || !message) throw new Error(`no ${platform}`);
  return composePost({
    pack,
    message,
    rules,
    voice: 'office',
    language: Language.parse('en'),
    answers: { office: 'Millbrook Town Clerk' },
    hashtags: new Set(pack.hashtags.map(({ tag }) => tag)),
    ...given,
  });
}

function textOn(platform: string, pack: Pack, given: Partial<Composition> = {}): string {
  const composed = compose(platform, pack, given);
  if (!composed.ok) throw new Error(JSON.stringify(composed.error));
  return composed.value.text;
}

const TAGGED = '{office} adopts the Standards of {@election-center}.';

describe('a date', () => {
  const pack = samplePack('{office}: {day}');
  const dated: Pack = {
    ...pack,
    languages: ['en', 'es'].map((language) => Language.parse(language)),
    placeholders: [
      ...pack.placeholders,
      Placeholder.parse({
        key: 'day',
        label: 'Day',
        type: 'date',
        required: true,
        local: false,
        max_length: 10,
        example: '2026-11-03',
      }),
    ],
    messages: pack.messages.map((message) => ({
      ...message,
      variants: ['en', 'es'].flatMap((language) =>
        message.variants.map((variant) => ({ ...variant, language: Language.parse(language) })),
      ),
    })),
  };

  it.each([
    ['en', '2026-11-03', 'Tuesday, November 3, 2026'],
    ['es', '2026-11-03', 'martes, 3 de noviembre de 2026'],
    // What no form lets through is not turned into another day.
    ['es', '2026-02-30', '2026-02-30'],
  ])('is written in %s as its readers write it', (language, day, words) => {
    const given = { language: Language.parse(language), answers: { office: 'Millbrook', day } };
    expect(textOn('x', dated, given)).toBe(`Millbrook: ${words}`);
  });
});

describe('a tag', () => {
  it.each([
    ['x', 'Millbrook Town Clerk adopts the Standards of @ElectionCenter2.'],
    ['instagram', 'Millbrook Town Clerk adopts the Standards of @electioncenternaeo.'],
    ['threads', 'Millbrook Town Clerk adopts the Standards of @electioncenternaeo.'],
    ['facebook', 'Millbrook Town Clerk adopts the Standards of Election Center.'],
  ])('stands on %s as that platform knows it', (platform, text) => {
    expect(textOn(platform, samplePack(TAGGED))).toBe(text);
  });

  it('on Facebook is a mention by the page’s number where it is on record, and the plain name where not', () => {
    const known = compose('facebook', samplePack(TAGGED));
    expect(known).toMatchObject({
      ok: true,
      value: { mentions: [{ label: 'Election Center', id: '4242' }], notes: [] },
    });
    const unknown = compose(
      'facebook',
      samplePack(TAGGED, { facebook: { page_name: 'Election Center', slug: 'ElectionCenter' } }),
    );
    expect(unknown).toMatchObject({ ok: true, value: { mentions: [] } });
    expect(unknown.ok && unknown.value.notes[0]).toMatch(/only by its number/);
  });

  it('without a handle on the platform is the plain name or left out, as the message says', () => {
    const onlyX = { x: { handle: 'ElectionCenter2' } };
    expect(textOn('threads', samplePack('Made by {@election-center}.', onlyX))).toBe(
      'Made by Election Center.',
    );
    expect(textOn('threads', samplePack('We adopt. {@election-center}', onlyX, 'omit'))).toBe('We adopt.');
  });

  it('that has expired is left out', () => {
    const composed = compose('x', samplePack('Hello {@speaker} there.'));
    expect(composed).toMatchObject({ ok: true, value: { text: 'Hello there.' } });
    expect(composed.ok && composed.value.notes[0]).toMatch(/no longer tagged: The event is over/);
  });

  it('never borrows another platform’s handle', () => {
    const platforms = Object.keys(HANDLES);
    return fc.assert(
      fc.property(fc.subarray(platforms), fc.constantFrom(...platforms), (having, platform) => {
        const handles = Object.fromEntries(having.map((name) => [name, { handle: `only_${name}` }]));
        const mentioned = mentionsIn(textOn(platform, samplePack(TAGGED, handles)));
        const own = having.includes(platform) && platform !== 'facebook';
        expect(mentioned).toEqual(own ? [`only_${platform}`] : []);
      }),
    );
  });
});

describe('hashtags', () => {
  it.each([
    ['x', 6],
    ['facebook', 6],
    ['instagram', 5],
    ['threads', 1],
  ])('on %s are at most %i, the first ones', (platform, count) => {
    const composed = compose(platform, samplePack('{office} {hashtags}'));
    if (!composed.ok) throw new Error('not composed');
    expect(hashtagsIn(composed.value.text)).toEqual(
      ['TagA', 'TagB', 'TagC', 'TagD', 'TagE', 'TagF'].slice(0, count),
    );
    expect(composed.value.notes).toHaveLength(count === 6 ? 0 : 1);
  });
  it('that were not chosen do not stand in the text, and leave no space behind', () => {
    expect(textOn('x', samplePack('{office} votes.\n\n{hashtags}'), { hashtags: new Set() })).toBe(
      'Millbrook Town Clerk votes.',
    );
  });
});

describe('a placeholder', () => {
  it('without an answer is reported, and nothing is composed', () => {
    const composed = compose('x', samplePack(TAGGED), { answers: { office: '  ' } });
    expect(composed).toMatchObject({
      ok: false,
      error: [{ kind: 'unanswered', placeholder: { key: 'office' } }],
    });
  });
  it('that the pack does not know is reported', () => {
    expect(compose('x', samplePack('{office} {nobody}'))).toEqual({
      ok: false,
      error: [{ kind: 'unknown-token', token: '{nobody}' }],
    });
  });
  it('is not found on the prototype of the answers', () => {
    const composed = compose('x', samplePack(TAGGED), { answers: Object.create({ office: 'Inherited' }) });
    expect(composed.ok).toBe(false);
  });
  it('is filled with the answer as it is, and filling again changes nothing', () => {
    const answer = fc.stringMatching(/^[A-Za-z0-9 .,'&-]{1,60}$/).filter((text) => text.trim() !== '');
    return fc.assert(
      fc.property(answer, (office) => {
        const text = textOn('facebook', samplePack('Hello from {office}'), { answers: { office } });
        expect(unfilledIn(text)).toEqual([]);
        expect(text).toContain('Hello from');
        expect(text).toBe(textOn('facebook', samplePack('Hello from {office}'), { answers: { office } }));
      }),
    );
  });
});

describe('a message without wording for the platform, voice or language', () => {
  it('is reported', () => {
    expect(compose('x', samplePack(TAGGED), { voice: 'personal' })).toEqual({
      ok: false,
      error: [{ kind: 'no-variant', platform: Platform.parse('x'), voice: 'personal', language: 'en' }],
    });
  });
});
