import type { Hono } from 'hono';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Platform, PostId } from '#core/ids.ts';
import { LUIS, storeChannel } from '#test/fixtures/office.ts';
import { draftPost, sampleCampaign } from '#test/fixtures/post.ts';
import { startTestServices, type TestServices } from '#test/fixtures/services.ts';
import { formToken } from '#use-cases/visit.ts';
import { createApp } from '#web/app.tsx';
import type { WebEnv } from '#web/shell.ts';
import { readFields, sendForm } from './form-on-page.ts';
import { type FreshOffice, openOffice } from './fresh-office.ts';
import { keepCard } from './kept-card.ts';
import { type TestVisitor, visitAs } from './visitor.ts';

let test: TestServices;
let app: Hono<WebEnv>;

beforeAll(async () => {
  test = await startTestServices();
  app = createApp(test.services);
});
afterAll(() => test.stop());

interface Here extends FreshOffice {
  readonly visitor: TestVisitor;
  show(path: string): Promise<string>;
}

async function enter(): Promise<Here> {
  const here = await openOffice(test.services);
  const visitor = await visitAs(app, test.services, here.owner);
  return { ...here, visitor, show: async (path) => (await visitor.get(here.path(path))).text() };
}

async function upload(here: Here, file: File | undefined, alt = ''): Promise<Response> {
  const { services } = test;
  const body = new FormData();
  body.set('form_token', formToken(here.visitor.session, services.digest));
  body.set('image', services.chance.id());
  body.set('alt', alt);
  if (file) body.set('file', file);
  const origin = services.shell.publicOrigin;
  return app.request(`${origin}${here.path('/images')}`, {
    method: 'POST',
    headers: { cookie: here.visitor.cookie, origin, 'sec-fetch-site': 'same-origin' },
    body,
  });
}

const plain = (format: 'png' | 'jpeg' = 'png') =>
  sharp({ create: { width: 400, height: 300, channels: 3, background: '#336699' } })
    .toFormat(format)
    .toBuffer();
const fileOf = (bytes: Uint8Array, name: string) => new File([new Uint8Array(bytes)], name);

describe('a card', () => {
  it('begins with the words of a message, is drawn before it is kept, and is kept once in three shapes', async () => {
    const here = await enter();
    const begun = await here.show('/images/new-card?from=standards-of-conduct/principle-01-law');
    expect(begun).toContain(`Following the law is daily work at ${here.profile.name}.`);
    expect(begun).toContain('name="number" type="text" value="1"');

    const words = { layout: 'statement', language: 'en', text: 'Every vote counts. 🎉' };
    const shown = await here.show(`/images/new-card?${new URLSearchParams({ ...words, show: 'yes' })}`);
    expect(shown).toContain('Emoji are left out');
    expect(shown).toContain(`Every vote counts. ${here.profile.name}.</textarea>`);
    const [, preview = ''] = /<img src="([^"]+preview\/wide[^"]+)"/.exec(shown) ?? [];
    const drawn = await here.visitor.get(preview.replaceAll('&amp;', '&'));
    expect(drawn.headers.get('content-type')).toBe('image/jpeg');
    const { width, height } = await sharp(Buffer.from(await drawn.arrayBuffer())).metadata();
    expect([width, height]).toEqual([1200, 675]);

    const fields = readFields(shown, here.path('/images/cards'));
    const unseen = { ...fields, look: '1' };
    const other = await sendForm(app, test.services, here.visitor, here.path('/images/cards'), unseen);
    expect([other.status, await other.text()]).toEqual([
      422,
      expect.stringContaining('How cards look has changed since you saw this one.'),
    ]);
    for (const _ of ['once', 'twice']) {
      const kept = await sendForm(app, test.services, here.visitor, here.path('/images/cards'), fields);
      expect(kept.headers.get('location')).toBe(here.path('/images'));
    }
    const images = await here.store.images.list();
    expect(images).toHaveLength(1);
    expect(images[0]?.pictures.map((picture) => [picture.width, picture.height])).toEqual([
      [1200, 675],
      [1080, 1350],
      [1080, 1080],
    ]);
    expect(await here.show('/images')).toContain('The card is among your images.');
    expect((await here.store.readAudit()).map(({ action }) => action)).toEqual(['image.kept']);
    const [first] = images[0]?.pictures ?? [];
    expect((await here.visitor.get(here.path(`/media/${first?.mediaId}`))).status).toBe(200);
    const luis = await visitAs(app, test.services, LUIS);
    expect((await luis.get(`/offices/riverton/media/${first?.mediaId}`)).status).toBe(404);
  });

  it.each([
    [{ text: 'x'.repeat(200) }, 'is too long for the card'],
    [{ text: '投票' }, 'have no “投” (U+6295) and “票” (U+7968)'],
    [{ text: 'We open at {polls_open}.' }, '{polls_open} still has to be filled in'],
    [{ text: '' }, 'Write what should stand on the card.'],
    [{ layout: 'principle', text: 'Fair.', number: 'one' }, 'Enter the number of the principle'],
    [{ layout: 'date', what: 'Polls open', day: '' }, 'Enter the day'],
  ])('that cannot be drawn says what to change: %j', async (words, reason) => {
    const here = await enter();
    const page = await here.visitor.get(
      here.path(
        `/images/new-card?${new URLSearchParams({ ...words, show: 'yes' } as Record<string, string>)}`,
      ),
    );
    expect(page.status).toBe(422);
    const html = await page.text();
    expect(html).toContain(reason);
    expect(html).not.toContain('/images/preview/');
  });
});

/** An office with a card, X and Instagram, and a draft of a post on Instagram without a picture. */
async function enterWithCard() {
  const here = await enter();
  const { store, vault } = test.services;
  for (const platform of ['x', 'instagram']) await storeChannel(store, vault, here.profile, platform);
  const card = await keepCard(test.services, here);
  const post = draftPost({
    id: PostId.parse('without-picture'),
    officeId: here.profile.id,
    platform: Platform.parse('instagram'),
    text: 'We count every vote twice. #Vote',
  });
  const happening = { action: 'post.stored', summary: 'Stored.' };
  await here.store.launchCampaign(
    { ...sampleCampaign(), officeId: here.profile.id },
    [{ post, happening: { ...happening, subject: { kind: 'post', id: post.id } } }],
    { ...happening, subject: { kind: 'campaign', id: post.campaignId } },
  );
  const mediaOf = (size: 'wide' | 'tall') => card.pictures[size === 'wide' ? 0 : 1]?.mediaId;
  return { here, card, mediaOf };
}

describe('a post', () => {
  it('shows a card in place of the pack’s picture, each platform in its best shape, with the card’s own words', async () => {
    const { here, card, mediaOf } = await enterWithCard();
    const form = await here.show('/announcements/new?pack=standards-of-conduct&message=announce-adoption');
    expect(form).toContain('/images/new-card?from=standards-of-conduct%2Fannounce-adoption&amp;language=en');
    const send = (picture: string, path: string, more = {}) =>
      sendForm(app, test.services, here.visitor, here.path(path), {
        ...readFields(form, here.path('/announcements/preview')),
        picture,
        ...more,
      });
    const lost = await send('not-there', '/announcements/preview');
    expect([lost.status, await lost.text()]).toEqual([422, expect.stringContaining('Choose another one.')]);
    expect((await send(card.id, '/announcements', { attested: 'yes' })).status).toBe(303);
    const posts = (await here.store.listPosts()).filter(({ id }) => id !== 'without-picture');
    expect(new Map(posts.map(({ platform, image }) => [`${platform}`, image?.mediaId]))).toEqual(
      new Map([
        ['x', mediaOf('wide')],
        ['instagram', mediaOf('tall')],
      ]),
    );
    expect(new Set(posts.map(({ image }) => image?.alt))).toEqual(new Set([card.alt]));
    // The library has no part in what was approved.
    await here.visitor.post(here.path(`/images/${card.id}/remove`));
    expect((await here.visitor.get(here.path(`/media/${mediaOf('tall')}`))).status).toBe(200);
    expect((await here.visitor.get(here.path(`/media/${card.pictures[2]?.mediaId}`))).status).toBe(404);
  });

  it('on Instagram without a picture is offered a card of its words, and takes one of the library', async () => {
    const { here, card, mediaOf } = await enterWithCard();
    const path = here.path('/posts/without-picture/edit');
    const page = await (await here.visitor.get(path)).text();
    expect(page).toContain('/images/new-card?text=We+count+every+vote+twice.');
    const fields = { ...readFields(page, path), image: [] };
    const refused = await sendForm(app, test.services, here.visitor, path, fields);
    const html = await refused.text();
    expect(refused.status).toBe(422);
    expect(html).toContain('<a href="#picture">Instagram posts need an image.');
    expect(
      (await sendForm(app, test.services, here.visitor, path, { ...fields, picture: card.id })).status,
    ).toBe(303);
    const [post] = await here.store.readPosts([PostId.parse('without-picture')]);
    expect(post?.image).toMatchObject({ mediaId: mediaOf('tall'), alt: card.alt });
  });
});

describe('an uploaded image', () => {
  it('cannot be used until it is described, and leaves the library when it is removed', async () => {
    const here = await enter();
    const answer = await upload(here, fileOf(await plain(), 'C:\\Photos\\hall.png'));
    const path = answer.headers.get('location') ?? '';
    const page = await (await here.visitor.get(path)).text();
    expect(page).toContain('Describe it, so that posts can show it.');
    expect(page).toContain('hall.png');
    expect(await here.show('/images')).toContain('Cannot be used yet');
    expect((await here.visitor.post(path, { alt: ' ' })).status).toBe(422);
    expect((await here.visitor.post(path, { alt: 'Our town hall.' })).status).toBe(303);
    expect(await here.show('/images')).not.toContain('Cannot be used yet');
    expect(await here.show(`${path.replace(here.path(), '')}/remove`)).toContain('Remove this image?');
    expect((await here.visitor.post(`${path}/remove`)).status).toBe(303);
    expect((await here.visitor.get(path)).status).toBe(404);
    const actions = (await here.store.readAudit()).map(({ action }) => action);
    expect(actions).toEqual(['image.uploaded', 'image.described', 'image.removed']);
  });

  it('is refused with its reason, and the description that was typed stays', async () => {
    const here = await enter();
    const svg = new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>');
    const refused = await upload(here, fileOf(svg, 'logo.png'), 'Our seal.');
    expect(refused.status).toBe(422);
    const page = await refused.text();
    expect(page).toContain('This is an SVG drawing, which can carry programs.');
    expect(page).toContain('Our seal.');
    expect(await (await upload(here, undefined)).text()).toContain('Choose an image on your machine.');
    const large = await upload(here, fileOf(new Uint8Array(5_100_000), 'large.png'));
    expect([large.status, await large.text()]).toEqual([413, expect.stringContaining('up to 4 MB')]);
    expect(await here.store.images.list()).toEqual([]);
  });
});

describe('how cards look', () => {
  const look = { name: 'Millbrook', main: '#1a4480', accent: '#005ea2', logo: '' };

  it('is checked for contrast, with a colour that passes', async () => {
    const here = await enter();
    const page = await here.visitor.post(here.path('/identity'), { ...look, seen: '0', accent: '#ffbe2e' });
    expect(page.status).toBe(422);
    const html = await page.text();
    expect(html).toContain('White letters stand out from #ffbe2e by 1.6 to 1');
    const [, darker = ''] = /(#[0-9a-f]{6}) is the same color/.exec(html) ?? [];
    const saved = await here.visitor.post(here.path('/identity'), { ...look, seen: '0', accent: darker });
    expect(saved.status).toBe(303);
    expect(await here.store.images.readIdentity()).toMatchObject({ accent: darker, version: 1 });
  });

  it('has a logo of the library, which stays when the image is removed, and is not saved over another change', async () => {
    const here = await enter();
    const answer = await upload(here, fileOf(await plain('jpeg'), 'seal.jpg'), 'Our seal.');
    const path = answer.headers.get('location') ?? '';
    const id = path.split('/').at(-1) ?? '';
    const save = (seen: string, logo: string) =>
      here.visitor.post(here.path('/identity'), { ...look, seen, logo });
    expect((await save('0', 'none-of-ours')).status).toBe(422);
    expect((await save('0', id)).status).toBe(303);
    await here.visitor.post(`${path}/remove`);
    expect((await save('0', '')).status).toBe(409);
    expect((await save('1', 'keep')).status).toBe(303);
    expect((await here.store.images.readIdentity())?.logo).toMatchObject({ width: 400, height: 300 });
    const query = new URLSearchParams({ layout: 'date', day: '2026-11-03', what: 'Polls open' });
    const drawn = await here.visitor.get(here.path(`/images/preview/square?${query}`));
    expect(drawn.headers.get('content-type')).toBe('image/jpeg');
  });
});
