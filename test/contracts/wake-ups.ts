import { describe, expect, test } from 'vitest';
import { type Instant, startOf, UtcMinute } from '#core/time.ts';
import type { WakeUps } from '#ports/wake-ups.ts';

/** A host of wake-ups whose clock stands still until it is moved. */
export interface WakeUpsHost {
  readonly wakeUps: WakeUps;
  moveTo(time: Instant): void;
  /** The minutes in which dispatch was woken, once at least so many are there. */
  woken(count: number): Promise<readonly string[]>;
}

const minute = UtcMinute.parse('2026-11-03T14:00Z');
const nextMinute = UtcMinute.parse('2026-11-03T14:01Z');

/** What every kind of wake-up promises. Hosts begin at the given time. */
export function describeWakeUps(name: string, start: (at: string) => Promise<WakeUpsHost>): void {
  describe(name, () => {
    test('wakes dispatch in its minute', async () => {
      const host = await start('2026-11-03T13:30:00.000Z');
      await host.wakeUps.ensure(minute);
      host.moveTo(startOf(minute));
      expect(await host.woken(1)).toEqual([minute]);
    });

    test('asking twice is asking once', async () => {
      const host = await start('2026-11-03T13:30:00.000Z');
      await host.wakeUps.ensure(minute);
      await host.wakeUps.ensure(minute);
      await Promise.all([host.wakeUps.ensure(minute), host.wakeUps.ensure(nextMinute)]);
      host.moveTo(startOf(nextMinute));
      expect(await host.woken(2)).toEqual([minute, nextMinute]);
    });
  });
}
