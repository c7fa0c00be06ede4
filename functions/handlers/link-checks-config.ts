import type { Env } from './env.ts';
import type { SettingsReader } from './settings-reader.ts';

/**
 * Whether links are asked for: they are where the platforms are live, unless the operator wants none of it. A
 * demonstration asks nothing of anybody outside.
 */
export function readLinkChecks(settings: SettingsReader, env: Env): boolean {
  const sandboxed = Object.keys(env).find((name) => name.endsWith('_SANDBOX_ORIGIN'));
  const wanted = settings.optional('LINK_CHECKS');
  if (wanted !== undefined && wanted !== 'on' && wanted !== 'off') {
    settings.refuse(`LINK_CHECKS is "${wanted}", but has to be "on" or "off".`);
  }
  if (wanted === 'on' && sandboxed !== undefined) {
    settings.refuse(
      `LINK_CHECKS is on, but ${sandboxed} is set: with the sandbox nothing outside is asked. Leave LINK_CHECKS out, or point no platform at the sandbox.`,
    );
  }
  return wanted !== 'off' && sandboxed === undefined;
}
