import mammoth from 'mammoth';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CampaignId, Language, MessageId } from '#core/ids.ts';
import { encode } from '#test/adapters/toolkit-stage.ts';
import { FOUR_RIVERS } from '#test/core/import-toolkit/toolkit-stage.ts';
import { readToolkitFile } from '#use-cases/read-toolkit.ts';
import { actorOf, DANA, MILLBROOK, RIVERTON, storeChannel } from '../fixtures/office.ts';
import { sampleCampaign } from '../fixtures/post.ts';
import { readFields } from './form-on-page.ts';
import { ABOUT, idIn, OFFICE_SCOPE, openPackStage, type PackStage } from './pack-stage.ts';
import { millbrook, OFFICE } from './post-pages.ts';

let stage: PackStage;
const show: PackStage['show'] = (...given) => stage.show(...given);
const send: PackStage['send'] = (...given) => stage.send(...given);
const fill: PackStage['fill'] = (...given) => stage.fill(...given);
const stored = async (path: string) => (await stage.desk(DANA).readCompanions(idIn(path)))?.templates ?? [];

beforeAll(async () => {
  stage = await openPackStage();
  await storeChannel(stage.world.services.store, stage.world.services.vault, MILLBROOK, 'x');
});
afterAll(() => stage.world.stop());

describe('a toolkit with a press release', () => {
  let path: string;

  it('is a pack with companions, which are mended and published with it', async () => {
    const { services } = stage.world;
    const imports = services.store.toolkitsOf(OFFICE_SCOPE, actorOf(DANA));
    const file = { name: 'kit.md', bytes: encode(FOUR_RIVERS) };

    const read = await readToolkitFile(services, imports, OFFICE_SCOPE, { file, by: actorOf(DANA) });
    if (!read.ok) throw new Error(read.error.message);
    const review = `${OFFICE}/packs/import/${read.value.id}`;
    path = await fill(review, review, { kind: 'announcement', language: 'en' });
    const desk = await show(path);
    expect(desk).toContain(`href="${path}/companions/press-release"`);
    expect(desk).toContain(`href="${path}/companions/op-ed"`);

    await fill(`${path}/edit`, `${path}/edit`, { ...ABOUT, required: ['en'] });
    const form = `${path}/companions/press-release`;
    const text = readFields(await show(form), form)['text-en']?.[0] ?? '';
    expect(text).toContain('# {place} County opens its count to everyone');
    await fill(form, form, { 'text-en': `${text}\n\nRead more at {website}.\n\n- doors\n- seals` });
    expect(await show(path)).toContain('English; not in Spanish');
    expect(await show(form)).toContain('There is no Spanish text.');

    await stage.approveAll(path, stage.ana);
    expect(await show(`${path}/publish`, stage.ana)).toContain(`href="${form}#as-it-stands"`);
    await fill(`${path}/publish`, `${path}/publish`, {}, stage.ana);
    expect(await show(`${path}/versions/1`)).toContain('opens its count to everyone');
  });

  it('gives an announcement its press release as a Word file, with the answers of the posts', async () => {
    const [message] = (await stage.world.services.packs.find(OFFICE_SCOPE, idIn(path)))?.messages ?? [];
    const start = `${OFFICE}/announcements/new?pack=${idIn(path)}&message=${message?.id}`;
    const fields = readFields(await show(start), `${OFFICE}/announcements/preview`);
    const office = 'Millbrook Count Team';
    const launched = await send(`${OFFICE}/announcements`, {
      ...fields,
      'answers.office': office,
      attested: 'yes',
    });
    expect(launched.status).toBe(303);
    const [campaign] = await millbrook(stage.world).listCampaigns();
    const press = `${OFFICE}/campaigns/${campaign?.id}/companions/press-release`;
    expect(await show(`${OFFICE}/campaigns/${campaign?.id}`)).toContain(`href="${press}"`);
    await fill(press, press, { 'answers.quote': 'Come and see us count.', 'answers.phone': '555-0100' });
    const word = await stage.dana.get(`${press}/document.docx`);
    const { value } = await mammoth.extractRawText({ buffer: Buffer.from(await word.arrayBuffer()) });
    expect(value).toContain(`${office} announced today that everybody may watch`);
    expect(value).toContain('Come and see us count.');
    expect(value).toContain('Read more at https://millbrook.example.gov/elections.');
    expect(value).toContain('seals');
  });

  it('says where the pack has no text in the language of a campaign', async () => {
    const id = CampaignId.parse('spanish');
    const source = { packId: idIn(path), packVersion: 1, messageId: MessageId.parse('open-house') };
    const campaign = sampleCampaign({ id, source, language: Language.parse('es') });
    const subject = { kind: 'campaign' as const, id };
    await millbrook(stage.world).launchCampaign(campaign, [], { subject, action: 'a.b', summary: 'It was.' });
    const page = await show(`${OFFICE}/campaigns/${id}/companions/press-release`);
    expect(page).toContain('The pack has no Spanish text of it. The document below is in English.');
    const form = `${path}/companions/press-release`;
    const half = await send(form, { ...readFields(await show(form), form), 'title-es': 'Comunicado' });
    expect(await half.text()).toContain('Write the text, or empty its title too.');
    await fill(form, form, { 'title-es': 'Comunicado', 'text-es': '# {office} cuenta a la vista' });
    expect(await show(path)).toContain('English and Spanish');
  });

  it('keeps what a version was published with, whatever becomes of the desk', async () => {
    const form = `${path}/companions/press-release`;
    await fill(form, `${form}/remove`, {});
    expect((await stored(path)).map(({ kind }) => kind)).toEqual(['op-ed']);
    expect((await stage.dana.get(form)).status).toBe(404);
    const source = { packId: idIn(path), packVersion: 1 };
    const version = await stage.world.services.packs.findVersion(OFFICE_SCOPE, source);
    expect(version?.companions?.map(({ kind }) => kind)).toEqual(['press-release', 'op-ed']);
  });
});

describe('a pack of an office’s own', () => {
  let path: string;
  let form: string;
  beforeAll(async () => {
    path = await stage.startPack(OFFICE, 'Open house');
    form = `${path}/companions/press-release`;
    const start = { from: 'standards-of-conduct press-release' };
    expect(await fill(path, `${path}/companions`, start)).toBe(form);
  });

  it('begins a companion with one that came with Clarion, its links written out', async () => {
    const [template] = await stored(path);
    const words = JSON.stringify(template);
    expect(words).not.toContain('{link:');
    expect(words).toContain('The Standards can be read at https://');
    expect(template).not.toHaveProperty('share');
    expect(await show(path)).not.toContain('value="standards-of-conduct press-release"');
    const again = await send(`${path}/companions`, { seen: '1', from: 'standards-of-conduct press-release' });
    expect(await show(again.headers.get('location')?.split('#')[0] ?? '')).toContain('meanwhile');
  });

  it.each([
    ['a question that nobody has', 'Call {nobody}.', 'There is no field for {nobody}.'],
    ['a place for hashtags', 'See {hashtags}.', '{hashtags} is for posts: write the name.'],
    ['nothing', '', 'Write the text'],
    ['a paragraph without an end', 'a'.repeat(2_001), 'too long'],
  ])('takes no text with %s, and keeps what was typed', async (_, text, why) => {
    const before = await stored(path);
    const answer = await send(form, { ...readFields(await show(form), form), 'text-en': text });
    expect(answer.status).toBe(422);
    const page = await answer.text();
    expect(page).toContain(why);
    expect(readFields(page, form)['text-en']).toEqual([text]);
    expect(await stored(path)).toEqual(before);
  });

  it('asks the questions that its texts ask, also those of its messages, and no others', async () => {
    const text = '# {official} speaks\n\n> {quote}';
    await fill(form, form, { 'text-en': text, 'label-quote': 'What do you say?', 'hint-quote': '' });
    const [template] = await stored(path);
    expect(template?.fields.map(({ key, label, from }) => [key, label, from])).toEqual([
      ['quote', 'What do you say?', undefined],
      ['official', 'Name of the official', 'official.name'],
    ]);
  });

  it('is never written over: whoever comes second sees the other’s and keeps their own', async () => {
    const first = readFields(await show(form), form);
    await fill(form, form, { 'text-en': '# Theirs {quote}' });
    const answer = await send(form, { ...first, 'text-en': '# Mine {quote}' });
    expect(answer.status).toBe(409);
    const page = await answer.text();
    expect(page).toContain('Theirs <mark>');
    expect(readFields(page, form)['text-en']).toEqual(['# Mine {quote}']);
    expect((await send(form, readFields(page, form))).status).toBe(303);
    expect(await show(form)).toContain('Mine <mark>');
  });

  it('is a copy of a pack with all of its companions, and keeps the links that they hold', async () => {
    const action = `${OFFICE}/packs/standards-of-conduct/copy`;
    const copy = await fill(action, action, { title: 'Our standards' });
    const removal = `${copy}/parts/links/remove`;
    const kept = await send(removal, { seen: '1', key: 'standards' });
    expect(await show(kept.headers.get('location') ?? '')).toMatch(/stands in [^.]*“Press release”/);
    expect(await stored(copy)).toEqual(
      stage.world.services.shipped.list().find(({ id }) => id === 'standards-of-conduct')?.companions,
    );
  });

  it('shows its companions to its own members only', async () => {
    const elsewhere = form.replace(MILLBROOK.id, RIVERTON.id);
    expect((await stage.luis.get(elsewhere)).status).toBe(404);
    const ana = await show(form, stage.ana);
    expect(ana).toContain('As it stands');
    expect(ana).not.toContain(`action="${form}"`);
  });
});
