import type { Association } from '#core/association.ts';
import type { Member } from '#core/member.ts';
import type { Office } from '#core/office.ts';
import type { Chance } from '#ports/chance.ts';
import type { SpecialSection } from './paths.ts';
import type { StopNotice } from './stop-notice.ts';

/** The built style sheet, fonts and scripts. */
export interface Assets {
  /** The address of an asset by its plain name, such as `app.css`. Throws for one that was not built. */
  url(name: string): string;
  /** A built file by the hashed name in its address. */
  read(fileName: string): Promise<Asset | undefined>;
}

export interface Asset {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly mimeType: string;
}

/** A failure that the visitor was shown a reference code for. */
export interface Failure {
  readonly reference: string;
  readonly method: string;
  readonly path: string;
  readonly error: Error;
}

/** What the frame around every page needs from its host. */
export interface Shell {
  readonly version: string;
  /** Such as `https://clarion.example.gov`: what browsers see, whatever stands in between. */
  readonly publicOrigin: string;
  /**
   * Origins that a form may lead to by redirect: the sign-in provider and the platforms. Chromium checks the whole
   * redirect chain of a form against `form-action`.
   */
  readonly formOrigins: readonly string[];
  readonly platforms: 'sandbox' | 'live';
  /** How many times as fast as it does time runs; 1 where it is not said. Rehearsals of faults hurry. */
  readonly timeRate?: number;
  readonly assets: Assets;
  readonly chance: Pick<Chance, 'id'>;
  logFailure(failure: Failure): void;
}

/** Who is looking, and for which office. */
export interface Visitor {
  readonly member: Pick<Member, 'name'>;
  readonly office: Pick<Office, 'id' | 'name' | 'zone'> | undefined;
  /** The association whose pages these are, if they are one's. */
  readonly association?: Pick<Association, 'id' | 'name' | 'zone'>;
  /** The stops in force in that office, for every page of it. */
  readonly stops?: readonly StopNotice[];
  /** The sections that this office has a use for, besides those that every office has. */
  readonly sections?: ReadonlySet<SpecialSection>;
}

/** What every page stands in; components read it from their context. */
export interface Frame {
  readonly shell: Pick<Shell, 'version' | 'platforms' | 'timeRate' | 'assets'>;
  readonly visitor: Visitor | undefined;
  /** Proves that a form came from a page of this session. Absent without a session: then nothing can be sent. */
  readonly formToken: string | undefined;
  /** A message to show once, such as "The post was moved". */
  readonly notice: string | undefined;
}

/** What a request carries from the middleware to its page. */
export interface WebEnv {
  Variables: { shell: Shell } & Partial<Pick<Frame, 'visitor' | 'formToken' | 'notice'>>;
}
