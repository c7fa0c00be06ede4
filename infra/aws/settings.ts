import type { Node } from 'constructs';
import { type Mail, readMail } from './mail-settings.ts';

/** What an operator decides about an installation, given as `-c name=value` or in `cdk.context.json`. */
export interface Settings {
  /** Begins every stack's name, so that an account can hold a second installation. */
  readonly name: string;
  readonly region: string;
  readonly domain: Domain | undefined;
  readonly provider: Provider | undefined;
  /** The platforms that this installation is registered with. */
  readonly platforms: readonly string[];
  /** Whether X's agreement lets Clarion show its numbers to these offices. */
  readonly xReach: boolean;
  /** Whether links of posts are asked for. */
  readonly linkChecks: boolean;
  readonly alarmEmail: string | undefined;
  readonly mail: Mail | undefined;
}

/** The address that people use, instead of the one that AWS makes up. */
export interface Domain {
  readonly name: string;
  /** A certificate of ACM in the same Region. */
  readonly certificateArn: string;
}

/** A sign-in provider of the association's own, instead of Cognito. */
export interface Provider {
  readonly issuer: string;
  readonly clientId: string;
}

/** Reads the settings. Throws an error that names what is missing or does not fit together. */
export function readSettings(node: Node): Settings {
  const domain = readPair(node, 'domainName', 'certificateArn');
  const provider = readPair(node, 'oidcIssuer', 'oidcClientId');
  const name = readText(node, 'name') ?? 'clarion';
  if (!/^[a-z][a-z0-9-]{1,30}$/.test(name)) {
    throw new Error(`name is "${name}", but has to be 2 to 31 lower-case letters, digits and hyphens.`);
  }
  const platforms = readPlatforms(readText(node, 'platforms') ?? 'x,facebook,instagram,threads,linkedin');
  return {
    name,
    // A table with a key of its own cannot be described without saying where it is.
    region: readText(node, 'region') ?? process.env.CDK_DEFAULT_REGION ?? 'us-east-1',
    domain: domain && { name: domain[0], certificateArn: domain[1] },
    provider: provider && { issuer: provider[0], clientId: provider[1] },
    platforms,
    xReach: readXReach(readText(node, 'xReach'), platforms),
    linkChecks: readLinkChecks(readText(node, 'linkChecks')),
    alarmEmail: readText(node, 'alarmEmail'),
    mail: readMail(readText(node, 'mailFrom'), readText(node, 'mailIdentity')),
  };
}

function readPlatforms(list: string): readonly string[] {
  const platforms = list.split(',').map((platform) => platform.trim());
  const odd = platforms.find((platform) => !/^[a-z][a-z0-9-]*$/.test(platform));
  if (odd !== undefined) {
    throw new Error(`platforms is "${list}", but has to be names with commas between, such as x,facebook.`);
  }
  return platforms;
}

function readXReach(value: string | undefined, platforms: readonly string[]): boolean {
  if (value === undefined) return false;
  if (value !== 'allowed') {
    throw new Error(`xReach is "${value}", but has to be "allowed", or left out.`);
  }
  if (!platforms.includes('x')) {
    throw new Error('xReach is set, but platforms does not name x. Name it, or leave xReach out.');
  }
  return true;
}

function readLinkChecks(value: string | undefined): boolean {
  if (value === undefined) return true;
  if (value !== 'off') throw new Error(`linkChecks is "${value}", but has to be "off", or left out.`);
  return false;
}

function readPair(node: Node, one: string, other: string): readonly [string, string] | undefined {
  const values = [readText(node, one), readText(node, other)] as const;
  if (values[0] !== undefined && values[1] !== undefined) return [values[0], values[1]];
  if (values[0] !== undefined) throw new Error(`${one} is set, but ${other} is not. Set both, or neither.`);
  if (values[1] !== undefined) throw new Error(`${other} is set, but ${one} is not. Set both, or neither.`);
  return undefined;
}

function readText(node: Node, name: string): string | undefined {
  const value: unknown = node.tryGetContext(name);
  if (value === undefined || value === '') return undefined;
  if (typeof value !== 'string') throw new Error(`${name} has to be a text.`);
  return value;
}
