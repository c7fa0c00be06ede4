import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';

const ROOT = join(import.meta.dirname, '..', '..');

/** Each of these, planted in that folder, is refused. */
const FORBIDDEN = [
  ['functions/core', '#ports/store.ts'],
  ['functions/core', 'hono'],
  ['functions/core', 'node:crypto'],
  ['functions/core', 'd3-scale'],
  ['functions/core', 'mammoth'],
  ['functions/use-cases', 'yauzl'],
  ['functions/ports', 'zod'],
  ['functions/ports', '#use-cases/publish-post.ts'],
  ['functions/use-cases', '#adapters/dynamodb/store.ts'],
  ['functions/use-cases', '@aws-sdk/client-dynamodb'],
  ['functions/platforms/x', '#use-cases/publish-post.ts'],
  ['functions/platforms/x', '../threads/rules.ts'],
  ['functions/platforms/x', '#adapters/dynamodb/store.ts'],
  ['functions/adapters/s3', '#use-cases/publish-post.ts'],
  ['functions/adapters/s3', 'hono'],
  ['functions/handlers', '#local/host.ts'],
  ['web/pages', '#adapters/dynamodb/store.ts'],
  ['web/pages', '#platforms/registry.ts'],
  ['infra/sandbox/x', '#core/text-count.ts'],
  ['infra/sandbox/x', '#platforms/x/rules.ts'],
  ['infra/aws', '#core/time.ts'],
  ['infra/aws', '@aws-sdk/client-dynamodb'],
] as const;

/** Each of these is let through: the table would be of no use if it refused everything. */
const ALLOWED = [
  ['functions/core', './result.ts'],
  ['functions/core', 'zod'],
  ['functions/ports', '#core/post.ts'],
  ['functions/use-cases', '#ports/store.ts'],
  ['functions/platforms/x', '../http.ts'],
  ['functions/adapters/s3', '@aws-sdk/client-s3'],
  ['functions/adapters/toolkit-files', 'mammoth'],
  ['functions/adapters/toolkit-files', 'yauzl'],
  ['functions/handlers', '#use-cases/publish-post.ts'],
  ['web/pages', '../components/layout.tsx'],
  ['web/charts', 'd3-scale'],
  ['web/charts', 'd3-shape'],
  ['web/routes', '#use-cases/publish-post.ts'],
  ['infra/local', '#sandbox/server.ts'],
  ['infra/local', 'node:fs/promises'],
  ['infra/sandbox/x', '../world.ts'],
  ['infra/aws', 'aws-cdk-lib'],
] as const;

const GLOBALS = ['Date.now()', "fetch('http://127.0.0.1')", 'process.pid', "console.log('a')"];

const Report = z.object({
  diagnostics: z.array(z.object({ category: z.string(), location: z.object({ path: z.unknown() }) })),
});

let folder: string;
let found: ReadonlySet<string>;

const importFile = (place: string, name: string) => `${place}/${name.replaceAll(/[^a-z]+/gi, '-')}.ts`;
const globalFile = (index: number) => `functions/core/global-${index}.ts`;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'clarion-imports-'));
  const settings = JSON.parse(readFileSync(join(ROOT, 'biome.json'), 'utf8'));
  plant('biome.json', JSON.stringify({ ...settings, vcs: { enabled: false } }));
  for (const [place, name] of [...FORBIDDEN, ...ALLOWED]) {
    plant(importFile(place, name), `import * as planted from '${name}';\nexport { planted };\n`);
  }
  for (const [index, expression] of GLOBALS.entries()) {
    plant(globalFile(index), `export const planted = ${expression};\n`);
  }
  found = lint();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function plant(file: string, content: string): void {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), content);
}

/** Every `rule file` that Biome reports in the planted tree. */
function lint(): ReadonlySet<string> {
  const { stdout } = spawnSync(
    join(ROOT, 'node_modules', '@biomejs', 'cli-linux-x64', 'biome'),
    ['lint', '--reporter=json', '--max-diagnostics=none', '.'],
    { cwd: folder, encoding: 'utf8' },
  );
  const { diagnostics } = Report.parse(JSON.parse(stdout));
  return new Set(
    diagnostics.map(({ category, location }) => {
      const path = JSON.stringify(location.path).replaceAll(/^.*?"(?=[^"]*\.ts)|".*$/g, '');
      return `${category} ${path.replace(/^\.\//, '')}`;
    }),
  );
}

describe('the import table', () => {
  it.each(FORBIDDEN)('does not let %s import %s', (place, name) => {
    expect(found).toContain(`lint/style/noRestrictedImports ${importFile(place, name)}`);
  });
  it.each(ALLOWED)('lets %s import %s', (place, name) => {
    expect(found).not.toContain(`lint/style/noRestrictedImports ${importFile(place, name)}`);
  });
  it.each(GLOBALS.map((expression, index) => [expression, index] as const))(
    'does not let core use %s',
    (_, index) => {
      expect(found).toContain(`lint/style/noRestrictedGlobals ${globalFile(index)}`);
    },
  );
});
