import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Begins with the files that spend minutes waiting for a clock, so that all the others run beside them. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLong = ({ moduleId }: TestSpecification) =>
      /\/test\/(journeys|local|chaos)\/[^/]+$/.test(moduleId);
    const sorted = await super.sort(files);
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
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
    // Two cores, but the longest files spend their time waiting for a minute to come.
    maxWorkers: 4,
  },
});
