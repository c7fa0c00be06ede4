import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDataFolder } from '#local/data-folder.ts';
import { HostError } from '#local/host-error.ts';
import { readOptions } from '#local/options.ts';
import { findFreePorts, runHostProcess } from '#test/fixtures/host-process.ts';

/**
 * What a host says, in a sentence with the remedy, before it ends with a code that is not 0. Where the sentence is thrown
 * before anything is started, that it is a HostError is enough: what a host makes of one, the others show.
 */
let data: string;
let port: number;

beforeEach(async () => {
  data = mkdtempSync(join(tmpdir(), 'clarion-host-'));
  port = await findFreePorts();
});
afterEach(() => rmSync(data, { recursive: true, force: true }));

/** One line, no stack. */
const sentence = (stderr: string) => {
  const lines = stderr.trim().split('\n');
  expect(lines).toHaveLength(1);
  return lines[0];
};

describe('a host that cannot start', () => {
  it.each([
    ['the pages', 0, '--port'],
    ['the sign-in', 1, '--port'],
    ['the sandbox', 13, '--port'],
  ])('says that the port of %s is in use', async (_, offset, remedy) => {
    const squatter = createServer();
    await new Promise<void>((resolve) => squatter.listen(port + offset, '127.0.0.1', resolve));
    const { code, stderr } = await runHostProcess({ port, data });
    squatter.close();
    expect(code).toBe(1);
    expect(sentence(stderr)).toMatch(/in use/);
    expect(stderr).toContain(remedy);
  });

  it('leaves a damaged store as it is', async () => {
    const damaged = Buffer.from('This is not a database. '.repeat(400));
    writeFileSync(join(data, 'store.sqlite'), damaged);
    const { code, stderr } = await runHostProcess({ port, data });
    expect(code).toBe(1);
    expect(sentence(stderr)).toMatch(/store\.sqlite.*left as it is.*backup/);
    expect(readFileSync(join(data, 'store.sqlite'))).toEqual(damaged);
  });

  it('says what to set where the engine’s binary is missing', async () => {
    const { code, stderr } = await runHostProcess({ port, data, env: { DYNOXIDE_BIN: '/nowhere/dynoxide' } });
    expect(code).toBe(1);
    expect(sentence(stderr)).toMatch(/DYNAMODB_ENDPOINT.*DYNOXIDE_BIN/);
  });

  it('says that the data folder cannot be written', () => {
    const file = join(data, 'a-file');
    writeFileSync(file, '');
    expect(() => openDataFolder(join(file, 'folder'))).toThrow(HostError);
    expect(() => openDataFolder(join(file, 'folder'))).toThrow(/^.*cannot be used.*--data.*$/);
  });

  it.each([
    [['--port', '80'], /^--port is "80".*1024 to.*$/],
    [['--colour'], /^.*--colour.*Known are --port N, --data DIR and --empty.*$/],
  ])('refuses the words %j', (args, message) => {
    expect(() => readOptions(args, {})).toThrow(HostError);
    expect(() => readOptions(args, {})).toThrow(message);
  });
});
