import { type Expression, isZone, parseExpression } from './expression.ts';
import type { Timing } from './fire-time.ts';
import { accept, type Outcome, refuse } from './outcome.ts';
import type { Definition } from './shapes.ts';
import type { Target } from './target-shape.ts';

/** AWS allows a recurring schedule to start at most this far in the past. */
const oldestStartMs = 5 * 60_000;
const largestInputBytes = 256 * 1024;

/** The refusals that need more than one member or a parser: expression, zone, dates, window and target. */
export function checkDefinition(
  definition: Definition,
  before: Definition | undefined,
  now: number,
): Outcome<void> {
  const { ScheduleExpression, ScheduleExpressionTimezone } = definition;
  const expression = parseExpression(ScheduleExpression);
  if (!expression) return refuse('ValidationException', `Invalid Schedule Expression ${ScheduleExpression}.`);
  if (!isZone(ScheduleExpressionTimezone)) {
    return refuse(
      'ValidationException',
      `Invalid Schedule Expression Timezone ${ScheduleExpressionTimezone}.`,
    );
  }
  const problem =
    checkDates(definition, before, expression, now) ??
    checkWindow(definition) ??
    checkTarget(definition.Target);
  return problem === undefined ? accept(undefined) : refuse('ValidationException', problem);
}

/** The timing of a definition that has passed the check; throws on one that has not. */
export function timingOf(definition: Definition, createdAt: number): Timing {
  const expression = parseExpression(definition.ScheduleExpression);
  if (!expression) throw new Error(`A stored schedule has the expression ${definition.ScheduleExpression}`);
  return {
    expression,
    zone: definition.ScheduleExpressionTimezone,
    createdAt,
    startAt: definition.StartDate === undefined ? undefined : toMilliseconds(definition.StartDate),
    endAt: definition.EndDate === undefined ? undefined : toMilliseconds(definition.EndDate),
  };
}

function toMilliseconds(epochSeconds: number): number {
  return Math.round(epochSeconds * 1_000);
}

function checkDates(
  { StartDate, EndDate }: Definition,
  before: Definition | undefined,
  expression: Expression,
  now: number,
): string | undefined {
  if (expression.kind === 'at') return undefined;
  // An update that repeats the StartDate it read must not fail because time has passed.
  const isNewStart = StartDate !== undefined && StartDate !== before?.StartDate;
  if (isNewStart && toMilliseconds(StartDate) < now - oldestStartMs) {
    return 'The StartDate you specify cannot be earlier than 5 minutes ago.';
  }
  if (StartDate !== undefined && EndDate !== undefined && EndDate <= StartDate) {
    return 'The EndDate you specify must be later than the StartDate.';
  }
  return undefined;
}

function checkWindow({
  FlexibleTimeWindow: { Mode, MaximumWindowInMinutes },
}: Definition): string | undefined {
  if (Mode === 'FLEXIBLE' && MaximumWindowInMinutes === undefined) {
    return 'MaximumWindowInMinutes is required when the FlexibleTimeWindow Mode is FLEXIBLE.';
  }
  if (Mode === 'OFF' && MaximumWindowInMinutes !== undefined) {
    return 'MaximumWindowInMinutes is allowed only when the FlexibleTimeWindow Mode is FLEXIBLE.';
  }
  return undefined;
}

/** The one block of parameters each templated target takes, and whether it must be there. */
const parametersOfService: Readonly<
  Record<string, { readonly names: readonly ParameterName[]; readonly required: boolean }>
> = {
  ecs: { names: ['EcsParameters'], required: true },
  events: {
    names: ['EventBridgeParameters', 'EventBridgePutEventsV2Parameters', 'EventBridgePutRawEventsParameters'],
    required: true,
  },
  kinesis: { names: ['KinesisParameters'], required: true },
  sagemaker: { names: ['SageMakerPipelineParameters'], required: false },
  sqs: { names: ['SqsParameters'], required: false },
};

const parameterNames = [
  'EcsParameters',
  'EventBridgeParameters',
  'EventBridgePutEventsV2Parameters',
  'EventBridgePutRawEventsParameters',
  'KinesisParameters',
  'SageMakerPipelineParameters',
  'SqsParameters',
] as const satisfies readonly (keyof Target)[];
type ParameterName = (typeof parameterNames)[number];

/** Templated targets whose Input must be JSON (documentation of `Target.Input`). */
const jsonServices = new Set(['lambda', 'states', 'events']);

function checkTarget(target: Target): string | undefined {
  const arn = /^arn:aws(?:-[a-z]+)*:([a-z0-9-]+):([a-z0-9-]*):(\d{12}|):(.+)$/.exec(target.Arn);
  if (!arn) return 'Provided Arn is not in correct format.';
  const service = arn[1] ?? '';
  const given = parameterNames.filter((name) => target[name] !== undefined);
  const expected = parametersOfService[service];
  const stray = given.find((name) => !expected?.names.includes(name));
  if (stray) return `${stray} cannot be used with the target ${target.Arn}.`;
  if (given.length > 1) return `Only one of ${given.join(' and ')} can be specified.`;
  if (expected?.required && given.length === 0) {
    return `${expected.names.join(' or ')} must be specified for the target ${target.Arn}.`;
  }
  if (
    service === 'sqs' &&
    target.Arn.endsWith('.fifo') &&
    target.SqsParameters?.MessageGroupId === undefined
  ) {
    return 'SqsParameters.MessageGroupId must be specified for a FIFO queue.';
  }
  return checkInput(target.Input, service);
}

function checkInput(input: string | undefined, service: string): string | undefined {
  if (input === undefined) return undefined;
  if (Buffer.byteLength(input) > largestInputBytes) {
    return `Target.Input must not be larger than ${largestInputBytes} bytes.`;
  }
  if (jsonServices.has(service) && !isJson(input))
    return 'Target.Input must be well-formed JSON for this target.';
  return undefined;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
}
