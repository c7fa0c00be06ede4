import { afterEach, beforeEach, expect, test } from 'vitest';
import { addUp, formatDollars, Millicents } from '#core/cost/millicents.ts';
import { Month, monthIn } from '#core/cost/month.ts';
import { MessageId, Platform } from '#core/ids.ts';
import { actorOf, DANA, MILLBROOK } from '#test/fixtures/office.ts';
import { costOfReads } from '#use-cases/afford-readings.ts';
import { launchAnnouncement } from '#use-cases/launch-announcement.ts';
import { prepareAnnouncement } from '#use-cases/prepare-announcement.ts';
import { readCosts } from '#use-cases/read-costs.ts';
import { setCostCap } from '#use-cases/set-cost-cap.ts';
import { openRotations, type RotationStage } from './rotation-stage.ts';

const X = Platform.parse('x');
const by = actorOf(DANA);

let stage: RotationStage;

beforeEach(async () => {
  stage = await openRotations();
});
afterEach(() => stage.stop());

const month = () => monthIn(stage.clock.now(), MILLBROOK.zone);

/** As many readings of X as this have been paid for in this month. */
const pay = (count: number) => stage.office.reach.write([], [{ month: month(), platform: X, count }]);

function announcement() {
  const { rhythm, gapDays, messageIds, ...wish } = stage.request('announced', { platforms: [X] });
  const when = { date: '2026-09-16', time: '09:00' };
  return { ...wish, messageId: MessageId.parse('announce-adoption'), alt: 'A page.', when, attested: true };
}

async function priceOfOne(): Promise<Millicents> {
  const prepared = await prepareAnnouncement(stage.services, stage.office, announcement());
  if ('kind' in prepared) throw new Error(prepared.kind);
  return prepared.cost.cost.total;
}

test('what was paid for numbers is in the month’s sum, platform by platform', async () => {
  await pay(3);
  await pay(1);
  const { months } = await readCosts(stage.services, stage.office, MILLBROOK);
  const amount = costOfReads([{ month: month(), platform: X, count: 4 }], stage.services.prices, month());
  expect(formatDollars(amount)).toBe('$0.02');
  expect(months).toEqual([
    expect.objectContaining({
      month: month(),
      spent: amount,
      total: amount,
      readings: [{ platform: X, name: 'X', count: 4, each: Millicents.parse(500), amount }],
    }),
  ]);
});

test('a month in which only numbers were paid for is among the months', async () => {
  const august = Month.parse('2026-08');
  await stage.office.reach.write([], [{ month: august, platform: X, count: 1 }]);
  const { months } = await readCosts(stage.services, stage.office, MILLBROOK);
  expect(months.map((each) => [each.month, each.spent])).toEqual([
    ['2026-08', 500],
    ['2026-09', 0],
  ]);
});

test('what was paid for numbers counts against the cap of a new launch', async () => {
  const amount = await priceOfOne();
  const cap = addUp([amount, Millicents.parse(500)]);
  await setCostCap(stage.services, stage.office, { amount: formatDollars(cap), seen: 0, by });
  await pay(2);
  expect(await launchAnnouncement(stage.services, stage.office, announcement())).toMatchObject({
    ok: false,
    error: { kind: 'problems', prepared: { problems: [{ field: 'cost' }] } },
  });
  const more = formatDollars(addUp([cap, Millicents.parse(500)]));
  await setCostCap(stage.services, stage.office, { amount: more, seen: 1, by });
  expect(await launchAnnouncement(stage.services, stage.office, announcement())).toMatchObject({ ok: true });
});
