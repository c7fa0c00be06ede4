import { createHmac } from 'node:crypto';
import * as z from 'zod';
import { type Call, type Deadlines, type Reply, send } from './http.ts';

/** The version of the Graph API that Facebook and Instagram are called with; Meta supports one for two years. */
export const GRAPH_VERSION = 'v26.0';

/** An error as the Graph API words it; `code` is 0 where there was no error envelope. */
export interface GraphError {
  readonly status: number;
  readonly code: number;
  readonly subcode: number;
  /** The platform's words for developers. */
  readonly message: string;
  /** Its words for people, where it has some. */
  readonly userMessage: string;
  /** The platform itself calls it passing. */
  readonly transient: boolean;
  /** Minutes until the allowance is said to come back. */
  readonly regainMinutes?: number;
}

export type GraphReply<T> =
  | { readonly kind: 'ok'; readonly value: T }
  | { readonly kind: 'error'; readonly error: GraphError }
  | { readonly kind: 'not-sent' }
  | { readonly kind: 'no-answer' };

/** How much of the allowances Meta's latest answer says is used. */
export interface GraphUse {
  /** Whether the app has made as many calls as all its users together may. */
  readonly isAppFull: boolean;
  /** Minutes until the channel may call again; 0 while it may. */
  readonly regainMinutes: number;
}

export interface Graph {
  get<T>(path: string, fields: Fields, schema: z.ZodType<T>): Promise<GraphReply<T>>;
  /** A file goes along as `source`. */
  post<T>(path: string, fields: Fields, schema: z.ZodType<T>, file?: File): Promise<GraphReply<T>>;
  /** What the answers so far have said, the latest of them that said something. */
  use(): GraphUse;
}

export type Fields = Readonly<Record<string, string>>;

export interface GraphAccess {
  readonly origin: string;
  /** Such as `v26.0`; token endpoints have none. */
  readonly version?: string;
  readonly accessToken?: string;
  /** Signs each call with the app's secret, so that a stolen token is of no use elsewhere. */
  readonly proofSecret?: string;
  readonly deadlines?: Deadlines | undefined;
}

/** Speaks to one of Meta's Graph hosts with one token. */
export function createGraph(access: GraphAccess): Graph {
  const { accessToken, proofSecret } = access;
  const credentials: Fields = {
    ...(accessToken && { access_token: accessToken }),
    ...(accessToken && proofSecret && { appsecret_proof: prove(accessToken, proofSecret) }),
  };
  const addressOf = (path: string) =>
    new URL(`${access.version ? `/${access.version}` : ''}${path}`, access.origin);
  let use: GraphUse = { isAppFull: false, regainMinutes: 0 };
  const ask = async (call: Call): Promise<Reply> => {
    const reply = await send(call, access.deadlines);
    if (reply.kind === 'answer') use = readUse(reply.headers) ?? use;
    return reply;
  };
  return {
    async get(path, fields, schema) {
      const url = addressOf(path);
      url.search = new URLSearchParams({ ...fields, ...credentials }).toString();
      return read(await ask({ method: 'GET', url }), schema);
    },
    async post(path, fields, schema, file) {
      const form = writeForm({ ...fields, ...credentials }, file);
      return read(await ask({ method: 'POST', url: addressOf(path), form }), schema);
    },
    use: () => use,
  };
}

function writeForm(fields: Fields, file: File | undefined): URLSearchParams | FormData {
  if (!file) return new URLSearchParams(fields);
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  form.set('source', file);
  return form;
}

function prove(accessToken: string, secret: string): string {
  return createHmac('sha256', secret).update(accessToken).digest('hex');
}

function read<T>(reply: Reply, schema: z.ZodType<T>): GraphReply<T> {
  if (reply.kind !== 'answer') return reply;
  if (reply.status >= 300) return { kind: 'error', error: readError(reply) };
  const parsed = schema.safeParse(reply.body);
  return parsed.success ? { kind: 'ok', value: parsed.data } : { kind: 'no-answer' };
}

const number = z.number().catch(0);
const text = z.string().catch('');
const envelope = z
  .object({
    error: z.object({
      message: text,
      code: number,
      error_subcode: number,
      is_transient: z.boolean().catch(false),
      error_user_msg: text,
    }),
  })
  .transform(({ error }) => ({
    code: error.code,
    subcode: error.error_subcode,
    message: error.message,
    userMessage: error.error_user_msg,
    transient: error.is_transient,
  }));
const none = { code: 0, subcode: 0, message: '', userMessage: '', transient: false };
/** The token endpoint of api.instagram.com has an envelope of its own. */
const plainEnvelope = z
  .object({ error_message: z.string(), code: number })
  .transform(({ error_message, code }) => ({ ...none, code, message: error_message }));

function readError(reply: Extract<Reply, { kind: 'answer' }>): GraphError {
  const parsed = z.union([envelope, plainEnvelope]).catch(none).parse(reply.body);
  const { regainMinutes = 0 } = readUse(reply.headers) ?? {};
  return { status: reply.status, ...parsed, ...(regainMinutes > 0 && { regainMinutes }) };
}

const FULL_PER_CENT = 100;
/** [V] Shares of an allowance in per cent: whichever of them is full, calls are refused. */
const AppUsage = z.object({ call_count: number, total_time: number, total_cputime: number });
const BusinessUsage = z.record(
  z.string(),
  z.array(z.object({ estimated_time_to_regain_access: z.number() })),
);

function readUse(headers: Headers): GraphUse | undefined {
  const app = AppUsage.safeParse(readJson(headers, 'x-app-usage')).data;
  const business = BusinessUsage.safeParse(readJson(headers, 'x-business-use-case-usage')).data;
  if (!app && !business) return undefined;
  const waits = Object.values(business ?? {})
    .flat()
    .map((each) => each.estimated_time_to_regain_access);
  return {
    isAppFull: Object.values(app ?? {}).some((share) => share >= FULL_PER_CENT),
    regainMinutes: Math.max(0, ...waits),
  };
}

function readJson(headers: Headers, name: string): unknown {
  const header = headers.get(name);
  if (header === null) return undefined;
  try {
    return JSON.parse(header);
  } catch {
    // The header only refines a waiting time; without it the usual one holds.
    return undefined;
  }
}
