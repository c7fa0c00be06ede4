export type FetchedImage =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly error: 'unreachable' | 'too-large' | 'timeout' };

export interface FetchLimits {
  readonly maxBytes: number;
  readonly timeoutMs: number;
}

/** Fetches a public image the way Meta's servers do: over HTTP, within a time, and no byte beyond `maxBytes`. */
export async function fetchImage(
  address: string,
  { maxBytes, timeoutMs }: FetchLimits,
): Promise<FetchedImage> {
  if (!/^https?:\/\//i.test(address) || !URL.canParse(address)) return { ok: false, error: 'unreachable' };
  try {
    const response = await fetch(address, { signal: AbortSignal.timeout(timeoutMs) });
    if (!response.ok || !response.body) {
      await response.body?.cancel();
      return { ok: false, error: 'unreachable' };
    }
    const chunks: Uint8Array[] = [];
    let size = 0;
    for await (const chunk of response.body) {
      size += chunk.byteLength;
      // Leaving the loop cancels the transfer.
      if (size > maxBytes) return { ok: false, error: 'too-large' };
      chunks.push(chunk);
    }
    return { ok: true, bytes: Buffer.concat(chunks) };
  } catch (error) {
    const timedOut = error instanceof DOMException && error.name === 'TimeoutError';
    return { ok: false, error: timedOut ? 'timeout' : 'unreachable' };
  }
}
