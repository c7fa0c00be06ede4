import type { OfficeId, Platform } from '#core/ids.ts';

/** What a sealed secret belongs to: it opens for this office and platform only. */
export interface SealContext {
  readonly officeId: OfficeId;
  readonly platform: Platform;
}

/** Keeps secrets unreadable at rest. */
export interface Vault {
  seal(secret: string, context: SealContext): Promise<string>;
  /** Throws where the secret was sealed for another office or platform, or was altered. */
  open(sealed: string, context: SealContext): Promise<string>;
}
