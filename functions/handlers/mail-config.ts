import type { SettingsReader } from './settings-reader.ts';

/** What mail needs. */
export interface MailConfig {
  /** Whom it comes from, such as `Clarion <clarion@example.gov>`. */
  readonly from: string;
  /** Where the pages are that it leads to. */
  readonly publicOrigin: string;
}

/** SES takes plain letters only, and a name with a comma or a line break in it would be more than a name. */
const NAMED = /^(?:[A-Za-z\d][A-Za-z\d '_-]* <([^<>]+)>|([^<>]+))$/;
const ADDRESS = /^[A-Za-z\d.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z\d-]+(?:\.[A-Za-z\d-]+)+$/;

/** Reads what mail needs; nothing, where the operator wants none. */
export function readMail(settings: SettingsReader): MailConfig | undefined {
  const pair = settings.pair('MAIL_FROM', 'PUBLIC_ORIGIN');
  if (!pair) return undefined;
  const [from, publicOrigin] = pair;
  const [, named, bare] = NAMED.exec(from) ?? [];
  if (!ADDRESS.test(named ?? bare ?? '')) {
    settings.refuse(
      `MAIL_FROM is "${from}", but has to be an address in plain letters, such as Clarion <clarion@example.gov>.`,
    );
  }
  return { from, publicOrigin: settings.origin('PUBLIC_ORIGIN', publicOrigin) };
}
