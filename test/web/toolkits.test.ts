import { Document, HeadingLevel, Packer, Paragraph } from 'docx';
import type { Hono } from 'hono';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AssociationId, MemberId, PackId } from '#core/ids.ts';
import type { Member, Scope } from '#core/member.ts';
import { Zone } from '#core/slot.ts';
import { encode, PIXEL, zip } from '#test/adapters/toolkit-stage.ts';
import { FOUR_RIVERS } from '#test/core/import-toolkit/toolkit-stage.ts';
import { formToken } from '#use-cases/visit.ts';
import { createApp } from '#web/app.tsx';
import type { WebEnv } from '#web/shell.ts';
import { actorOf, DANA, LUIS, MILLBROOK } from '../fixtures/office.ts';
import { startTestServices, type TestServices } from '../fixtures/services.ts';
import { type Fields, readFields, sendForm } from './form-on-page.ts';
import { type TestVisitor, visitAs } from './visitor.ts';

const UPLOAD = `/offices/${MILLBROOK.id}/packs/import`;
/** What a browser sends of the two lists that open. */
const CHOSEN = { kind: 'announcement', language: 'en' };

let world: TestServices;
let app: Hono<WebEnv>;
let dana: TestVisitor;

beforeAll(async () => {
  world = await startTestServices();
  app = createApp(world.services);
  dana = await visitAs(app, world.services, DANA);
});
afterAll(() => world.stop());

/** Gives a file to the form, as a browser does. */
async function give(name: string, content: string | Uint8Array, visitor = dana, path = UPLOAD) {
  const { services } = world;
  const body = new FormData();
  body.set('form_token', formToken(visitor.session, services.digest));
  const bytes = typeof content === 'string' ? encode(content) : content;
  body.set('file', new File([new Uint8Array(bytes)], name));
  const origin = services.shell.publicOrigin;
  return app.request(`${origin}${path}`, {
    method: 'POST',
    headers: { cookie: visitor.cookie, origin, 'sec-fetch-site': 'same-origin' },
    body,
  });
}

/** Where a file leads to, and the page there. */
async function read(name: string, content: string | Uint8Array, visitor = dana, path = UPLOAD) {
  const answer = await give(name, content, visitor, path);
  expect(answer.status).toBe(303);
  const at = answer.headers.get('location') ?? '';
  return { at, page: await (await visitor.get(at)).text() };
}

/** Sends the review as the page draws it, with some fields changed. */
const save = (at: string, page: string, changed: Fields = {}, visitor = dana) =>
  sendForm(app, world.services, visitor, at, { ...readFields(page, at), ...CHOSEN, ...changed });

const desk = (scope: Scope = { officeId: MILLBROOK.id }, member = DANA) =>
  world.services.store.packsOf(scope, actorOf(member));

/** The pack that a saved review leads to. */
async function packBehind(answer: Response, own = desk()) {
  expect(answer.status).toBe(303);
  const id = PackId.parse((answer.headers.get('location') ?? '').split('/').at(-1));
  const pack = await own.read(id);
  if (!pack) throw new Error(`There is no pack ${id}`);
  return { pack, messages: (await own.listMessages(id)).map(({ message }) => message) };
}

describe('a toolkit', () => {
  it('is shown first, and is no pack until somebody saves it', async () => {
    const { at, page } = await read('four-rivers.md', FOUR_RIVERS);
    expect(page).toContain('Clarion read 3 posts (2 for X, 1 for Facebook, and 1 for Instagram)');
    expect(page).toMatch(/Not understood<\/h2>[\s\S]*Line 66:[\s\S]*Bring a coat\./);
    expect(page).toMatch(/A handle is written in two ways \(1\)/);
    expect(page).toMatch(
      /Become companions<\/h2>[\s\S]*announced today[\s\S]*Kept as text<\/h2>[\s\S]*Download graphics/,
    );
    expect(page).toContain('No pack has been made yet.');
    expect(await desk().list()).toEqual([]);

    const { pack, messages } = await packBehind(await save(at, page));
    expect(pack).toMatchObject({
      title: 'Open Count Week toolkit',
      published: 0,
      topic: 'open-count-week-toolkit',
    });
    expect(
      messages.map(({ kind, variants }) => [kind, variants.map(({ platforms }) => platforms.join())]),
    ).toEqual([
      ['announcement', ['x']],
      ['announcement', ['x']],
      ['announcement', ['facebook,instagram']],
      ['talking-point', ['x,facebook,threads']],
      ['talking-point', ['x,facebook,threads']],
    ]);
    const saved = await (await dana.get(at)).text();
    expect(saved).toContain('This toolkit is saved as a pack');
    expect(saved).not.toContain('id="save"');
    expect(await (await dana.get(UPLOAD)).text()).toContain('Saved as a pack');
    expect(await (await dana.get(`${UPLOAD.replace('/import', '')}/${pack.id}`)).text()).toContain(
      pack.title,
    );
  });

  it('becomes what the person decides', async () => {
    const { at, page } = await read('four-rivers.md', FOUR_RIVERS);
    const changed = {
      title: 'Our open count',
      kind: 'how-to',
      take: ['p1', 't0'],
      urgent: ['p1'],
      'platforms-p1': ['x', 'threads'],
      'voice-p1': 'office',
      'platforms-t0': ['facebook'],
      hashtags: ['OpenCount'],
      'handle-0': 'FourRiversCount',
    };
    const { pack, messages } = await packBehind(await save(at, page, changed));
    expect(pack.title).toBe('Our open count');
    expect(pack.hashtags.filter(({ status }) => status === 'on').map(({ tag }) => tag)).toEqual([
      'OpenCount',
    ]);
    expect(pack.tags[0]?.handles).toMatchObject({ x: { handle: 'FourRiversCount' } });
    expect(messages).toMatchObject([
      {
        kind: 'how-to',
        time_sensitive: true,
        tags: [{ tag: 'four-rivers-election-officials', without_handle: 'name' }],
        hashtags: ['OpenCount', 'SeeForYourself'],
        variants: [{ platforms: ['x', 'threads'], voice: 'office' }],
      },
      { kind: 'talking-point', variants: [{ platforms: ['facebook'] }] },
    ]);
  });

  it('that is saved twice is one pack, and the second time says so', async () => {
    const { at, page } = await read('four-rivers.md', FOUR_RIVERS);
    const before = (await desk().list()).length;
    const [one, other] = await Promise.all([save(at, page), save(at, page, { title: 'Again' })]);
    const third = await save(at, page);
    expect(other.headers.get('location')).toBe(one.headers.get('location'));
    expect(third.headers.get('location')).toBe(one.headers.get('location'));
    expect(await desk().list()).toHaveLength(before + 1);
    expect(await (await dana.get(third.headers.get('location') ?? '')).text()).toContain('saved already');
  });

  it('is asked about again where a text that is taken has no platform, with everything kept', async () => {
    const { at, page } = await read('four-rivers.md', FOUR_RIVERS);
    const answer = await save(at, page, { title: 'Kept title', 'platforms-p0': [] });
    expect(answer.status).toBe(422);
    const again = await answer.text();
    expect(again).toContain('href="#platforms-p0"');
    expect(readFields(again, at)).toMatchObject({
      title: ['Kept title'],
      take: ['p0', 'p1', 'p2', 't0', 't1'],
    });
    const none = await save(at, page, { take: [] });
    expect(await none.text()).toContain('Take at least one post, talking point or principle.');
  });

  it('without a post is shown with all that it holds, and cannot be saved', async () => {
    const { at, page } = await read('values.txt', 'OUR VALUES\n\nWe count in the open.\n');
    expect(page).toContain('There is no post, talking point or principle in this document');
    expect(page).toContain('We count in the open.');
    expect(page).not.toContain(`action="${at}"`);
    expect((await save(at, `<form action="${at}"></form>`, { title: 'A' })).status).toBe(422);
  });
});

describe('a toolkit can come as', () => {
  it('a Word document', async () => {
    const paragraphs = [
      new Paragraph({ text: 'Open doors', heading: HeadingLevel.TITLE }),
      new Paragraph({ text: 'Sample posts', heading: HeadingLevel.HEADING_1 }),
      new Paragraph({ text: 'Facebook', heading: HeadingLevel.HEADING_2 }),
      new Paragraph({ text: 'Come and watch us count at [YOUR OFFICE].' }),
    ];
    const bytes = await Packer.toBuffer(new Document({ sections: [{ children: paragraphs }] }));
    const { at, page } = await read('kit.docx', new Uint8Array(bytes));
    expect(page).toContain('Paragraph 4, under');
    const { pack, messages } = await packBehind(await save(at, page));
    expect(messages[0]?.variants[0]?.text).toBe('Come and watch us count at {office}.');
    expect(pack.placeholders.map(({ key, local }) => [key, local])).toEqual([
      ['office', true],
      ['official', true],
      ['website', true],
    ]);
  });

  it('a ZIP of a table and its pictures, of which one with a description comes into the pack', async () => {
    const table = [
      'post,platform,time-sensitive,image,alt text',
      'Vote early at [OFFICE].,Instagram,yes,doors.png,An open door',
      'Bring a pen to [OFFICE].,Facebook,,pen.png,',
    ].join('\n');
    const draw = (background: string) =>
      sharp({ create: { width: 400, height: 400, channels: 3, background } })
        .png()
        .toBuffer();
    const [doors, pen] = await Promise.all([draw('navy'), draw('white')]);
    const kit = zip({ 'kit.csv': table, 'doors.png': new Uint8Array(doors), 'pen.png': new Uint8Array(pen) });
    const { at, page } = await read('kit.zip', kit);
    expect(page).toContain('The document says it is time-sensitive.');
    const shown = await dana.get(`${at}/pictures/0`);
    expect(shown.headers.get('content-type')).toMatch(/^image\//);
    const { pack, messages } = await packBehind(await save(at, page));
    expect(pack.media.map(({ alt }) => alt)).toEqual(['An open door']);
    expect(messages.map(({ media, time_sensitive }) => [media, time_sensitive])).toEqual([
      [pack.media[0]?.key, true],
      [undefined, false],
    ]);
  });
});

describe('a file', () => {
  it.each([
    ['none at all', '', '', 'Choose the document.'],
    ['a PDF', 'kit.pdf', '%PDF-1.7', 'This is a PDF'],
    ['an empty one', 'kit.md', '', 'The file is empty.'],
    ['a picture alone', 'kit.zip', zip({ 'a.png': PIXEL }), 'The archive holds no document'],
    ['a long text', 'kit.txt', `${'word '.repeat(15)}\n`.repeat(7_000), 'at most 0.5 MB are read'],
  ])('is refused with a reason where it is %s', async (_, name, content, message) => {
    const answer = await give(name, content);
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain(message);
  });

  it('that is far too large is not taken in', async () => {
    const origin = world.services.shell.publicOrigin;
    const answer = await app.request(`${origin}${UPLOAD}`, {
      method: 'POST',
      headers: { cookie: dana.cookie, origin, 'content-length': '21500000' },
      body: 'file',
    });
    expect(answer.status).toBe(413);
    expect(await answer.text()).toContain('This toolkit is too large');
  });
});

describe('a toolkit of one place', () => {
  it('is not there for another office', async () => {
    const { at } = await read('four-rivers.md', FOUR_RIVERS);
    const luis = await visitAs(app, world.services, LUIS);
    const theirs = at.replace('/millbrook/', '/riverton/');
    expect((await luis.get(at)).status).toBe(404);
    expect((await luis.get(theirs)).status).toBe(404);
    expect((await sendForm(app, world.services, luis, theirs, CHOSEN)).status).toBe(404);
  });

  it('can be an association’s', async () => {
    const associationId = AssociationId.parse('four-rivers');
    const pat: Member = {
      id: MemberId.parse('pat'),
      name: 'Pat Rivers',
      email: 'pat@fourrivers.example.gov',
      grants: [{ associationId, roles: ['author'] }],
    };
    const association = world.services.store.forAssociation(associationId, actorOf(pat));
    const zone = Zone.parse('America/New_York');
    await association.writeAssociation({ id: associationId, name: 'Four Rivers', zone });
    const visitor = await visitAs(app, world.services, pat);
    const path = `/associations/${associationId}/packs/import`;
    expect(await (await visitor.get(path.replace('/import', ''))).text()).toContain(`href="${path}"`);
    const { at, page } = await read('four-rivers.md', FOUR_RIVERS, visitor, path);
    const { messages } = await packBehind(await save(at, page, {}, visitor), desk({ associationId }, pat));
    expect(messages).toHaveLength(5);
  });
});
