import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** What waits for the clock of a real host begins first, so that all the others run beside it. */
const WAITING = /\/test\/(local\/crash|journeys\/announce)\.test\.ts$/;
const WITH_HOST = /\/test\/(journeys|local|chaos)\/[^/]+$/;

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) =>
      WAITING.test(moduleId) ? 0 : WITH_HOST.test(moduleId) ? 1 : 2;
    return (await super.sort(files)).toSorted((a, b) => rank(a) - rank(b));
  }
}

export default defineConfig({
  test: {
    globalSetup: 'test/fixtures/host-program.ts',
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    testTimeout: 60_000,
    hookTimeout: 180_000,
    pool: 'forks',
    // Every file makes what it needs and ends it; to load the whole site anew for each would cost as much as the tests.
    isolate: false,
    sequence: { sequencer: LongestFirst },
    // Two cores; but there is always one that waits, for a minute to come or for a host.
    maxWorkers: 3,
  },
});
