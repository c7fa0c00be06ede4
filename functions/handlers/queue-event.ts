import * as z from 'zod';

/** One message of a queue, as SQS hands it to a function. */
export const QueueMessage = z.object({ messageId: z.string(), body: z.string() });
export type QueueMessage = z.infer<typeof QueueMessage>;

export const QueueEvent = z.object({ Records: z.array(QueueMessage) });
export type QueueEvent = z.infer<typeof QueueEvent>;

/** The messages that come again; all others are done. */
export interface QueueAnswer {
  readonly batchItemFailures: { readonly itemIdentifier: string }[];
}

const Json = z.string().transform((text, context): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    context.addIssue({ code: 'custom', message: 'This is no JSON' });
    return z.NEVER;
  }
});

/** A schema for a message's body: anybody who may write to the queue could have put it there. */
export function bodyOf<S extends z.ZodType>(schema: S) {
  return Json.pipe(schema);
}
