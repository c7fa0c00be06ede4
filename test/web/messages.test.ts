import type { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { AssociationId, MemberId, type MessageId } from '#core/ids.ts';
import type { OwnMessage } from '#core/own-pack/own-pack.ts';
import { Zone } from '#core/slot.ts';
import { createApp } from '#web/app.tsx';
import type { WebEnv } from '#web/shell.ts';
import { actorOf, DANA, LUIS, MILLBROOK } from '../fixtures/office.ts';
import { startTestServices, type TestServices } from '../fixtures/services.ts';
import { type Fields, readFields, sendForm } from './form-on-page.ts';
import { KIM, MESSAGE, OWN_PACK, packsOf, storeOwnPack } from './own-pack-stage.ts';
import { OFFICE } from './post-pages.ts';
import { type TestVisitor, visitAs } from './visitor.ts';

const MESSAGES = `${OFFICE}/packs/${OWN_PACK}/messages`;
const EDIT = `${MESSAGES}/${MESSAGE.id}/edit`;
const ALL = 'text.en.office';
const ON_X = 'own.en.office.x';
/** What the page's lists stand at; `readFields` reads no lists. */
const LISTS = { kind: 'how-to', audience: 'public', principle: '', 'without-handle.four-rivers': 'name' };

const Autosaved = z.object({ kind: z.string(), text: z.string(), seen: z.int().optional() });

let test: TestServices;
let app: Hono<WebEnv>;
let dana: TestVisitor;
let kim: TestVisitor;

beforeAll(async () => {
  test = await startTestServices();
  app = createApp(test.services);
  dana = await visitAs(app, test.services, DANA);
  kim = await visitAs(app, test.services, KIM);
  await storeOwnPack(test);
});
afterAll(() => test.stop());

const open = async (visitor = dana, path = EDIT) => (await visitor.get(path)).text();
const send = (visitor: TestVisitor, path: string, fields: Fields) =>
  sendForm(app, test.services, visitor, path, fields);

/** The form as it stands on a page, with what is changed in it. */
function fill(page: string, changes: Fields, action = EDIT): Fields {
  return { ...readFields(page, action), ...LISTS, ...changes };
}

async function stored(id: MessageId = MESSAGE.id): Promise<OwnMessage> {
  const message = await packsOf(test).readMessage(OWN_PACK, id);
  if (!message) throw new Error('The message is not stored');
  return message;
}

describe('the form', () => {
  it('has one text for all platforms, and another where one differs', async () => {
    const fields = readFields(await open(), EDIT);
    expect(fields[ALL]).toEqual(['{office} opens its doors on {day}.\n\n{hashtags}']);
    expect(fields[ON_X]).toEqual(['Doors open at {office}.']);
    expect(fields['platforms.en.office']).toEqual(['x', 'facebook', 'instagram', 'threads']);
  });

  it('shows each platform with its count, and the office’s own facts', async () => {
    const page = await open();
    expect(page).toContain('Doors open at Millbrook Town Clerk.');
    expect(page).toContain('35 of 280, as X counts');
    expect(page).toContain('Millbrook Town Clerk opens its doors on Thursday, May 6, 2027.');
    expect(page.match(/Preview, approximate\./g)).toHaveLength(4);
    expect(page).toContain('Instagram posts need an image');
  });

  it('shows the language that its address asks for', async () => {
    const page = await open(dana, `${EDIT}?language=es`);
    expect(page).toMatch(/aria-current="true"[^>]*>Spanish</);
    expect(page).toContain('id="text.es.office"');
    expect(readFields(page, EDIT)[ALL]).toEqual(['{office} opens its doors on {day}.\n\n{hashtags}']);
  });

  it('is not found for what there is not, and not for another office', async () => {
    for (const path of [`${MESSAGES}/none/edit`, `${OFFICE}/packs/standards-of-conduct/messages/new`]) {
      expect((await dana.get(path)).status).toBe(404);
    }
    const luis = await visitAs(app, test.services, LUIS);
    expect((await luis.get(EDIT)).status).toBe(404);
    expect((await luis.get(EDIT.replace('millbrook', 'riverton'))).status).toBe(404);
  });
});

describe('without script', () => {
  it('another tab carries what was typed, and nothing is stored', async () => {
    const before = await stored();
    const page = await (
      await send(dana, EDIT, fill(await open(), { [ALL]: 'Typed.', show: 'es.office' }))
    ).text();
    expect(page).toMatch(/aria-current="true"[^>]*>Spanish</);
    expect(readFields(page, EDIT)).toMatchObject({ [ALL]: ['Typed.'], [ON_X]: ['Doors open at {office}.'] });
    const back = await (await send(dana, EDIT, fill(page, { show: 'en.office' }))).text();
    expect(readFields(back, EDIT)[ALL]).toEqual(['Typed.']);
    expect(await stored()).toEqual(before);
  });

  it('a token is put before the hashtags', async () => {
    const page = await (await send(dana, EDIT, fill(await open(), { insert: '{@four-rivers}' }))).text();
    expect(readFields(page, EDIT)[ALL]).toEqual([
      '{office} opens its doors on {day}. {@four-rivers}\n\n{hashtags}',
    ]);
    expect(page).toContain('Four Rivers Officials has no handle on Facebook, so the plain name is written.');
  });

  it('the previews follow a press, with what is too long and what the guardrails notice', async () => {
    const page = await (
      await send(
        dana,
        EDIT,
        fill(await open(), { [ON_X]: `{@four-rivers} We guarantee it. ${'a'.repeat(300)}`, do: 'preview' }),
      )
    ).text();
    expect(page).toContain('The X text counts 337; X allows 280. Shorten it by 57.');
    expect(page).toContain('2 things to look at again');
    // What the office has on record decides: it knows of no consent.
    expect(page).toContain('no consent of Four Rivers Officials to be tagged is on record');
  });

  it('says what keeps a language from being published, beside the others and with the longest answers', async () => {
    const fields = fill(await open(), {
      'text.es.office': 'Venga a {office}.',
      'platforms.es.office': ['facebook'],
      [ON_X]: `{office} ${'a'.repeat(240)}`,
    });
    const english = await (await send(dana, `${MESSAGES}/preview`, fields)).text();
    expect(english).toContain('Before it can be published in English');
    expect(english).toContain('It is counted with the longest answers.');
    expect(english.match(/Instagram posts need an image/g)).toHaveLength(1);
    const spanish = await (
      await send(dana, `${MESSAGES}/preview`, { ...fields, language: 'es', voice: 'office' })
    ).text();
    expect(spanish).toContain('Before it can be published in Spanish');
    expect(spanish).toMatch(/<li>[^<]*\{day\}/);
  });

  it('a picture is shown as each platform cuts it', async () => {
    const page = await (
      await send(dana, EDIT, fill(await open(), { media: 'tall-card', do: 'preview' }))
    ).text();
    expect(page).toMatch(/data-platform="facebook".*?preview__image--tall-4-5/s);
    expect(page).toMatch(/data-platform="x".*?preview__image--tall-3-4/s);
  });

  it('the script asks for the same previews', async () => {
    const fields = fill(await open(), { [ON_X]: 'Typed.' });
    const fragment = await (await send(dana, `${MESSAGES}/preview`, fields)).text();
    const page = await (await send(dana, EDIT, { ...fields, do: 'preview' })).text();
    expect(fragment).toContain('6 of 280, as X counts');
    expect(page).toContain(fragment);
  });
});

describe('saving', () => {
  it('stores the message, with the tags that stand in it', async () => {
    const saved = await send(
      kim,
      EDIT,
      fill(await open(kim), {
        title: 'Come in',
        'text.es.office': 'Venga a {office}. {@four-rivers}',
        'platforms.es.office': ['x', 'facebook'],
        'without-handle.four-rivers': 'omit',
        do: 'save',
      }),
    );
    expect(saved.status).toBe(303);
    const { message, changedBy } = await stored();
    expect(changedBy.name).toBe('Kim Alvarez');
    expect(message.title).toBe('Come in');
    expect(message.tags).toEqual([{ tag: 'four-rivers', without_handle: 'omit' }]);
    expect(message.variants.map(({ language, platforms }) => `${language}: ${platforms.join(' ')}`)).toEqual([
      'en: facebook instagram threads',
      'en: x',
      'es: x facebook',
      // What the form shows nothing of stays as it was.
      'en: linkedin',
    ]);
    expect(await open(kim)).toContain('“Come in” is saved.');
  });

  it('keeps the form where it has no title, and a text that goes nowhere', async () => {
    const before = await stored();
    const fields = fill(await open(), { title: ' ', 'platforms.en.office': [], do: 'save' });
    const refused = await send(dana, EDIT, fields);
    expect(refused.status).toBe(422);
    const page = await refused.text();
    expect(page).toContain('Give the message a title');
    expect(page).toContain('Choose at least one platform for this text');
    expect(readFields(page, EDIT)[ALL]).toEqual([fields[ALL]].flat());
    expect(await stored()).toEqual(before);
  });

  it('begins a message at an address of its own, and shows it before it has a title', async () => {
    const page = await open(dana, `${MESSAGES}/new`);
    const untitled = { ...LISTS, [ALL]: 'Thanks, {@four-rivers}.', 'platforms.en.office': ['x'] };
    expect(await (await send(dana, `${MESSAGES}/preview`, untitled)).text()).toContain('@fourrivers_example');
    const action = page.match(/action="([^"]+\/messages\/message-[^"]+\/edit)"/)?.[1] ?? '';
    const saved = await send(
      dana,
      action,
      fill(page, { title: 'New', [ALL]: 'Hello {office}.', do: 'save' }, action),
    );
    expect(saved.status).toBe(303);
    expect((await dana.get(action)).status).toBe(200);
    const messages = await packsOf(test).listMessages(OWN_PACK);
    expect(messages.map(({ message }) => message.title)).toContain('New');
  });

  it('is refused to a viewer', async () => {
    const viewer = await visitAs(app, test.services, {
      ...KIM,
      id: MemberId.parse('viewer'),
      grants: [{ officeId: MILLBROOK.id, roles: ['viewer'] }],
    });
    expect((await viewer.post(EDIT, { do: 'save', title: 'No' })).status).toBe(403);
  });
});

describe('two people at once', () => {
  const AUTOSAVE = `${MESSAGES}/${MESSAGE.id}/autosave`;
  let seen: Fields;
  let conflict: string;

  beforeAll(async () => {
    seen = fill(await open(), { [ALL]: 'Dana’s text for {office}.' });
    await send(kim, EDIT, fill(await open(kim), { [ALL]: 'Kim’s text for {office}.', do: 'save' }));
    const refused = await send(dana, EDIT, { ...seen, do: 'save' });
    expect(refused.status).toBe(409);
    conflict = await refused.text();
  });

  it('neither is overwritten, and both texts stand side by side', async () => {
    expect((await stored()).message.variants[0]?.text).toBe('Kim’s text for {office}.');
    expect(conflict).toContain('Kim Alvarez saved it meanwhile');
    expect(conflict).toContain('Dana’s text for {office}.</p>');
    expect(conflict).toContain('Kim’s text for {office}.</p>');
    expect(conflict).toContain('English: Facebook, Instagram, and Threads');
  });

  it('what saves by itself stops, and says who was there', async () => {
    const answer = Autosaved.parse(await (await send(dana, AUTOSAVE, seen)).json());
    expect(answer).toMatchObject({ kind: 'stopped' });
    expect(answer.text).toContain('Kim Alvarez saved this message');
    expect((await stored()).message.variants[0]?.text).toBe('Kim’s text for {office}.');
  });

  it('one goes on writing with the other’s text in sight', async () => {
    const page = await (
      await send(dana, EDIT, { ...readFields(conflict, EDIT), beside: 'yes', do: 'preview' })
    ).text();
    expect(page).toContain('What Kim Alvarez saved');
    expect(page).toContain('Kim’s text for {office}.</p>');
    expect(readFields(page, EDIT)[ALL]).toEqual(['Dana’s text for {office}.']);
  });

  it('one’s own text is kept by another press, over the version that was shown', async () => {
    const kept = await send(dana, EDIT, { ...readFields(conflict, EDIT), do: 'save' });
    expect(kept.status).toBe(303);
    expect((await stored()).message.variants[0]?.text).toBe('Dana’s text for {office}.');
    const other = { ...readFields(conflict, EDIT), [ALL]: 'Late.', do: 'save' };
    expect((await send(dana, EDIT, other)).status).toBe(409);
  });

  it('what saves by itself goes on from the version that it made', async () => {
    const fields = fill(await open(), { [ALL]: 'First.' });
    const first = Autosaved.parse(await (await send(dana, AUTOSAVE, fields)).json());
    expect(first).toMatchObject({ kind: 'saved', seen: (await stored()).version });
    const second = await send(dana, AUTOSAVE, { ...fields, [ALL]: 'Second.', seen: String(first.seen) });
    expect(await second.json()).toMatchObject({ kind: 'saved' });
    expect((await stored()).message.variants[0]?.text).toBe('Second.');
    const untitled = await send(dana, AUTOSAVE, { ...fields, title: '' });
    expect(await untitled.json()).toMatchObject({ kind: 'waiting' });
  });
});

it('an association writes its own with the pack’s examples', async () => {
  const associationId = AssociationId.parse('four-rivers');
  const association = test.services.store.forAssociation(associationId, actorOf(DANA));
  await association.writeAssociation({
    id: associationId,
    name: 'Four Rivers',
    zone: Zone.parse('America/New_York'),
  });
  const pack = OWN_PACK.replace('abc', 'xyz');
  await storeOwnPack(test, { associationId }, pack);
  const pat = await visitAs(app, test.services, {
    ...KIM,
    id: MemberId.parse('pat'),
    grants: [{ associationId, roles: ['author'] }],
  });
  const path = `/associations/four-rivers/packs/${pack}/messages/${MESSAGE.id}/edit`;
  const page = await open(pat, path);
  expect(page).toContain('Doors open at Example County Elections.');
  expect((await send(pat, path, fill(page, { title: 'Ours', do: 'save' }, path))).status).toBe(303);
});
