import type { LinkCode } from '#core/short-link.ts';
import { shortLinkAddress } from '../link-paths.ts';
import type { Shell } from '../shell.ts';

export interface ShortAddressProps {
  readonly shell: Pick<Shell, 'publicOrigin'>;
  readonly code: LinkCode;
}

/**
 * The address of a short link, to copy: no link itself, since opening it from here would be counted. On a narrow screen
 * it breaks before its code, which stays whole.
 */
export const ShortAddress = ({ shell, code }: ShortAddressProps) => (
  <>
    {shortLinkAddress(shell, code).slice(0, -code.length)}
    <wbr />
    {code}
  </>
);
