import { CampaignId, Language, MessageId, PackId } from '#core/ids.ts';
import { answerFrom } from '#core/office.ts';
import { Rhythm } from '#core/rotation/rhythm.ts';
import type { OfficeStore } from '#ports/store.ts';
import { actorOf, DANA, MILLBROOK, storeChannel } from '#test/fixtures/office.ts';
import { startTestServices, type TestServices } from '#test/fixtures/services.ts';
import type { RotationRequest } from '#use-cases/prepare-rotation.ts';

/** A real store with Millbrook, whose only person owns it, on three channels. */
export interface RotationStage extends TestServices {
  readonly office: OfficeStore;
  /** A form that is complete: two messages in turn, twice a week, on X, Facebook and Threads. */
  request(id: string, given?: Partial<RotationRequest>): RotationRequest;
}

export const MESSAGES = ['announce-adoption', 'announce-why', 'announce-read-them'] as const;
export const messageIds = (...ids: readonly string[]) => ids.map((id) => MessageId.parse(id));

export function rhythmOf(weeks: number, weekdays: readonly number[] = [2, 4]): Rhythm {
  return Rhythm.parse({ weekdays, times: ['09:00'], period: { from: '2026-09-16', weeks } });
}

export async function openRotations(): Promise<RotationStage> {
  const test = await startTestServices();
  const { services } = test;
  for (const platform of ['x', 'facebook', 'threads']) {
    await storeChannel(services.store, services.vault, MILLBROOK, platform);
  }
  const pack = services.shipped.find(PackId.parse('standards-of-conduct'));
  if (!pack) throw new Error('The pack is gone');
  const answers = pack.placeholders.map(({ key, from, example }) => [
    key,
    from ? answerFrom(MILLBROOK, from) : example,
  ]);
  return {
    ...test,
    office: services.store.forOffice(MILLBROOK.id, actorOf(DANA)),
    request: (id, given = {}) => ({
      campaignId: CampaignId.parse(id),
      packId: pack.id,
      messageIds: pack.messages.slice(0, 2).map((message) => message.id),
      rhythm: rhythmOf(2),
      gapDays: 0,
      answers: Object.fromEntries(answers),
      hashtags: [],
      platforms: services.rules.map(({ platform }) => platform).filter((name) => name !== 'instagram'),
      voice: 'office',
      language: Language.parse('en'),
      withImage: true,
      by: actorOf(DANA),
      ...given,
    }),
  };
}
