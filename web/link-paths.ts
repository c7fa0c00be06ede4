import type { OfficeId } from '#core/ids.ts';
import type { LinkCode } from '#core/short-link.ts';
import { officePath } from './paths.ts';
import type { Shell } from './shell.ts';

/** Where an office makes short links and sees how often they were opened. */
export function linksPath(officeId: OfficeId): string {
  return officePath(officeId, '/links');
}

/** Where somebody is asked once more before a short link leads nowhere any more. */
export function retireLinkPath(officeId: OfficeId, code: LinkCode): string {
  return `${linksPath(officeId)}/${code}/retire`;
}

/** The address that an office gives out. */
export function shortLinkAddress({ publicOrigin }: Pick<Shell, 'publicOrigin'>, code: LinkCode): string {
  return `${publicOrigin}/l/${code}`;
}

/** Whether Clarion runs on one machine only, so that nobody outside can open what it gives out. */
export function isOnOneMachine({ publicOrigin }: Pick<Shell, 'publicOrigin'>): boolean {
  return /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/.test(new URL(publicOrigin).hostname);
}
