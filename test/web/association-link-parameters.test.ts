import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AssociationPages, openAssociationPages } from './association-pages.ts';
import { type Fields, readFields } from './form-on-page.ts';
import { textOf } from './reach-stage.ts';

let here: AssociationPages;

beforeAll(async () => {
  here = await openAssociationPages(1);
});
afterAll(() => here.stop());

const PATH = '/link-parameters';
const form = async (): Promise<Fields> => readFields(await here.show(PATH), here.path(PATH));
const save = async (fields: Fields, visitor?: Parameters<AssociationPages['send']>[2]) =>
  here.send(PATH, { ...(await form()), ...fields }, visitor);

/** What the office would post on each platform. */
async function previewTexts(): Promise<string> {
  const sent = await here.send('/campaigns/preview', {
    ...(await here.freshFields('dates')),
    title: 'Fairness first',
    'date.announce-adoption': '2026-10-06',
    platforms: ['facebook'],
  });
  return textOf(await sent.text());
}

describe('what links carry', () => {
  it('is nothing at first, and the form proposes what is usual', async () => {
    expect(await here.show('')).toContain(`href="${here.path(PATH)}"`);
    expect(textOf(await here.show(PATH))).toContain('carry no parameters.');
    expect(await form()).toMatchObject({ wanted: ['off'], source: ['{platform}'], medium: ['social'] });
    expect(await previewTexts()).not.toContain('utm_');
  });

  it('names what is wrong at its field, keeps what was typed and stores nothing', async () => {
    const sent = await save({ wanted: 'on', source: 'a b', campaign: '{county}', hosts: 'bit.ly' });
    expect(sent.status).toBe(422);
    const page = await sent.text();
    for (const field of ['source', 'campaign', 'hosts']) expect(page).toContain(`<a href="#${field}">`);
    expect(page).toContain('value="a b"');
    expect(await here.association.readUtm()).toBeUndefined();
  });

  it('is shown by an example once it is decided, stands in the history and in the next preview', async () => {
    const sent = await save({ wanted: 'on', hosts: 'https://fourrivers.example.gov/' });
    expect(sent.headers.get('location')).toBe(here.path(PATH));
    const page = textOf(await here.show(PATH));
    expect(page).toContain('Pat Gallagher decided so on');
    expect(page).toContain(
      'https://millbrook.example.gov/vote?utm_source=facebook&utm_medium=social&utm_campaign=adopting-the-standards',
    );
    expect((await here.association.readAudit()).map(({ action }) => action)).toContain('association.utm-set');
    const preview = await previewTexts();
    expect(preview).toContain('carry parameters: which ones');
    expect(preview).toContain('links are not checked in this demonstration');
    expect(preview).toContain('?utm_source=facebook&utm_medium=social&utm_campaign=fairness-first');
  });

  it('goes out as it was previewed, in the office’s own posts', async () => {
    const id = await here.offer('with-parameters');
    const posts = (await here.offices[0]?.store.listCampaignPosts(id)) ?? [];
    const onFacebook = posts.find(({ platform }) => platform === 'facebook');
    expect(onFacebook?.text).toContain(
      '?utm_source=facebook&utm_medium=social&utm_campaign=adopting-the-standards',
    );
  });

  it('is not overwritten by whoever has not seen the last change', async () => {
    const stale = await form();
    await save({ wanted: 'off' });
    const sent = await here.send(PATH, { ...stale, medium: 'mine' });
    expect(sent.status).toBe(409);
    expect(await sent.text()).toContain('value="mine"');
    expect(await here.association.readUtm()).toMatchObject({ isOn: false, medium: 'social' });
  });

  it('is an owner’s to decide, and everybody’s to read', async () => {
    const author = await here.visit('author');
    expect(await here.show(PATH, author)).toContain('An owner of your association can change this.');
    expect((await save({ wanted: 'on' }, author)).status).toBe(403);
  });
});
