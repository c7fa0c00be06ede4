import { createLinkProbe } from '#adapters/link-probe/link-probe.ts';
import type { LinkProbe } from '#ports/link-probe.ts';

/** Sites see in their logs who has asked, and why. */
const USER_AGENT = 'Clarion-link-check/1.0 (checks links in posts of election offices)';

/** What asks for links, where they are asked for. */
export function composeLinkProbe({ linkChecks }: { readonly linkChecks: boolean }): LinkProbe | undefined {
  return linkChecks ? createLinkProbe({ userAgent: USER_AGENT }) : undefined;
}
