import * as z from 'zod';
import type { ArrivedMessage } from '../contracts/mailer.ts';
import { type LoopbackAnswer, type LoopbackRequest, openLoopback } from './loopback.ts';

/** SES takes 7-bit ASCII in addresses and no line breaks in headers. */
const Address = z.string().regex(/^[\x20-\x7e]+$/);
const Subject = z.string().regex(/^[^\r\n]+$/);
const content = <S extends z.ZodType>(Data: S) => z.strictObject({ Data, Charset: z.literal('UTF-8') });

const SendEmail = z.strictObject({
  FromEmailAddress: Address,
  Destination: z.strictObject({ ToAddresses: z.array(Address).min(1).max(50) }),
  Content: z.strictObject({
    Simple: z.strictObject({
      Subject: content(Subject),
      Body: z.strictObject({ Text: content(z.string().min(1)) }),
    }),
  }),
});

export interface SesFault {
  readonly status: number;
  readonly type: string;
  readonly message: string;
}

/** As much of Amazon SES v2 as mail uses: SendEmail with the parts of a message, and its errors. */
export async function openSes() {
  const arrived: ArrivedMessage[] = [];
  /** What the next messages are answered with instead. */
  const faults: SesFault[] = [];
  const loopback = await openLoopback((request) => {
    const fault = faults.shift() ?? checkFrame(request);
    if (fault) return fail(fault);
    const { success, data, error } = SendEmail.safeParse(JSON.parse(request.body.toString()));
    if (!success) return fail({ status: 400, type: 'BadRequestException', message: z.prettifyError(error) });
    arrived.push(take(data));
    return answer(200, { MessageId: `message-${arrived.length}` });
  });
  return { ...loopback, arrived, faults };
}

function checkFrame({ method, url, headers }: LoopbackRequest): SesFault | undefined {
  if (method !== 'POST' || url.pathname !== '/v2/email/outbound-emails') {
    return { status: 404, type: 'UnknownOperationException', message: `${method} ${url.pathname}` };
  }
  const signed = /^AWS4-HMAC-SHA256 Credential=[^/]+\/\d{8}\/us-east-1\/ses\/aws4_request,/;
  if (signed.test(headers.authorization ?? '') && headers['content-type'] === 'application/json') return;
  return { status: 403, type: 'IncompleteSignatureException', message: 'Not signed for SES' };
}

function take({ FromEmailAddress, Destination, Content }: z.infer<typeof SendEmail>): ArrivedMessage {
  const { ToAddresses } = Destination;
  return {
    from: FromEmailAddress,
    recipients: ToAddresses.map((to) => /<([^<>]+)>$/.exec(to)?.[1] ?? to),
    to: ToAddresses.join(', '),
    subject: Content.Simple.Subject.Data,
    head: '',
    text: Content.Simple.Body.Text.Data,
  };
}

function fail({ status, type, message }: SesFault): LoopbackAnswer {
  return answer(status, { message }, { 'x-amzn-errortype': `${type}:` });
}

function answer(status: number, body: object, headers: Record<string, string> = {}): LoopbackAnswer {
  return {
    status,
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  };
}
