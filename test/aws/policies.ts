import type { Template } from 'aws-cdk-lib/assertions';
import * as z from 'zod';
import { propertiesOf } from './synthesize.ts';

const list = z.union([z.string(), z.array(z.string())]).transform((value) => [value].flat());

export const Statement = z.object({
  Effect: z.literal('Allow'),
  Action: list,
  Resource: z.unknown().transform((value) => JSON.stringify(value)),
  Condition: z.record(z.string(), z.record(z.string(), z.unknown())).optional(),
});
export type Statement = z.infer<typeof Statement>;

const Policy = z.object({
  PolicyName: z.string(),
  PolicyDocument: z.object({ Statement: z.array(Statement) }),
});
export type Policy = z.infer<typeof Policy>;

/** Everything that the functions of some stacks may do. */
export function policiesOf(...templates: readonly Template[]): readonly Policy[] {
  return templates.flatMap((template) => propertiesOf(template, 'AWS::IAM::Policy', Policy));
}

/** What one function may do, by its id in the stack. */
export function statementsOf(policies: readonly Policy[], name: string): readonly Statement[] {
  const found = policies.filter(({ PolicyName }) => PolicyName.startsWith(`${name}ServiceRole`));
  if (found.length === 0) throw new Error(`There is no policy for ${name}`);
  return found.flatMap(({ PolicyDocument }) => PolicyDocument.Statement);
}

const RowConditions = z.strictObject({
  'ForAllValues:StringLike': z.strictObject({ 'dynamodb:LeadingKeys': list }),
  'ForAllValues:StringEquals': z.strictObject({ 'dynamodb:Attributes': list }).optional(),
  // Without it, a call that carries no key would pass the others.
  Null: z.looseObject({ 'dynamodb:LeadingKeys': z.literal('false') }),
});

/** The rows that a statement is about: patterns of partition keys, and the attributes where not all are allowed. */
export function rowsOf({ Condition }: Statement) {
  const conditions = RowConditions.parse(Condition);
  return {
    partitions: conditions['ForAllValues:StringLike']['dynamodb:LeadingKeys'],
    attributes: conditions['ForAllValues:StringEquals']?.['dynamodb:Attributes'],
  };
}
