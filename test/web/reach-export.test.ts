import { gunzipSync } from 'node:zlib';
import type { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CampaignId } from '#core/ids.ts';
import { CHECKPOINTS, nameCheckpoint } from '#core/reach/checkpoint.ts';
import { EXPORT_COLUMNS } from '#core/reach/export-rows.ts';
import { keyOf } from '#core/reach/metric.ts';
import { numberOf } from '#core/reach/reading.ts';
import type { Snapshot } from '#core/reach/snapshot.ts';
import type { OfficeStore } from '#ports/store.ts';
import { REFERENCE_INSTANT } from '#test/fixtures/clock.ts';
import { actorOf, DANA, LUIS, MILLBROOK, memberWith, RIVERTON } from '#test/fixtures/office.ts';
import { sampleCampaign } from '#test/fixtures/post.ts';
import { startTestServices, type TestServices } from '#test/fixtures/services.ts';
import { createApp } from '#web/app.tsx';
import type { WebEnv } from '#web/shell.ts';
import { readTable, storeSeason, textOf } from './reach-stage.ts';
import { asTexts, readCsv, readWorkbook } from './read-files.ts';
import { type TestVisitor, visitAs } from './visitor.ts';

const AUTUMN = CampaignId.parse('autumn');
const SPRING = CampaignId.parse('spring');
const QUIET = CampaignId.parse('quiet');
const REACH = `/offices/${MILLBROOK.id}/reach`;
/** An office can be called anything. */
const FORMULA = '=HYPERLINK("https://evil.example","Millbrook")';

let test: TestServices;
let app: Hono<WebEnv>;
let dana: TestVisitor;
let office: OfficeStore;

beforeAll(async () => {
  test = await startTestServices();
  app = createApp(test.services);
  office = test.services.store.forOffice(MILLBROOK.id, actorOf(DANA));
  await office.writeOffice({ ...MILLBROOK, name: FORMULA });
  dana = await visitAs(app, test.services, DANA);
  for (const [id, title] of [
    [AUTUMN, '@autumn, “the second”'],
    [SPRING, 'Spring'],
    [QUIET, 'Quiet'],
  ] as const) {
    const happening = {
      subject: { kind: 'campaign', id },
      action: 'campaign.test',
      summary: 'A test.',
    } as const;
    await office.launchCampaign(sampleCampaign({ id, title, createdAt: REFERENCE_INSTANT }), [], happening);
  }
  await storeSeason(office, test.services.metrics, AUTUMN, REFERENCE_INSTANT);
  await storeSeason(office, test.services.metrics, SPRING, REFERENCE_INSTANT, { posts: 8 });
}, 60_000);
afterAll(() => test.stop());

async function csvOf(query: string, visitor = dana) {
  const answer = await visitor.get(`${REACH}/export.csv${query}`);
  expect(answer.status).toBe(200);
  return readCsv(await answer.text());
}

async function workbookOf(query: string) {
  const answer = await dana.get(`${REACH}/export.xlsx${query}`);
  return readWorkbook(new Uint8Array(await answer.arrayBuffer()));
}

/** What a row says of its snapshot. */
function expectRow(row: Readonly<Record<string, string>> | undefined, snapshot: Snapshot) {
  expect(row).toMatchObject({
    'office id': MILLBROOK.id,
    office: `'${FORMULA}`,
    'published at': snapshot.publishedAt,
    'taken at': snapshot.takenAt,
    permalink: `https://public.example/${snapshot.postId}`,
  });
  for (const metric of test.services.metrics) {
    const reading = metric.platform === snapshot.platform ? snapshot.readings[keyOf(metric)] : undefined;
    const name = `${metric.platform}.${keyOf(metric)}`;
    expect(row?.[name], name).toBe(String(numberOf(reading) ?? ''));
    expect(row?.[`${name} status`], name).toBe(reading?.status ?? '');
  }
}

describe('an office’s export', () => {
  it('has a row for every snapshot of the campaign, with every number and status as it is stored', async () => {
    const snapshots = (await office.reach.listSnapshots()).filter(({ campaignId }) => campaignId === AUTUMN);
    const rows = await csvOf(`?campaign=${AUTUMN}`);
    expect(rows).toHaveLength(snapshots.length);
    for (const snapshot of snapshots) {
      const own = rows.filter((row) => row['post id'] === snapshot.postId && row.age === snapshot.checkpoint);
      expect(own).toHaveLength(1);
      expectRow(own[0], snapshot);
    }
    const statuses = new Set(rows.flatMap((row) => row['x.impression_count@1 status'] ?? []));
    expect([...statuses].filter((status) => status !== '').toSorted()).toEqual([
      'deleted',
      'not-permitted',
      'not-yet',
      'value',
    ]);
    expect(rows.some((row) => row['x.like_count@1'] === '0')).toBe(true);
    expect(JSON.stringify(rows)).not.toContain('The access has ended.');
  });

  it('is the same as a workbook, whose numbers are numbers', async () => {
    const { Snapshots = [] } = await workbookOf(`?campaign=${AUTUMN}`);
    expect(Snapshots.map(asTexts)).toEqual(await csvOf(`?campaign=${AUTUMN}`));
    const texts = new Set(EXPORT_COLUMNS.map(({ name }) => name));
    for (const row of Snapshots) {
      for (const [name, cell] of Object.entries(row)) {
        if (cell === null) continue;
        expect(typeof cell, name).toBe(texts.has(name) || name.endsWith(' status') ? 'string' : 'number');
      }
    }
  });

  it('has the figures that the page shows, platform by platform and age by age', async () => {
    const { Figures = [] } = await workbookOf(`?campaign=${AUTUMN}`);
    let compared = 0;
    for (const age of CHECKPOINTS) {
      const html = await (await dana.get(`${REACH}/${AUTUMN}?at=${age}`)).text();
      for (const [platform, name] of [
        ['x', 'X'],
        ['facebook', 'Facebook'],
      ]) {
        const shown = readTable(html, `Figures of ${name}, ${nameCheckpoint(age)} after publishing`);
        const own = Figures.filter((row) => row.platform === platform && row.age === age);
        expect(own).toHaveLength(shown.length);
        for (const [index, row] of shown.entries()) {
          const figure = own[index];
          const native = String(figure?.metric).replace(/@1$/, '');
          expect(row.Figure).toBe(`${figure?.label} ${native}`);
          const total = row.Total?.replaceAll(',', '');
          expect(figure?.total).toBe(/^\d+$/.test(total ?? '') ? Number(total) : null);
          expect(row.Coverage).toContain(`${figure?.['posts reported']} of ${figure?.posts} posts reported`);
          const missing = [
            ['not-permitted', 'not permitted'],
            ['not-available', 'not available'],
            ['deleted', 'removed'],
          ] as const;
          for (const [status, word] of missing) {
            const count = new RegExp(`${word} (\\d+)`, 'i').exec(row.Others ?? '')?.[1] ?? '0';
            expect(figure?.[`posts ${status}`], `${native} ${status}`).toBe(Number(count));
          }
          compared += 1;
        }
      }
    }
    expect(compared).toBeGreaterThan(30);
  });

  it('adds up to its figures, and averages them over the posts that reported', async () => {
    const { Figures = [], Snapshots = [] } = await workbookOf('');
    expect(Figures.length).toBeGreaterThan(60);
    for (const figure of Figures) {
      const column = `${figure.platform}.${figure.metric}`;
      const numbers = Snapshots.filter(
        (row) => row['campaign id'] === figure['campaign id'] && row.age === figure.age,
      ).flatMap((row) => (typeof row[column] === 'number' ? [row[column]] : []));
      const sum = numbers.reduce((total, number) => total + number, 0);
      expect(figure['posts reported'], column).toBe(numbers.length);
      const isUnique = test.services.metrics.some(
        (metric) =>
          keyOf(metric) === figure.metric &&
          metric.platform === figure.platform &&
          metric.counting === 'unique',
      );
      const isKnown = numbers.length > 0 && !isUnique;
      expect(figure.total, column).toBe(isKnown ? sum : null);
      if (isKnown) expect(figure.average).toBeCloseTo(sum / numbers.length);
      else expect(figure.average).toBeNull();
    }
  });

  it('of all reach has the rows of every campaign', async () => {
    const rows = await csvOf('');
    expect(rows).toHaveLength((await office.reach.listSnapshots()).length);
    expect(new Set(rows.map((row) => row['campaign id']))).toEqual(new Set([AUTUMN, SPRING]));
  });

  it('holds nothing that a spreadsheet takes for a formula', async () => {
    const answer = await dana.get(`${REACH}/export.csv?campaign=${AUTUMN}`);
    const text = await answer.text();
    const { Snapshots = [], Dictionary = [] } = await workbookOf(`?campaign=${AUTUMN}`);
    const [row] = readCsv(text);
    expect(row?.office).toBe(`'${FORMULA}`);
    expect(row?.campaign).toBe("'@autumn, “the second”");
    const cells = [...readCsv(text), ...Snapshots.map(asTexts), ...Dictionary.map(asTexts)].flatMap((each) =>
      Object.values(each),
    );
    for (const cell of cells) expect(cell).not.toMatch(/^[=+\-@\t\r\n]/);
  });

  it('is a file to keep, compressed for who takes that', async () => {
    const path = `${REACH}/export.csv?campaign=${AUTUMN}`;
    const plain = await dana.get(path);
    expect(plain.headers.get('content-disposition')).toBe(
      'attachment; filename="millbrook-reach-autumn.csv"',
    );
    expect(plain.headers.get('content-type')).toBe('text/csv; charset=utf-8; header=present');
    const packed = await app.request(`${test.services.shell.publicOrigin}${path}`, {
      headers: { cookie: dana.cookie, 'accept-encoding': 'gzip, deflate, br' },
    });
    expect(packed.headers.get('content-encoding')).toBe('gzip');
    const bytes = Buffer.from(await packed.arrayBuffer());
    expect(gunzipSync(bytes)).toEqual(Buffer.from(await plain.arrayBuffer()));
    const workbook = await dana.get(`${REACH}/export.xlsx`);
    expect(workbook.headers.get('content-disposition')).toBe('attachment; filename="millbrook-reach.xlsx"');
  });

  it('comes with a dictionary of every column and status', async () => {
    const answer = await dana.get(`${REACH}/dictionary.csv`);
    const names = new Set(readCsv(await answer.text()).map(({ name }) => name));
    const [row = {}] = await csvOf('');
    const { Snapshots: _rows, Figures: [figure = {}] = [], Dictionary = [] } = await workbookOf('');
    for (const column of [...Object.keys(row), ...Object.keys(figure)]) {
      expect(names.has(column) || names.has(column.replace(/ status$/, '')), column).toBe(true);
    }
    expect(new Set(Dictionary.map(({ name }) => name))).toEqual(names);
  });

  it.each([`?campaign=${QUIET}`])('that would be empty says so', async (query) => {
    for (const kind of ['csv', 'xlsx']) {
      const answer = await dana.get(`${REACH}/export.${kind}${query}`);
      expect([answer.status, answer.headers.get('location')]).toEqual([303, `${REACH}/${QUIET}`]);
      const page = textOf(await (await dana.get(`${REACH}/${QUIET}`)).text());
      expect(page).toContain('There is no file, for there is nothing in it yet');
    }
  });

  it('is there for viewers and records officers, and not for another office or of its campaigns', async () => {
    for (const role of ['viewer', 'records'] as const) {
      const visitor = await visitAs(app, test.services, memberWith(role));
      expect((await csvOf(`?campaign=${AUTUMN}`, visitor)).length).toBeGreaterThan(0);
    }
    const luis = await visitAs(app, test.services, LUIS);
    for (const path of [`${REACH}/export.csv`, `${REACH}/export.xlsx`, `${REACH}/dictionary.csv`]) {
      expect((await luis.get(path)).status).toBe(404);
    }
    const own = `/offices/${RIVERTON.id}/reach`;
    expect((await luis.get(`${own}/export.csv?campaign=${AUTUMN}`)).status).toBe(404);
    expect((await luis.get(`${own}/export.csv?campaign=../x`)).status).toBe(404);
    expect((await luis.get(`${own}/export.csv`)).headers.get('location')).toBe(own);
  });
});
