import type { LinkAnswer } from '#core/links/link-answer.ts';
import type { LinkProbe } from '#ports/link-probe.ts';
import { isWebPort, refuseTarget } from './check-target.ts';
import { describeFailure, describeStatus } from './describe-failure.ts';
import { isPublicAddress } from './public-address.ts';
import { type AnswerHead, requestHead } from './request-head.ts';
import { type Resolver, systemResolver } from './resolve-host.ts';

export interface LinkProbeOptions {
  /** Such as `Clarion/0.2.0 (+https://clarion.example.gov)`. */
  readonly userAgent: string;
  readonly resolve?: Resolver;
  /** Which IP addresses may be asked: those of the public internet, unless others are named. */
  readonly permitsAddress?: (address: string) => boolean;
  readonly permitsPort?: (port: number) => boolean;
  /** In milliseconds, for everything together. */
  readonly patience?: number;
  /** Who vouches for hosts, instead of those that Node trusts. */
  readonly ca?: string;
}

const PATIENCE = 5_000;
const REDIRECTS = 5;
const REDIRECT_STATUS = new Set([301, 302, 303, 307, 308]);

/** In characters. Answers are kept, and shown to people. */
const LONGEST = 2_000;
/** Large sites have a dozen. */
const MOST_ADDRESSES = 50;

/**
 * Asks for links over the internet. Each step of the way is judged anew: the name is looked up once, every address that
 * it has must be permitted, and the connection is made to one that was judged.
 */
export function createLinkProbe(options: LinkProbeOptions): LinkProbe {
  return {
    ask: async (url) => {
      const signal = AbortSignal.timeout(options.patience ?? PATIENCE);
      try {
        return await withinTime(follow(options, url, signal), signal);
      } catch (error) {
        return describeFailure(error);
      }
    },
  };
}

async function follow(options: LinkProbeOptions, url: string, signal: AbortSignal): Promise<LinkAnswer> {
  let target = new URL(url);
  for (let hops = 0; hops <= REDIRECTS; hops += 1) {
    const step = await takeStep(options, target, signal);
    if ('kind' in step) return step;
    const { status, location } = step;
    if (!REDIRECT_STATUS.has(status)) {
      return describeStatus(status) ?? { kind: 'alive', finalUrl: target.href, hops };
    }
    if (location === undefined || !URL.canParse(location, target.href)) {
      return { kind: 'unknown', why: 'it leads on, but does not say where' };
    }
    target = new URL(location, target.href);
    target.hash = '';
    if (target.href.length > LONGEST)
      return { kind: 'unknown', why: 'it leads to an address that is too long' };
  }
  return { kind: 'unknown', why: `it leads on more than ${REDIRECTS} times` };
}

/** Judges one address of the way and asks for it. */
async function takeStep(
  {
    resolve = systemResolver,
    permitsAddress = isPublicAddress,
    permitsPort = isWebPort,
    ...options
  }: LinkProbeOptions,
  target: URL,
  signal: AbortSignal,
): Promise<AnswerHead | LinkAnswer> {
  const refusal = refuseTarget(target, permitsPort);
  if (refusal) return refusal;
  const addresses = await resolve(target.hostname);
  signal.throwIfAborted();
  const [address] = addresses;
  if (address === undefined) return { kind: 'dead', why: 'there is no website of this name' };
  // One of them would do for whoever wants to lead us inside.
  if (addresses.length > MOST_ADDRESSES || !addresses.every(permitsAddress)) {
    return { kind: 'refused', why: 'it leads into a private network, where voters cannot reach it' };
  }
  const request = { target, address, signal, userAgent: options.userAgent, ca: options.ca };
  const short = await requestHead({ ...request, method: 'HEAD' }).catch(() => undefined);
  // Some sites answer only to what browsers send, and a failure is told by the second try.
  if (short && short.status < 400) return short;
  signal.throwIfAborted();
  return requestHead({ ...request, method: 'GET' });
}

/** Not every step can be called off: looking up a name cannot. */
function withinTime<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const giveUp = () => reject(signal.reason);
    signal.addEventListener('abort', giveUp, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', giveUp));
  });
}
