import type { Happening } from '#core/audit.ts';
import type { AssociationPolicy } from '#core/guardrails/association-policy.ts';
import type { OfficeWording } from '#core/guardrails/office-wording.ts';
import type { Written } from './store.ts';

/** What one office's posts are judged by besides the rules as shipped. */
export interface OfficeWordings {
  /** Its own names, links and consents; nothing as long as it has entered none. */
  read(): Promise<OfficeWording | undefined>;
  /** Writes them over the version that the writer had read; 0 for the office's first. */
  write(wording: OfficeWording, happening: Happening): Promise<Written>;
  /** What the associations that the office is in have changed of the rules, in the order of their ids. */
  listPolicies(): Promise<readonly AssociationPolicy[]>;
}

/** What one association has changed of the rules for its offices. */
export interface AssociationPolicies {
  /** Nothing as long as it has changed none. */
  read(): Promise<AssociationPolicy | undefined>;
  /** Writes them over the version that the writer had read; 0 for the first. */
  write(policy: AssociationPolicy, happening: Happening): Promise<Written>;
}
