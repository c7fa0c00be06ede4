import { Logger } from '@aws-lambda-powertools/logger';
import { onTestFinished, vi } from 'vitest';
import * as z from 'zod';

const Line = z.looseObject({ level: z.string(), message: z.string() });

/** A logger, and the lines that CloudWatch would get of it until the test ends. */
export function listen() {
  const lines: z.infer<typeof Line>[] = [];
  // Only so does the logger write to the console that this test can listen to.
  vi.stubEnv('POWERTOOLS_DEV', 'true');
  const logger = new Logger({ logLevel: 'INFO' });
  vi.unstubAllEnvs();
  for (const method of ['info', 'warn', 'error'] as const) {
    const spy = vi.spyOn(console, method).mockImplementation((line) => {
      lines.push(Line.parse(JSON.parse(String(line))));
    });
    onTestFinished(() => spy.mockRestore());
  }
  return { logger, lines };
}
