import { describe, expect, it } from 'vitest';
import { CampaignId, Language, MessageId, OfficeId, Platform, PostId } from '#core/ids.ts';
import { sheetOfMeanings } from '#core/reach/export-dictionary.ts';
import { FIGURE_COLUMNS } from '#core/reach/export-figures.ts';
import {
  EXPORT_COLUMNS,
  exportSnapshot,
  inExportOrder,
  isKnownAt,
  placeInExport,
  sheetOfSnapshots,
} from '#core/reach/export-rows.ts';
import { keyOf } from '#core/reach/metric.ts';
import { READING_STATUSES, type Reading } from '#core/reach/reading.ts';
import type { Snapshot } from '#core/reach/snapshot.ts';
import { LocalDate } from '#core/rotation/rhythm.ts';
import { tableOf } from '#core/sheet.ts';
import { later, MINUTE } from '#core/time.ts';
import { PLATFORMS } from '#platforms/registry.ts';
import { REFERENCE_INSTANT } from '#test/fixtures/clock.ts';
import { STATUS_WORDS } from '#web/reach/reach-words.ts';

const METRICS = PLATFORMS.flatMap(({ metrics }) => metrics);

const READINGS: Readonly<Record<string, Reading>> = {
  'impression_count@1': { status: 'value', value: 1_204 },
  'like_count@1': { status: 'zero' },
  'reply_count@1': { status: 'manual', value: 0, by: { kind: 'member', id: 'dana', name: 'Dana Whitfield' } },
  'retweet_count@1': { status: 'not-yet', reason: 'A reason of the office.' },
  'quote_count@1': { status: 'not-available', reason: 'A reason of the office.' },
  'bookmark_count@1': { status: 'not-permitted', reason: 'A reason of the office.' },
  'url_link_clicks@1': { status: 'deleted' },
};

const SNAPSHOT: Snapshot = {
  postId: PostId.parse('post-1'),
  officeId: OfficeId.parse('millbrook'),
  campaignId: CampaignId.parse('autumn'),
  platform: Platform.parse('x'),
  messageId: MessageId.parse('announce-adoption'),
  language: Language.parse('en'),
  publishedAt: REFERENCE_INSTANT,
  week: LocalDate.parse('2026-09-14'),
  checkpoint: '24h',
  takenAt: later(REFERENCE_INSTANT, 1_440 * MINUTE),
  readings: READINGS,
  version: 1,
};
const NAMES = {
  office: 'Millbrook',
  campaign: 'Autumn',
  message: 'We adopt',
  permalink: 'https://x.example/1',
};

function readRow(snapshot: Snapshot) {
  const { header, rows } = sheetOfSnapshots([exportSnapshot(snapshot, NAMES)], METRICS);
  expect(new Set(header).size).toBe(header.length);
  expect(rows[0]).toHaveLength(header.length);
  return Object.fromEntries(header.map((name, index) => [name, rows[0]?.[index]]));
}

describe('a row of an export', () => {
  it('names office, campaign, post, message and times', () => {
    expect(readRow(SNAPSHOT)).toMatchObject({
      'office id': 'millbrook',
      office: 'Millbrook',
      'campaign id': 'autumn',
      campaign: 'Autumn',
      'post id': 'post-1',
      platform: 'x',
      'message id': 'announce-adoption',
      message: 'We adopt',
      language: 'en',
      'published at': '2026-09-15T14:00:00.000Z',
      age: '24h',
      'taken at': '2026-09-16T14:00:00.000Z',
      permalink: 'https://x.example/1',
    });
  });

  it.each([
    ['impression_count', 1_204, 'value'],
    ['like_count', 0, 'zero'],
    ['reply_count', 0, 'manual'],
    ['retweet_count', undefined, 'not-yet'],
    ['quote_count', undefined, 'not-available'],
    ['bookmark_count', undefined, 'not-permitted'],
    ['url_link_clicks', undefined, 'deleted'],
  ])('has of %s the number %s and the status %s', (native, number, status) => {
    const row = readRow(SNAPSHOT);
    expect(row[`x.${native}@1`]).toBe(number);
    expect(row[`x.${native}@1 status`]).toBe(status);
  });

  it('has two columns for every definition of every platform, empty where it stands on another', () => {
    const row = readRow(SNAPSHOT);
    for (const metric of METRICS) {
      const name = `${metric.platform}.${keyOf(metric)}`;
      expect(row).toHaveProperty([name]);
      expect(row).toHaveProperty([`${name} status`]);
      if (metric.platform !== 'x') expect([row[name], row[`${name} status`]]).toEqual([undefined, undefined]);
    }
    expect(Object.keys(row)).toHaveLength(EXPORT_COLUMNS.length + 2 * METRICS.length);
  });

  it('keeps the office’s reasons and people to itself', () => {
    const text = JSON.stringify(exportSnapshot(SNAPSHOT, NAMES));
    expect(text).not.toContain('A reason of the office.');
    expect(text).not.toContain('Dana');
  });
});

describe('the snapshots of an export', () => {
  const asked = { ...SNAPSHOT, checkpoint: 'asked' as const };

  it('stand in an order that no later reading changes', () => {
    const snapshots = [asked, SNAPSHOT, { ...SNAPSHOT, checkpoint: '1h' as const }];
    const places = inExportOrder(snapshots).map(placeInExport);
    expect(places).toEqual(['post-1#1h', 'post-1#24h', `post-1#asked-${SNAPSHOT.takenAt}`]);
    expect(placeInExport({ ...SNAPSHOT, takenAt: REFERENCE_INSTANT })).toBe(placeInExport(SNAPSHOT));
  });

  it('are those that were there at its instant', () => {
    const { takenAt } = SNAPSHOT;
    expect(isKnownAt(SNAPSHOT, takenAt)).toBe(true);
    expect(isKnownAt(SNAPSHOT, later(takenAt, -1))).toBe(false);
    expect(isKnownAt({ ...SNAPSHOT, version: 2 }, later(takenAt, -1))).toBe(true);
  });
});

describe('the dictionary', () => {
  const { header, rows } = tableOf(sheetOfMeanings(METRICS, STATUS_WORDS));
  const entries = rows.map((row) =>
    Object.fromEntries(header.map((name, index) => [name, row[index] ?? ''])),
  );
  const ofKind = (kind: string) => entries.filter((entry) => entry.kind === kind);

  it('tells of every metric what it counts, how, since when and whether it may be added up', () => {
    expect(ofKind('metric')).toEqual(
      METRICS.map((metric) => ({
        kind: 'metric',
        name: `${metric.platform}.${keyOf(metric)}`,
        label: metric.label,
        meaning: metric.meaning,
        platform: metric.platform,
        'native name': metric.native,
        version: String(metric.version),
        'valid from': metric.validFrom,
        'valid to': metric.validTo ?? '',
        unit: metric.unit,
        counting: metric.counting === 'unique' ? 'each person once' : 'every time',
        'may be added up': metric.counting === 'unique' ? 'no' : 'yes',
        source: metric.source,
      })),
    );
    expect(METRICS.some(({ counting }) => counting === 'unique')).toBe(true);
  });

  it('tells what every status and every column means', () => {
    expect(ofKind('status').map(({ name }) => name)).toEqual(READING_STATUSES);
    const columns = ofKind('column').map(({ name }) => name);
    expect(columns).toEqual([
      ...EXPORT_COLUMNS.map(({ name }) => name),
      'platform.metric@version',
      'platform.metric@version status',
    ]);
    expect(ofKind('column of figures').map(({ name }) => name)).toEqual(
      FIGURE_COLUMNS.map(({ name }) => name),
    );
    for (const { meaning } of entries) expect(meaning).not.toBe('');
  });

  it('says of each status whether a number stands beside it', () => {
    const told = ofKind('status').filter(({ meaning }) => meaning?.endsWith('The number stands beside it.'));
    expect(told.map(({ name }) => name)).toEqual(['value', 'zero', 'manual']);
  });
});
