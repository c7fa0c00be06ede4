/** How Clarion tells people by mail what needs them. */
export interface Mail {
  /** As mailboxes show it, such as `Clarion <clarion@example.gov>`. */
  readonly from: string;
  /** The address in it. */
  readonly address: string;
  /** What SES has verified, or is to verify: the address itself, or a domain above it. */
  readonly identity: { readonly name: string; readonly isOurs: boolean };
}

/** As `functions/handlers/mail-config.ts` takes it; a test holds the two together. */
const NAMED = /^(?:[A-Za-z\d][A-Za-z\d '_-]* <([^<>]+)>|([^<>]+))$/;
const ADDRESS = /^[A-Za-z\d.!#$%&'*+/=?^_`{|}~-]+@([A-Za-z\d-]+(?:\.[A-Za-z\d-]+)+)$/;

/** Reads the sender. Throws an error that names what is missing or does not fit together. */
export function readMail(from: string | undefined, existing: string | undefined): Mail | undefined {
  if (from === undefined) {
    if (existing === undefined) return undefined;
    throw new Error('mailIdentity is set, but mailFrom is not. Set both, or mailFrom alone, or neither.');
  }
  const [, named, bare] = NAMED.exec(from) ?? [];
  const address = named ?? bare ?? '';
  const domain = ADDRESS.exec(address)?.[1];
  if (domain === undefined) {
    throw new Error(
      `mailFrom is "${from}", but has to be an address in plain letters, such as Clarion <clarion@example.gov>.`,
    );
  }
  if (existing !== undefined && existing !== address && !`.${domain}`.endsWith(`.${existing}`)) {
    throw new Error(
      `mailIdentity is "${existing}", which does not stand for mailFrom, "${from}". Name its address or a domain above it.`,
    );
  }
  return { from, address, identity: { name: existing ?? domain, isOurs: existing === undefined } };
}
