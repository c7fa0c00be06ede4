import { describe, expect, it } from 'vitest';
import { MediaId, Platform } from '#core/ids.ts';
import { packOfDraft } from '#core/import-toolkit/pack-of-draft.ts';
import { StoredDraft } from '#core/import-toolkit/stored-draft.ts';
import { documentOfTable } from '#core/import-toolkit/table-document.ts';
import {
  handleChoices,
  proposeDecisions,
  type ToolkitDecisions,
} from '#core/import-toolkit/toolkit-decisions.ts';
import { type ImportedPicture, limitFindings } from '#core/import-toolkit/toolkit-import.ts';
import { DraftMessage, MESSAGES_OF_PACK, PackDraft } from '#core/own-pack/own-pack.ts';
import { CONTEXT, draftOf, draftOfAll, FOUR_RIVERS } from './toolkit-stage.ts';

const TOOLKIT = { documents: [{ name: 'toolkit.txt', unit: 'line' as const }], pictures: [] };

function packOf(text: string, changes: Partial<ToolkitDecisions> = {}, context = {}) {
  const draft = draftOf(text, context);
  return packOfDraft(TOOLKIT, draft, { ...proposeDecisions(draft), ...changes });
}

const posts = (...texts: readonly string[]) =>
  `# Kit\n\n## Sample posts\n\n### X\n\n${texts.map((text) => `- ${text}`).join('\n\n')}\n`;
const onlyText = (text: string, changes: Partial<ToolkitDecisions> = {}, context = {}) =>
  packOf(posts(text), changes, context).messages[0]?.variants[0]?.text;

describe('a draft', () => {
  const draft = draftOf(FOUR_RIVERS);

  it('is read back from the store as it was', () => {
    expect(StoredDraft.parse(JSON.parse(JSON.stringify(draft)))).toEqual(draft);
  });

  it('becomes a pack that can be stored, with everything that its texts name', () => {
    const { draft: header, messages, omissions } = packOfDraft(TOOLKIT, draft, proposeDecisions(draft));
    expect(PackDraft.parse(header)).toEqual(header);
    for (const message of messages) expect(DraftMessage.parse(message)).toEqual(message);
    expect(messages.map(({ id }) => id)).toEqual([
      'office-counts-every-ballot-in-the-open-come-and-see-how',
      'i-count-ballots-in-front-of-you-because-you-should-not-have',
      'our-doors-are-open-during-the-count-on-the-night-you-will',
      'counting-in-public-is-the-oldest-safeguard-that-we-have',
      'research-shows-that-people-trust-what-they-can-watch',
    ]);
    expect(messages[0]?.variants[0]?.text).toBe(
      '{office} counts every ballot in the open. Come and see how: {link:fourrivers-example-gov-count} {hashtags} 🗳️',
    );
    expect(header.placeholders.map(({ key }) => key)).not.toContain('picture');
    expect(omissions.map(({ what }) => what)).toEqual(['Press release: [LOGO]']);
  });

  it('is the same pack every time', () => {
    const decisions = proposeDecisions(draft);
    expect(packOfDraft(TOOLKIT, draft, decisions)).toEqual(packOfDraft(TOOLKIT, draft, decisions));
  });

  it('takes no more than a pack holds by itself, and nothing without a platform', () => {
    const many = draftOf(posts(...Array.from({ length: 90 }, (_, at) => `Polling place ${at} is open.`)));
    const taken = [...proposeDecisions(many).wordings.values()].filter(({ isTaken }) => isTaken);
    expect(taken).toHaveLength(MESSAGES_OF_PACK);
    const homeless = draftOf('# Kit\n\n## Sample posts\n\n### Nextdoor\n\n- Come and see us on Monday.\n');
    expect([...proposeDecisions(homeless).wordings.values()].map(({ isTaken }) => isTaken)).toEqual([false]);
  });
});

describe('one text for two platforms', () => {
  const table = (other: string) =>
    draftOfAll([
      documentOfTable('kit.csv', [
        ['post', 'platform'],
        ['Vote early at [OFFICE].', 'X'],
        [other, 'Facebook'],
      ]),
    ]);
  const variantsOf = (draft: ReturnType<typeof table>) =>
    packOfDraft(TOOLKIT, draft, proposeDecisions(draft)).messages.map(({ id, variants }) => [
      id,
      variants.map(({ platforms }) => platforms.join()),
    ]);

  it('is one message', () => {
    expect(variantsOf(table('Vote early at [OFFICE].'))).toEqual([['vote-early-at-office', ['x,facebook']]]);
  });

  it('is two where a word differs, and each has an id of its own', () => {
    expect(variantsOf(table('Vote early at [OFFICE]!'))).toEqual([
      ['vote-early-at-office', ['x']],
      ['vote-early-at-office-2', ['facebook']],
    ]);
  });
});

describe('what a pack cannot hold', () => {
  it.each([
    [
      'a hashtag with a line in it',
      'Come and see. #Open_Count',
      'Come and see. {hashtags} #Open_Count',
      '#Open_Count',
    ],
    ['a hashtag that it can', 'Come and see. #OpenCount', 'Come and see. {hashtags}', undefined],
    ['a picture', 'Come to [OFFICE]. [PHOTO]', 'Come to {office}. [PHOTO]', undefined],
  ])('stays in the text: %s', (_, text, written, omitted) => {
    expect(onlyText(text)).toBe(written);
    expect(packOf(posts(text)).omissions.map(({ what }) => what)).toEqual(omitted ? [omitted] : []);
  });

  it('is named where it is a handle', () => {
    const kit = `${posts('Thank you, all.')}\n## Accounts to tag\n\n### The Clerks\n\n- Facebook: [The Clerks](https://www.facebook.com/the-clerks-union)\n`;
    expect(packOf(kit).omissions).toEqual([
      { what: 'The Clerks: The Clerks', why: 'It is not written in a way in which a pack can hold it.' },
    ]);
  });
});

describe('a decision', () => {
  it('about a hashtag switches it off, and keeps it with its reason', () => {
    const { draft } = packOf(FOUR_RIVERS, { hashtags: ['OpenCount'] });
    expect(draft.hashtags).toContainEqual({
      tag: 'SeeForYourself',
      status: 'off',
      reason: 'Switched off when the toolkit was imported.',
    });
  });

  it('about a handle is asked for where it is written in two ways, and taken', () => {
    const draft = draftOf(FOUR_RIVERS);
    const [choice] = handleChoices(draft);
    expect(choice?.spellings).toEqual(['fourriverscount', 'FourRiversCount']);
    const handles = new Map([[choice?.key ?? '', 'FourRiversCount']]);
    const { draft: header } = packOf(FOUR_RIVERS, { handles });
    expect(header.tags[0]?.handles[Platform.parse('x')]).toEqual({ handle: 'FourRiversCount' });
  });

  it('of another pack that a tag has expired stays', () => {
    const tag = {
      ...{ key: 'f', name: 'F', role: 'r', status: 'expired' as const, reason: 'It has closed.' },
      handles: { [Platform.parse('x')]: { handle: 'fourriverscount' } },
    };
    const known = { hashtags: [], tags: [tag] };
    expect(packOf(FOUR_RIVERS, {}, { known }).draft.tags[0]).toMatchObject({ status: 'expired' });
  });

  it('about what a picture shows brings it into the pack, and none leaves it out', () => {
    const name = 'doors.png';
    const mediaId = MediaId.parse('a'.repeat(64));
    const picture: ImportedPicture = {
      name,
      image: { mediaId, mimeType: 'image/jpeg', bytes: 9, width: 400, height: 400 },
      notes: [],
    };
    const rows = [
      ['post', 'platform', 'image'],
      ['Come in to [OFFICE].', 'X', name],
    ];
    const draft = draftOfAll([documentOfTable('kit.csv', rows)], { images: [name] });
    const save = (alt: string) =>
      packOfDraft({ ...TOOLKIT, pictures: [picture] }, draft, {
        ...proposeDecisions(draft),
        alts: new Map([[name, alt]]),
      });
    expect(save('An open door').messages[0]?.media).toBe('picture-aaaaaaaaaaaa');
    expect(save('An open door').draft.media).toMatchObject([{ alt: 'An open door', image: { mediaId } }]);
    expect(save(' ').draft.media).toEqual([]);
    expect(save(' ').messages[0]?.media).toBeUndefined();
  });
});

describe('findings of one kind', () => {
  it('are kept up to fifty, and the rest is counted', () => {
    const draft = draftOf(FOUR_RIVERS);
    const one = { kind: 'stale-year' as const, places: [], message: 'It is old.' };
    const limited = limitFindings({ ...draft, findings: [...Array(61).fill(one), ...draft.findings] });
    expect(limited.draft.findings).toHaveLength(50 + draft.findings.length);
    expect(limited.unshown).toEqual(['And 11 more like this: It is old.']);
    expect(limitFindings(draft)).toEqual({ draft, unshown: [] });
  });
});

/** The rules hold all platforms, so that a talking point says where it would fit. */
it('a talking point goes where it fits without a picture', () => {
  const [short, long] = ['We count in the open.', `We count ${'very '.repeat(70)}carefully.`];
  const { talkingPoints } = draftOf(`# Kit\n\n## Talking points\n\n- ${short}\n\n- ${long}\n`);
  expect(talkingPoints.map(({ platforms }) => platforms)).toEqual([
    ['x', 'facebook', 'threads', 'linkedin'],
    ['facebook', 'threads', 'linkedin'],
  ]);
  expect(CONTEXT.rules).toHaveLength(5);
});

it('of thousands of alike posts the first five hundred are compared, and that is said', () => {
  const kit = (number: number) =>
    draftOf(posts(...Array.from({ length: number }, (_, at) => `Polling place ${at} is open.`)));
  const notes = (number: number) => kit(number).findings.filter(({ kind }) => kind === 'reader-note');
  expect(notes(20)).toEqual([]);
  expect(notes(501)).toMatchObject([{ message: expect.stringContaining('only the first 500 are') }]);
});
