import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as z from 'zod';
import { addStacks } from '../../infra/aws/stacks.ts';

const CdkJson = z.object({ context: z.record(z.string(), z.unknown()) });

/** Where mail comes from, unless a test says otherwise. */
export const MAIL_FROM = 'Clarion <clarion@example.gov>';

type Synthesized = ReturnType<typeof synthesizeAnew>;

/** By their context: a template is only read, and to make it takes a second. */
const synthesized = new Map<string, Synthesized>();

/** The stacks as they would be deployed, without bundling the functions. */
export function synthesize(context: Readonly<Record<string, string>> = {}): Synthesized {
  const key = JSON.stringify(context);
  const known = synthesized.get(key) ?? synthesizeAnew(context);
  synthesized.set(key, known);
  return known;
}

function synthesizeAnew(context: Readonly<Record<string, string>>) {
  const folder = mkdtempSync(join(tmpdir(), 'clarion-cdk-'));
  try {
    const app = createApp({ mailFrom: MAIL_FROM, ...context }, folder);
    const { data, messaging, publishing, identity, mail, web, watch } = addStacks(app);
    const template = Template.fromStack;
    return {
      data: template(data),
      messaging: template(messaging),
      publishing: template(publishing),
      identity: identity && template(identity),
      mail: mail && template(mail),
      web: template(web),
      watch: template(watch),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export function createApp(context: Readonly<Record<string, unknown>> = {}, outdir?: string): App {
  const cdkJson = CdkJson.parse(JSON.parse(readFileSync('cdk.json', 'utf8')));
  return new App({
    context: { ...cdkJson.context, 'aws:cdk:bundling-stacks': [], ...context },
    // It takes three times as long as all the rest and fails nothing: `npm run synth` shows what it has to say.
    builtinCloudFormationValidation: false,
    ...(outdir !== undefined && { outdir }),
  });
}

const Named = z.record(z.string(), z.object({ Properties: z.unknown() }));

/** The properties of every resource of a type, parsed. */
export function propertiesOf<S extends z.ZodType>(
  template: Template,
  type: string,
  schema: S,
): z.output<S>[] {
  return Object.values(Named.parse(template.findResources(type))).map(({ Properties }) =>
    schema.parse(Properties),
  );
}

const Fn = z.object({ Description: z.string().default(''), Timeout: z.int().optional() });

/** One of Clarion's own functions, found by its description. */
export function functionOf<S extends z.ZodType>(template: Template, start: string, schema: S): z.output<S> {
  const all = propertiesOf(template, 'AWS::Lambda::Function', z.looseObject(Fn.shape));
  const found = all.filter(({ Description }) => Description.startsWith(start));
  if (found.length !== 1) throw new Error(`${found.length} functions begin with "${start}"`);
  return schema.parse(found[0]);
}
