import type { OfficeStore } from '#ports/store.ts';
import type { Services } from './services.ts';

/** Has the next sweep tell an office's approvers what now waits for them. */
export async function tellApprovers(
  { clock }: Pick<Services, 'clock'>,
  office: Pick<OfficeStore, 'lookAgain'>,
): Promise<void> {
  const now = clock.now();
  await office.lookAgain(now, now);
}
