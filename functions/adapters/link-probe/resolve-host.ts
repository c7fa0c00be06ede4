import { lookup } from 'node:dns/promises';

/** All IP addresses of a host. Throws what the system says, with its `code`. */
export type Resolver = (host: string) => Promise<readonly string[]>;

/** The addresses that the system knows, by which a browser on this machine would go too. */
export const systemResolver: Resolver = async (host) => {
  // With the dot at its end a name is whole: no search list of this machine's network makes another one of it.
  const found = await lookup(`${host.replace(/\.$/, '')}.`, { all: true, order: 'ipv4first' });
  return found.map(({ address }) => address);
};
