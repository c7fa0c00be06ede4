import type { Clock } from '#ports/clock.ts';
import type { Deadlines } from './http.ts';

/** What publishers and connectors need of their host. */
export interface Dependencies {
  readonly clock: Clock;
  /** Resolves after so many milliseconds. */
  wait(milliseconds: number): Promise<void>;
  /** How long a call may take, where the usual is not wanted. */
  readonly deadlines?: Deadlines;
}

/** An app's registration with one platform, and where that platform answers: the live hosts or a sandbox. */
export interface AppConfig {
  readonly apiOrigin: string;
  /** Where people see the platform: its permission screen, and pages. */
  readonly authorizeOrigin: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

/** Where a platform answers: its configuration without the app's own registration. */
export type Hosts<C extends AppConfig> = Omit<C, 'clientId' | 'clientSecret'>;
