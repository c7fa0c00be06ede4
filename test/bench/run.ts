import { parseArgs } from 'node:util';
import * as z from 'zod';
import { drawTable, type Measured, measure } from './bench.ts';
import { dispatch } from './dispatch.ts';
import { fanOut } from './fan-out.ts';
import { preview } from './preview.ts';
import { reachPage } from './reach-page.ts';
import { responsive } from './responsive.ts';

/**
 * `npm run bench [-- --json --only NAME --runs N]`: measures on this machine, in folders of its own, and prints the
 * medians. Every run starts with a fresh store, and counts afterwards what it has stored.
 */
const BENCHES = [preview, fanOut, responsive, dispatch, reachPage];

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    only: { type: 'string', multiple: true },
    runs: { type: 'string' },
  },
});
const names = BENCHES.map(({ name }) => name);
const unknown = values.only?.find((name) => !names.includes(name));
if (unknown !== undefined) {
  process.stderr.write(`There is no benchmark "${unknown}". There are ${names.join(', ')}.\n`);
  process.exit(2);
}

const runs =
  values.runs === undefined ? undefined : z.coerce.number().int().min(1).max(99).parse(values.runs);
const measured: Measured[] = [];
for (const bench of BENCHES) {
  if (values.only && !values.only.includes(bench.name)) continue;
  const wanted = runs === undefined ? bench : { ...bench, runs };
  measured.push(await measure(wanted, (line) => process.stderr.write(`${line}\n`)));
}
process.stdout.write(`${values.json ? JSON.stringify(measured, undefined, 2) : drawTable(measured)}\n`);
