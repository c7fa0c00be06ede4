import type { Logger } from '@aws-lambda-powertools/logger';
import type { NotifyReport } from '#use-cases/notify-attention.ts';

/** What the alarm for mail listens for; `infra/aws/watch-stack.ts` has the same words. */
export const UNSENT = 'Mail was not taken and will be tried again';

/** Tells the operator why people were not told. The reasons name nobody. */
export function logUnsent(logger: Logger, { failures }: NotifyReport): void {
  if (failures.length > 0) logger.warn(UNSENT, { count: failures.length, reasons: [...new Set(failures)] });
}
