import type { Hono } from 'hono';
import type { FaultTable } from './faults.ts';
import type { Platform } from './platform.ts';
import type { Account } from './state/accounts.ts';
import type { Post } from './state/posts.ts';
import type { Env, World } from './world.ts';

/** Everything the sandbox needs to know of a platform; a new platform is one more of these. */
export interface SimulatedPlatform {
  readonly platform: Platform;
  /** The platform's public name. */
  readonly title: string;
  readonly faults: FaultTable;
  /** The platform's own names of its reach figures, whose definition can be changed on order. */
  readonly metrics: readonly string[];
  createApi(world: World): Hono<Env>;
  /** What a connected app holds after consent: the platform's own token response. */
  connect(
    world: World,
    account: Account,
    scopes?: readonly string[],
    expiresInSeconds?: number,
  ): TokenResponse;
  /** Path of an account's public page. */
  profilePath(handle: string): string;
  /** Path of a post's public page; the same that the API reports. */
  permalinkPath(account: Account, post: Post): string;
  /** Tells what a public path shows. */
  locate(world: World, path: string): Located | undefined;
  /** Splits a text into what the public can follow and what it cannot. */
  splitText(world: World, post: Post): readonly TextPart[];
}

export type Located = { readonly profile: string } | { readonly post: string };

/** A piece of a text; `href` where the platform makes it a link. */
export interface TextPart {
  readonly text: string;
  readonly href?: string;
}

export type TokenResponse = Readonly<Record<string, string | number | readonly string[]>>;
