import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import * as z from 'zod';
import { type LoopbackRequest, openLoopback } from './loopback.ts';

const Call = z.object({
  KeyId: z.string(),
  EncryptionContext: z.record(z.string(), z.string()),
  NumberOfBytes: z.int().default(32),
  CiphertextBlob: z.base64().default(''),
});
type Call = z.infer<typeof Call>;

/** The two operations of AWS KMS that the vault uses, for one key, with the context bound in. */
export async function openKms(keyArn: string) {
  const key = randomBytes(32);
  const contexts: Record<string, string>[] = [];
  const answer = (request: LoopbackRequest) => {
    const call = Call.parse(JSON.parse(request.body.toString()));
    contexts.push(call.EncryptionContext);
    const target = request.headers['x-amz-target'];
    const headers = { 'content-type': 'application/x-amz-json-1.1' };
    const refuse = (type: string) => ({ status: 400, headers, body: JSON.stringify({ __type: type }) });
    if (call.KeyId !== keyArn) return refuse('NotFoundException');
    const result = target === 'TrentService.GenerateDataKey' ? generate(key, call) : unwrap(key, call);
    if (result === undefined) return refuse('InvalidCiphertextException');
    return { status: 200, headers, body: JSON.stringify({ KeyId: keyArn, ...result }) };
  };
  return { ...(await openLoopback(answer)), contexts };
}

function generate(key: Buffer, { NumberOfBytes, EncryptionContext }: Call) {
  const dataKey = randomBytes(NumberOfBytes);
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(spell(EncryptionContext));
  const wrapped = Buffer.concat([nonce, cipher.update(dataKey), cipher.final(), cipher.getAuthTag()]);
  return { Plaintext: dataKey.toString('base64'), CiphertextBlob: wrapped.toString('base64') };
}

function unwrap(key: Buffer, { CiphertextBlob, EncryptionContext }: Call) {
  const blob = Buffer.from(CiphertextBlob, 'base64');
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, blob.subarray(0, 12));
    decipher.setAAD(spell(EncryptionContext)).setAuthTag(blob.subarray(-16));
    const plain = Buffer.concat([decipher.update(blob.subarray(12, -16)), decipher.final()]);
    return { Plaintext: plain.toString('base64') };
  } catch {
    return undefined;
  }
}

function spell(context: Record<string, string>): Buffer {
  return Buffer.from(JSON.stringify(Object.entries(context).sort()));
}
