import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import * as z from 'zod';

const ROOT = join(import.meta.dirname, '..', '..');

/** The platforms, simulated in a process of their own: like the real ones, they outlive the host. */
export interface SandboxProcess {
  readonly addresses: Readonly<Record<string, string>>;
  get(path: string): Promise<unknown>;
  post(path: string, body: unknown): Promise<unknown>;
  stop(): Promise<void>;
}

export async function startSandboxProcess(file: string, timeRate: string): Promise<SandboxProcess> {
  const child = spawn(
    process.execPath,
    [join(ROOT, 'infra/sandbox/main.ts'), '--file', file, '--time-rate', timeRate],
    { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const addresses = z.record(z.string(), z.url()).parse(JSON.parse(await readLine(child)));
  const [control = ''] = Object.values(addresses);
  const ask = async (path: string, init?: RequestInit): Promise<unknown> => {
    const answer = await fetch(`${control}/_/${path}`, init);
    if (!answer.ok) throw new Error(`The sandbox answered ${answer.status}: ${await answer.text()}`);
    return answer.json();
  };
  return {
    addresses,
    get: (path) => ask(path),
    post: (path, body) =>
      ask(path, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGTERM');
      await once(child, 'exit');
    },
  };
}

function readLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      if (text.includes('\n')) resolve(text);
    });
    child.once('exit', (code) => reject(new Error(`The sandbox ended (${code})`)));
  });
}
