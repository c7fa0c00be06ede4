import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { onTestFinished } from 'vitest';
import * as z from 'zod';
import { addStacks } from '../../infra/aws/stacks.ts';
import { createApp } from './synthesize.ts';

const Template = z.object({
  Resources: z.record(z.string(), z.object({ Type: z.string(), Properties: z.unknown() })),
});
const Fn = z.object({ Description: z.string(), Code: z.object({ S3Key: z.string() }) });

/** Bundles every function as a deployment does; the answer finds a function's folder by its description. */
export function bundleAll(): { folderOf(stack: string, description: string): string; remove(): void } {
  const out = mkdtempSync(join(tmpdir(), 'clarion-cdk-'));
  const app = createApp({ 'aws:cdk:bundling-stacks': ['**'] }, out);
  addStacks(app);
  app.synth();
  return {
    folderOf: (stack, description) => {
      const { Resources } = Template.parse(
        JSON.parse(readFileSync(join(out, `${stack}.template.json`), 'utf8')),
      );
      const functions = Object.values(Resources).filter(({ Type }) => Type === 'AWS::Lambda::Function');
      const found = functions
        .map(({ Properties }) => Fn.safeParse(Properties))
        .find(({ data }) => data?.Description.startsWith(description));
      if (!found?.data) throw new Error(`No function of ${stack} begins with "${description}"`);
      return join(out, `asset.${found.data.Code.S3Key.replace('.zip', '')}`);
    },
    remove: () => rmSync(out, { recursive: true, force: true }),
  };
}

/** Runs a bundle in a process of its own, as Lambda does: with nothing but its folder and its environment. */
export async function invokeBundle(
  folder: string,
  env: Readonly<Record<string, string>>,
  events: readonly unknown[],
): Promise<readonly unknown[]> {
  const working = mkdtempSync(join(tmpdir(), 'clarion-lambda-'));
  onTestFinished(() => rmSync(working, { recursive: true, force: true }));
  const script = `
    const { handler } = await import(${JSON.stringify(pathToFileURL(join(folder, 'index.mjs')).href)});
    const context = { functionName: 'test', memoryLimitInMB: '512', invokedFunctionArn: 'arn', awsRequestId: 'request' };
    const answers = [];
    for (const event of ${JSON.stringify(events)}) answers.push(await handler(event, context));
    process.stdout.write('\\nANSWERS ' + JSON.stringify(answers) + '\\n', () => process.exit(0));`;
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script], {
    cwd: working,
    env: { NODE_OPTIONS: '--enable-source-maps', ...env },
    maxBuffer: 32 * 1024 * 1024,
  }).catch((cause: unknown) => {
    // The rest of the message repeats the script, and lines of the bundle that are a megabyte long.
    const { stderr } = z.object({ stderr: z.string() }).parse(cause);
    throw new Error(`The bundle failed: ${stderr.slice(-2_000)}`);
  });
  const line = /^ANSWERS (.*)$/m.exec(stdout)?.[1];
  if (line === undefined) throw new Error(`The bundle gave no answer: ${stdout}`);
  return z.array(z.unknown()).parse(JSON.parse(line));
}
