import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MemberId } from '#core/ids.ts';
import { ImageId, type LibraryImage } from '#core/library-image.ts';
import type { Member, Role } from '#core/member.ts';
import { Instant } from '#core/time.ts';
import type { OwnPacks } from '#ports/own-packs.ts';
import { saveMessage } from '#use-cases/save-message.ts';
import { REFERENCE_INSTANT } from '../fixtures/clock.ts';
import { actorOf, DANA, MILLBROOK, RIVERTON } from '../fixtures/office.ts';
import { readFields } from './form-on-page.ts';
import {
  ABOUT,
  ANA,
  ASSOCIATION,
  idIn,
  messageIn,
  OFFICE_SCOPE,
  openPackStage,
  type PackStage,
} from './pack-stage.ts';
import { OFFICE } from './post-pages.ts';

let stage: PackStage;
let world: PackStage['world'];
const show: PackStage['show'] = (...given) => stage.show(...given);
const send: PackStage['send'] = (...given) => stage.send(...given);
const fill: PackStage['fill'] = (...given) => stage.fill(...given);

beforeAll(async () => {
  stage = await openPackStage();
  world = stage.world;
});
afterAll(() => world.stop());

describe('a pack that an office writes', () => {
  let path: string;
  beforeAll(async () => {
    path = await stage.startPack(OFFICE, 'Open house');
    await fill(`${path}/edit`, `${path}/edit`, ABOUT);
    await stage.write(path, messageIn([['en', '{office} opens its doors.']]));
  });

  it('is held while a required language is missing, and says which', async () => {
    expect((await stage.approveAll(path, stage.ana)).status).toBe(303);
    const plan = await show(`${path}/publish`, stage.ana);
    expect(plan).toContain('Spanish is not written.');
    expect(plan).not.toContain('Publish version 1</button>');
    const refused = await send(`${path}/publish`, { seen: 'x' }, stage.ana);
    expect(refused.status).toBe(409);
    expect(await refused.text()).toContain('Not a single message');
  });

  it('is approved by somebody else than its writer, and an edit voids only its language', async () => {
    await stage.write(
      path,
      messageIn([
        ['en', '{office} opens its doors.'],
        ['es', '{office} abre sus puertas.'],
      ]),
    );
    const own = await stage.approveAll(path, stage.dana);
    expect(own.status).toBe(409);
    expect(await own.text()).toContain('somebody else has to approve it');
    expect((await stage.approveAll(path, stage.ana)).status).toBe(303);
    await stage.write(
      path,
      messageIn([
        ['en', '{office} opens its doors!'],
        ['es', '{office} abre sus puertas.'],
      ]),
    );
    const page = await show(path);
    expect(page).toContain('Changed since it was approved (required)');
    expect(page.match(/state--done">\s*Approved/g)).toHaveLength(1);
    expect((await stage.approveAll(path, stage.ana)).status).toBe(303);
  });

  it('cannot name a date in one language alone', async () => {
    const fields = { label: 'Day of the visit', type: 'date', local: 'no', example: '2027-05-06' };
    await fill(`${path}/parts/placeholders`, `${path}/parts/placeholders`, fields);
    const with1 = messageIn(
      [
        ['en', '{office} on {day_of_the_visit}.'],
        ['es', '{office} abre sus puertas.'],
      ],
      'day',
    );
    await stage.write(path, with1);
    const refused = await stage.approveAll(path, stage.ana);
    expect(refused.status).toBe(409);
    expect(await refused.text()).toContain('{day_of_the_visit} is missing in es; en has it.');
    await fill(`${path}/messages/day/remove`, `${path}/messages/day/remove`, {});
  });

  it('is published as a version that never changes, and used from there', async () => {
    await fill(`${path}/publish`, `${path}/publish`, {}, stage.ana);
    expect(await show(path)).toContain('Version 1 is published');
    const again = await send(`${path}/publish`, { seen: 'whatever' }, stage.ana);
    expect(again.status).toBe(303);
    expect(await stage.desk(DANA).listEditions(idIn(path))).toHaveLength(1);
    const announce = `${OFFICE}/announcements/new?pack=${idIn(path)}&message=open-house`;
    expect(await show(announce)).toContain('Visit us');
    await stage.write(
      path,
      messageIn([
        ['en', '{office} has a new door.'],
        ['es', '{office} tiene otra puerta.'],
      ]),
    );
    await stage.approveAll(path, stage.ana);
    await fill(`${path}/publish`, `${path}/publish`, {}, stage.ana);
    expect(await show(`${path}/versions/1`)).toContain('opens its doors!');
    expect(await show(`${path}/versions/2`)).toContain('has a new door');
    const source = { packId: idIn(path), packVersion: 1 };
    const first = await world.services.packs.findVersion(OFFICE_SCOPE, source);
    expect(first?.messages[0]?.variants[0]?.text).toContain('opens its doors!');
  });

  it('is nobody else’s to see, whether it exists or not', async () => {
    const elsewhere = `/offices/${RIVERTON.id}/packs/${idIn(path)}`;
    const missing = await show(`/offices/${RIVERTON.id}/packs/own-00000000000000000000000000`, stage.luis);
    expect((await stage.luis.get(elsewhere)).status).toBe(404);
    expect(await show(elsewhere, stage.luis)).toBe(missing);
    expect(await world.services.packs.list({ officeId: RIVERTON.id })).toEqual(world.services.shipped.list());
  });

  it('is retired with a reason, and taken back', async () => {
    await fill(`${path}/retire`, `${path}/retire`, { reason: 'It is over.' }, stage.ana);
    expect(await show(path)).toContain('Ana Approver retired this pack: It is over.');
    const place = OFFICE_SCOPE;
    expect(await world.services.packs.find(place, idIn(path))).toBeUndefined();
    const source = { packId: idIn(path), packVersion: 2 };
    expect((await world.services.packs.findVersion(place, source))?.title).toBe('Open house');
    expect((await send(`${path}/reinstate`, {}, stage.ana)).status).toBe(303);
    expect((await world.services.packs.find(place, idIn(path)))?.version).toBe(2);
  });
});

describe('a message that two people write', () => {
  it('keeps both texts: whoever comes second is told, and overwrites nothing', async () => {
    const packId = idIn(await stage.startPack(OFFICE, 'Two writers'));
    const [danas, anas] = [stage.desk(DANA), stage.desk(ANA)];
    const save = (packs: OwnPacks, by: Member, seen: number, text: string) =>
      saveMessage(world.services, packs, {
        packId,
        seen,
        message: messageIn([['en', text]]),
        by: actorOf(by),
      });
    expect(await save(danas, DANA, 0, 'One')).toMatchObject({ ok: true, value: { version: 1 } });
    expect(await save(anas, ANA, 1, 'Two')).toMatchObject({ ok: true, value: { version: 2 } });
    const late = await save(danas, DANA, 1, 'Three');
    expect(late).toMatchObject({
      ok: false,
      error: { kind: 'conflict', theirs: { changedBy: { id: 'ana' } } },
    });
    expect(JSON.stringify(late)).toContain('Two');
    // The same once more is no change, whoever has seen what.
    expect(await save(danas, DANA, 1, 'Two')).toMatchObject({ ok: true, value: { version: 2 } });
    expect(await save(anas, ANA, 2, 'Four')).toMatchObject({ ok: true, value: { version: 3 } });
    const actions = await world.services.store.forOffice(MILLBROOK.id, actorOf(DANA)).readHistory({
      kind: 'pack',
      id: packId,
    });
    // What one person goes on writing is one entry.
    expect(actions.map(({ action }) => action)).toEqual([
      'pack.created',
      'pack.message-begun',
      'pack.message-changed',
    ]);
  });
});

describe('what a pack is made of', () => {
  it('is changed in forms that keep what was typed, and not against somebody’s change', async () => {
    const path = await stage.startPack(OFFICE, 'Parts');
    const links = `${path}/parts/links`;
    const wrong = await send(links, {
      ...readFields(await show(links), links),
      label: 'Guide',
      url: 'guide',
    });
    expect(wrong.status).toBe(422);
    expect(await wrong.text()).toContain('value="Guide"');
    const before = readFields(await show(links), links);
    await fill(links, links, { label: 'Guide', url: 'https://vote.gov/guide' });
    expect(await show(links)).toContain('{link:guide}');
    const late = await send(links, { ...before, label: 'Late', url: 'https://vote.gov/late' });
    expect(late.status).toBe(409);
    expect(await show(links)).not.toContain('Late');
    await stage.write(path, messageIn([['en', '{office}: {link:guide}']]));
    await fill(links, `${links}/remove`, {});
    expect(await show(links)).toContain('{link:guide}');
  });
});

describe('a picture', () => {
  it('comes from the office’s images once it is described, and stays as long as a message shows it', async () => {
    const path = await stage.startPack(OFFICE, 'Pictures');
    const pictures = `${path}/pictures`;
    const shape = [...world.services.shipped.list().flatMap(({ images }) => [...images.values()])][0];
    if (!shape) throw new Error('No pack has a picture');
    const { alt: _, ...picture } = shape;
    const image: LibraryImage = {
      ...{ id: ImageId.parse('0'.repeat(26)), officeId: MILLBROOK.id, pictures: [picture], alt: '' },
      ...{
        source: { kind: 'upload', fileName: 'door.jpg' },
        by: actorOf(DANA),
        at: REFERENCE_INSTANT,
        version: 0,
      },
    };
    const library = world.services.store.forOffice(MILLBROOK.id, actorOf(DANA)).images;
    const told = {
      subject: { kind: 'office', id: MILLBROOK.id } as const,
      action: 'image.put',
      summary: 'Put.',
    };
    await library.write(image, told);
    expect(await show(pictures)).not.toContain('door.jpg');
    await library.write({ ...image, alt: 'An open door', version: 1 }, told);
    await fill(pictures, pictures, {});
    expect(await show(pictures)).toContain('An open door');
    const [media] = (await stage.desk(DANA).read(idIn(path)))?.media ?? [];
    await stage.write(path, { ...messageIn([['en', '{office}']]), media: media?.key });
    await fill(pictures, `${pictures}/remove`, {});
    expect(await show(pictures)).toContain('An open door');
    await stage.write(path, messageIn([['en', '{office}']]));
    await fill(pictures, `${pictures}/remove`, {});
    expect((await stage.desk(DANA).read(idIn(path)))?.media).toEqual([]);
  });
});

describe('an association’s pack', () => {
  it('is a copy of one that came with Clarion, and reaches its member offices when it is published', async () => {
    const from = `${ASSOCIATION}/packs/rumor-response/copy`;
    const path = await fill(from, from, { title: 'Our rumor pack' }, stage.pat);
    expect(await show(path, stage.pat)).toContain('A copy of “');
    expect(await show(`${OFFICE}/packs`)).not.toContain('Our rumor pack');
    // Who copies a text has not written it.
    expect((await stage.approveAll(path, stage.pat, 2)).status).toBe(303);
    await fill(`${path}/publish`, `${path}/publish`, {}, stage.pat);
    expect(await show(`${OFFICE}/packs`)).toContain('Our rumor pack');
    expect((await stage.dana.get(`${OFFICE}/packs/${idIn(path)}`)).status).toBe(200);
    expect((await stage.luis.get(`/offices/${RIVERTON.id}/packs/${idIn(path)}`)).status).toBe(404);
    expect((await stage.luis.get(`/offices/${RIVERTON.id}/packs/${idIn(path)}/copy`)).status).toBe(404);
    expect(await show(`${ASSOCIATION}/campaigns/new`, stage.pat)).toContain('Our rumor pack');

    // What an office once let is told by its name for as long as it can be taken back.
    const consent = { association: ASSOCIATION.split('/').at(-1) ?? '', pack: idIn(path) };
    await stage.send(`${OFFICE}/consents/give`, { ...consent, attested: 'yes' });
    await fill(`${path}/retire`, `${path}/retire`, { reason: 'It is over.' }, stage.pat);
    expect(await show(`${OFFICE}/consents`)).toContain('Our rumor pack (not offered any more)');
  });
});

describe('the search', () => {
  it('says what was found, blind to accents and capitals', async () => {
    const found = await show(`${OFFICE}/packs?q=ELECCION`);
    expect(found).toMatch(/“ELECCION”: \d+ of \d+ packs, [1-9]\d* messages/);
    const none = await show(`${OFFICE}/packs?q=zeppelin`);
    expect(none).toMatch(/“zeppelin”: 0 of \d+ packs, 0 messages/);
  });
});

it('a draft that is due for review says so', async () => {
  const path = await stage.startPack(OFFICE, 'Old pack');
  await fill(`${path}/edit`, `${path}/edit`, { ...ABOUT, review_by: '2026-09-20' });
  world.clock.set(Instant.parse('2026-09-21T12:00:00.000Z'));
  const later = await stage.visit(DANA);
  expect(await show(path, later)).toContain('Due for review');
  world.clock.set(REFERENCE_INSTANT);
});

it.each<readonly [Role, number, number]>([
  ['author', 200, 403],
  ['approver', 403, 200],
  ['viewer', 403, 403],
])('an %s may begin a pack or approve one, as the role says', async (role, begin, approve) => {
  const path = await stage.startPack(OFFICE, `For ${role}`);
  const member = {
    ...ANA,
    id: MemberId.parse(`some-${role}`),
    grants: [{ ...OFFICE_SCOPE, roles: [role] }],
  } as Member;
  const visitor = await stage.visit(member);
  expect((await visitor.get(`${OFFICE}/packs/new`)).status).toBe(begin);
  expect((await visitor.get(`${path}/approve`)).status).toBe(approve);
  expect((await visitor.get(path)).status).toBe(200);
});
