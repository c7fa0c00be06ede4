import { type LoopbackRequest, serveLoopback } from './loopback.ts';

interface StoredObject {
  readonly body: Buffer;
  readonly type: string;
}

/** As much of Amazon S3 as the media library uses: conditional put with a checksum, and get. */
export async function serveS3() {
  const objects = new Map<string, StoredObject>();
  /** What the next puts are answered with instead. */
  const refusals: { status: number; code: string }[] = [];
  const loopback = await serveLoopback((request) => {
    const key = request.url.pathname;
    if (request.method === 'PUT') return refuse(refusals.shift()) ?? put(objects, key, request);
    const object = objects.get(key);
    if (!object) return fault(404, 'NoSuchKey');
    return { status: 200, headers: { 'content-type': object.type }, body: object.body };
  });
  return { ...loopback, objects, refusals };
}

function put(objects: Map<string, StoredObject>, key: string, { headers, body }: LoopbackRequest) {
  if (headers['if-none-match'] === '*' && objects.has(key)) return fault(412, 'PreconditionFailed');
  objects.set(key, { body, type: String(headers['content-type']) });
  return { status: 200, headers: { etag: '"stored"' } };
}

function refuse(refusal: { status: number; code: string } | undefined) {
  return refusal && fault(refusal.status, refusal.code);
}

function fault(status: number, code: string) {
  const body = `<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code><Message>${code}</Message></Error>`;
  return { status, headers: { 'content-type': 'application/xml' }, body };
}
