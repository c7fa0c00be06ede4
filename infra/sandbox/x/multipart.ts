const HEADER_END = Buffer.from('\r\n\r\n');

/**
 * Reads a multipart body as bytes per field. The platform's own parser cannot do it: twitter-api-v2 names no file,
 * and a part without a file name would be decoded as text, which no image survives.
 */
export function readMultipart(body: Buffer, contentType: string): Map<string, Buffer> | undefined {
  const boundary = /boundary="?([^";]+)"?/i.exec(contentType)?.[1];
  if (boundary === undefined) return undefined;
  const delimiter = Buffer.from(`--${boundary}`);
  const fields = new Map<string, Buffer>();
  let start = body.indexOf(delimiter);
  while (start !== -1) {
    start += delimiter.byteLength;
    const next = body.indexOf(delimiter, start);
    if (next === -1) return body.subarray(start, start + 2).toString() === '--' ? fields : undefined;
    const headerEnd = body.indexOf(HEADER_END, start);
    if (headerEnd === -1 || headerEnd > next) return undefined;
    const name = /\bname="([^"]*)"/i.exec(body.subarray(start, headerEnd).toString())?.[1];
    if (name === undefined) return undefined;
    // The line break before the delimiter belongs to it.
    fields.set(name, body.subarray(headerEnd + HEADER_END.byteLength, next - 2));
    start = next;
  }
  return undefined;
}
