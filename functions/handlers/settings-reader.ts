import type { Env, Setting } from './env.ts';

/**
 * Reads settings and gathers everything wrong with them, so that an operator mends them all at once. A faulty setting
 * reads as an empty text, which nobody gets to see: with a problem there is no configuration.
 */
export class SettingsReader {
  readonly problems: string[] = [];
  readonly #env: Env;

  constructor(env: Env) {
    this.#env = env;
  }

  required(name: Setting): string {
    const value = this.#env[name];
    if (value === undefined) this.refuse(`${name} is not set.`);
    return value ?? '';
  }

  optional(name: Setting): string | undefined {
    return this.#env[name];
  }

  /** Two settings that only make sense together. */
  pair(one: Setting, other: Setting): readonly [string, string] | undefined {
    const values = [this.#env[one], this.#env[other]] as const;
    if (values[0] !== undefined && values[1] !== undefined) return [values[0], values[1]];
    if (values[0] !== undefined) this.refuse(`${one} is set, but ${other} is not. Set both, or neither.`);
    if (values[1] !== undefined) this.refuse(`${other} is set, but ${one} is not. Set both, or neither.`);
    return undefined;
  }

  /** Checks that a value is an origin that browsers reach by TLS. */
  origin(name: Setting, value: string): string {
    const isOrigin = value.startsWith('https://') && URL.canParse(value) && new URL(value).origin === value;
    // A missing setting has been refused as missing.
    if (value !== '' && !isOrigin) {
      this.refuse(`${name} is ${value}, but has to be an origin such as https://clarion.example.gov.`);
    }
    return value;
  }

  refuse(sentence: string): void {
    this.problems.push(sentence);
  }
}
