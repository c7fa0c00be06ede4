import { describe, expect, it } from 'vitest';
import { judgeResults } from '#core/election/judge-results.ts';
import { resultsSilence } from '#core/election/polls-close.ts';
import { MediaId } from '#core/ids.ts';
import { Zone } from '#core/slot.ts';
import { Instant } from '#core/time.ts';
import { draftPost } from '#test/fixtures/post.ts';
import { election, place, row } from './calendar.ts';

const zone = Zone.parse('America/New_York');
const knoxville = place('knoxville', 'TN', zone);
const close = row('polls-close', '2026-11-03 20:00 America/New_York');
const extended = row('polls-close', '2026-11-03 21:00', { id: 'open', officeId: 'nashville' });
const text = 'Unofficial results are in. vote.example.gov';

function judge(time: string, rows = [close], given: Parameters<typeof draftPost>[0] = { text }) {
  const silences = rows.length === 0 ? [] : [resultsSilence(election('TN'), rows, [knoxville])];
  return judgeResults(draftPost(given), Instant.parse(time), silences, zone);
}

describe('a post that reads like results', () => {
  it('is refused until the last polls of the state close', () => {
    expect(judge('2026-11-04T00:59:59.999Z')).toMatchObject({
      kind: 'before-close',
      words: [{ words: 'results', start: 11, end: 18 }],
      message:
        '“results” reads like results of 2026 General Election. The last polls in TN close Tuesday, November 3, 2026 at 8:00 PM EST; nothing like it may go out before. Move the post to a later time, or take these words out.',
    });
    expect(judge('2026-11-04T01:00:00.000Z')).toBeUndefined();
  });

  it('is refused again when polls elsewhere in the state are kept open after it was approved', () => {
    expect(judge('2026-11-04T01:00:00.000Z', [close, extended])?.message).toMatch(/close .* at 10:00 PM EST/);
    expect(judge('2026-11-04T03:00:00.000Z', [close, extended])).toBeUndefined();
  });

  it('is refused for what its image is said to show', () => {
    const alt = 'A chart with election results';
    const image = {
      mediaId: MediaId.parse('a'.repeat(64)),
      alt,
      mimeType: 'image/png',
      bytes: 1,
      width: 1,
      height: 1,
    };
    const refusal = judge('2026-11-03T20:00:00.000Z', [close], { text: 'See below', image } as never);
    expect(refusal).toMatchObject({ words: [], inAlt: [{ words: 'election results' }] });
    expect(refusal?.message).toMatch(/in the image’s description/);
  });

  it('is refused without end where the calendar does not say when polls close', () => {
    expect(judge('2026-12-01T00:00:00.000Z', [row('election-day', '2026-11-03')])?.message).toMatch(
      /does not say when its polls close.*Enter the closing time/,
    );
  });

  it('waits for the last of several elections', () => {
    const one = resultsSilence(election('TN'), [close], []);
    const other = resultsSilence(election('TN'), [row('polls-close', '2026-11-03 23:00')], []);
    const endless = resultsSilence(election('TN'), [row('election-day', '2026-11-03')], []);
    const at = Instant.parse('2026-11-03T20:00:00.000Z');
    expect(judgeResults(draftPost({ text }), at, [endless, other], zone)?.silence).toBe(endless);
    for (const silences of [
      [one, other],
      [other, one],
    ]) {
      expect(judgeResults(draftPost({ text }), at, silences, zone)?.silence).toBe(other);
    }
  });

  it('goes out where there is no election, and any other post at any time', () => {
    expect(judge('2026-11-03T20:00:00.000Z', [])).toBeUndefined();
    expect(
      judge('2026-11-03T20:00:00.000Z', [close], { text: 'Polls are open until 8 p.m.' }),
    ).toBeUndefined();
  });
});
