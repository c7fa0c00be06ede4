import * as z from 'zod';
import type { Account } from './accounts.ts';
import { atomically, type State } from './database.ts';

const stored = z.object({ followers: z.number() }).optional();

/** Changes an account's followers (on Facebook its likes) from now on, and keeps what they were before. */
export function changeFollowers(state: State, account: Account, followers: number): void {
  const { platform, id } = account;
  atomically(state, () => {
    state.sql.run`
      INSERT INTO audiences (platform, account, since, followers) VALUES (${platform}, ${id}, 0, ${account.followers})
      ON CONFLICT DO NOTHING`;
    state.sql.run`
      INSERT INTO audiences (platform, account, since, followers)
      VALUES (${platform}, ${id}, ${state.now()}, ${followers})
      ON CONFLICT DO UPDATE SET followers = excluded.followers`;
    state.sql.run`UPDATE accounts SET followers = ${followers} WHERE platform = ${platform} AND id = ${id}`;
  });
}

/** Tells how many followers an account had at an instant (epoch ms). */
export function followersAt(state: State, account: Account, at: number): number {
  const row = state.sql.get`
    SELECT followers FROM audiences
    WHERE platform = ${account.platform} AND account = ${account.id} AND since <= ${at}
    ORDER BY since DESC LIMIT 1`;
  return stored.parse(row)?.followers ?? account.followers;
}
