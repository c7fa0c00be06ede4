import type { Logger } from '@aws-lambda-powertools/logger';

export type LambdaContext = Parameters<Logger['addContext']>[0];

/** What Lambda calls. An event is whatever arrives: it is parsed before it is used. */
export type LambdaHandler<Answer> = (event: unknown, context: LambdaContext) => Promise<Answer>;
