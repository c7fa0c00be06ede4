import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** What waits for the clock of a real host begins first, so that all the others run beside it. */
const WAITING = /\/test\/(local\/crash|journeys\/(announce|accessibility))\.test\.ts$/;

/** The longest: what starts hosts or browsers, or makes what a deployment uploads. Begun last, they would end last. */
const LONG =
  /\/test\/((journeys|local|chaos)\/[^/]+|.+-(browser|accessibility)\..+|web\/kitchen-.+|aws\/bundles.+)$/;

/** They start or kill hosts, browsers and stores, or bundle. All others are threads of one process, which costs less. */
const PROCESSES = [
  'test/{journeys,local,chaos,faults}/*.test.ts',
  'test/local/{mail,store}/*.test.ts',
  'test/**/durability.test.ts',
  'test/web/**/{kitchen-sink,*-browser}.test.{ts,tsx}',
  'test/sandbox/pages-accessibility.test.ts',
  'test/aws/bundles.test.ts',
];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) =>
      WAITING.test(moduleId) ? 0 : LONG.test(moduleId) ? 1 : 2;
    return (await super.sort(files)).toSorted((a, b) => rank(a) - rank(b));
  }
}

const shared = {
  testTimeout: 60_000,
  hookTimeout: 180_000,
  setupFiles: 'test/fixtures/property-seed.ts',
  // Every file makes what it needs and ends it; to load the whole site anew for each would cost as much as the tests.
  isolate: false,
  // Two cores; but there are always some that wait, for a minute to come or for a host.
  maxWorkers: 4,
};

export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          ...shared,
          name: 'processes',
          include: PROCESSES,
          globalSetup: ['test/fixtures/memory-folder.ts', 'test/fixtures/host-program.ts'],
          pool: 'forks',
        },
      },
      {
        test: {
          ...shared,
          name: 'threads',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: PROCESSES,
          globalSetup: ['test/fixtures/memory-folder.ts', 'test/fixtures/shared-engine.ts'],
          pool: 'threads',
        },
      },
    ],
  },
});
