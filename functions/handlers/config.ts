import { Platform } from '#core/ids.ts';
import { err, ok, type Result } from '#core/result.ts';
import type { App } from '#platforms/registry.ts';
import type { Env, Setting } from './env.ts';
import { readLinkChecks } from './link-checks-config.ts';
import { type MailConfig, readMail } from './mail-config.ts';
import { SettingsReader } from './settings-reader.ts';

/** What a dispatch needs. */
export interface DispatchConfig {
  readonly table: string;
  readonly publishQueueUrl: string;
}

/** What telling people needs: nothing, where the operator wants no mail. */
export interface NotifyConfig {
  readonly mail: MailConfig | undefined;
}

/** What having an association's offices gone through needs. */
export interface FanOutQueueConfig {
  readonly fanOutQueueUrl: string;
}

/** Whether links are asked for. */
export interface LinkChecksConfig {
  readonly linkChecks: boolean;
}

/** What a sweep needs. */
export interface SweepConfig extends DispatchConfig, FanOutQueueConfig, NotifyConfig, LinkChecksConfig {}

export interface WakeUpsConfig {
  readonly groupName: string;
  readonly targetArn: string;
  readonly roleArn: string;
  readonly deadLetterArn?: string;
}

/** What working with posts needs, in the pages and behind them. */
export interface PublishConfig extends DispatchConfig {
  readonly wakeUps: WakeUpsConfig;
  readonly mediaBucket: string;
  readonly vaultKeyArn: string;
  /** The platforms that this installation is registered with. */
  readonly apps: ReadonlyMap<Platform, App>;
}

/** What going through an association's offices needs: of the platforms their rules only, and no app's secret. */
export interface FanOutConfig extends DispatchConfig, FanOutQueueConfig, NotifyConfig {
  readonly wakeUps: WakeUpsConfig;
  readonly publicOrigin: string;
  readonly platforms: readonly Platform[];
}

/** What working on orders needs. */
export interface WorkConfig extends PublishConfig, NotifyConfig {}

export interface SignInConfig {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret?: string;
  /** Where the provider's own pages are, if not at the issuer. */
  readonly pageOrigin: string;
}

/** What the pages need. */
export interface WebConfig extends PublishConfig, FanOutQueueConfig, NotifyConfig, LinkChecksConfig {
  readonly publicOrigin: string;
  readonly signIn: SignInConfig;
  readonly platforms: 'sandbox' | 'live';
  readonly version: string;
}

/** Why an installation cannot start: one sentence for each setting, or pair of settings, at fault. */
export type ConfigProblems = readonly string[];

export function decideDispatch(env: Env): Result<DispatchConfig, ConfigProblems> {
  return decide(env, readDispatch);
}

export function decideSweep(env: Env): Result<SweepConfig, ConfigProblems> {
  return decide(env, (settings) => ({
    ...readDispatch(settings),
    ...readFanOutQueue(settings),
    mail: readMail(settings),
    linkChecks: readLinkChecks(settings, env),
  }));
}

export function decidePublish(env: Env, platforms: readonly Platform[]): Result<WorkConfig, ConfigProblems> {
  return decide(env, (settings) => ({ ...readPublish(settings, platforms), mail: readMail(settings) }));
}

export function decideFanOut(env: Env, known: readonly Platform[]): Result<FanOutConfig, ConfigProblems> {
  return decide(env, (settings) => ({
    ...readDispatch(settings),
    ...readFanOutQueue(settings),
    ...readPages(settings),
    wakeUps: readWakeUps(settings),
    platforms: readPlatforms(settings, known),
  }));
}

export function decideWeb(env: Env, platforms: readonly Platform[]): Result<WebConfig, ConfigProblems> {
  return decide(env, (settings) => {
    const publish = readPublish(settings, platforms);
    const sandboxed = [...publish.apps.values()].some(({ sandbox }) => sandbox !== undefined);
    return {
      ...publish,
      ...readFanOutQueue(settings),
      ...readPages(settings),
      signIn: readSignIn(settings),
      platforms: sandboxed ? 'sandbox' : 'live',
      version: settings.required('CLARION_VERSION'),
      linkChecks: readLinkChecks(settings, env),
    };
  });
}

/** Where the pages are, which stands in any case: only a sender of mail asks for its pair. */
function readPages(settings: SettingsReader): Pick<FanOutConfig, 'publicOrigin' | 'mail'> {
  return {
    publicOrigin: settings.origin('PUBLIC_ORIGIN', settings.required('PUBLIC_ORIGIN')),
    mail: settings.optional('MAIL_FROM') === undefined ? undefined : readMail(settings),
  };
}

function decide<T>(env: Env, read: (settings: SettingsReader) => T): Result<T, ConfigProblems> {
  const settings = new SettingsReader(env);
  const config = read(settings);
  return settings.problems.length > 0 ? err(settings.problems) : ok(config);
}

function readDispatch(settings: SettingsReader): DispatchConfig {
  return { table: settings.required('TABLE_NAME'), publishQueueUrl: settings.required('PUBLISH_QUEUE_URL') };
}

function readFanOutQueue(settings: SettingsReader): FanOutQueueConfig {
  return { fanOutQueueUrl: settings.required('FAN_OUT_QUEUE_URL') };
}

function readPlatforms(settings: SettingsReader, known: readonly Platform[]): readonly Platform[] {
  const list = settings.required('PLATFORMS');
  const names = list.split(',').map((name) => name.trim());
  const unknown = names.find((name) => !known.some((platform) => platform === name));
  // A missing setting has been refused as missing.
  if (list !== '' && unknown !== undefined) {
    settings.refuse(`PLATFORMS is "${list}", but "${unknown}" is none of ${known.join(', ')}.`);
  }
  return known.filter((platform) => names.includes(platform));
}

function readPublish(settings: SettingsReader, platforms: readonly Platform[]): PublishConfig {
  return {
    ...readDispatch(settings),
    wakeUps: readWakeUps(settings),
    mediaBucket: settings.required('MEDIA_BUCKET'),
    vaultKeyArn: settings.required('VAULT_KEY_ARN'),
    apps: readApps(settings, platforms),
  };
}

function readWakeUps(settings: SettingsReader): WakeUpsConfig {
  const targetArn = settings.required('WAKE_UP_QUEUE_ARN');
  const deadLetterArn = settings.optional('WAKE_UP_DEAD_LETTER_ARN');
  if (deadLetterArn === targetArn) {
    settings.refuse(
      'WAKE_UP_DEAD_LETTER_ARN and WAKE_UP_QUEUE_ARN name the same queue, but the one takes what cannot be delivered to the other. Name two queues.',
    );
  }
  return {
    groupName: settings.required('WAKE_UP_GROUP'),
    targetArn,
    roleArn: settings.required('WAKE_UP_ROLE_ARN'),
    ...(deadLetterArn !== undefined && { deadLetterArn }),
  };
}

function readSignIn(settings: SettingsReader): SignInConfig {
  const issuer = settings.required('OIDC_ISSUER');
  if (issuer !== '' && !issuer.startsWith('https://')) {
    settings.refuse(`OIDC_ISSUER is ${issuer}, but has to begin with https://.`);
  }
  const pageOrigin = settings.optional('OIDC_PAGE_ORIGIN');
  const clientSecret = settings.optional('OIDC_CLIENT_SECRET');
  return {
    issuer,
    clientId: settings.required('OIDC_CLIENT_ID'),
    ...(clientSecret !== undefined && { clientSecret }),
    pageOrigin: pageOrigin === undefined ? originOf(issuer) : settings.origin('OIDC_PAGE_ORIGIN', pageOrigin),
  };
}

/** A platform without settings is left out; one with half of them is a mistake. */
function readApps(settings: SettingsReader, platforms: readonly Platform[]): ReadonlyMap<Platform, App> {
  const apps = new Map<Platform, App>();
  const problemsBefore = settings.problems.length;
  for (const platform of platforms) {
    const prefix = platform.toUpperCase().replaceAll('-', '_') as Uppercase<string>;
    const pair = settings.pair(`${prefix}_CLIENT_ID`, `${prefix}_CLIENT_SECRET`);
    const sandboxSetting: Setting = `${prefix}_SANDBOX_ORIGIN`;
    const sandbox = settings.optional(sandboxSetting);
    if (sandbox !== undefined) settings.origin(sandboxSetting, sandbox);
    if (pair) apps.set(platform, { clientId: pair[0], clientSecret: pair[1], sandbox });
    else if (sandbox !== undefined) {
      settings.refuse(`${sandboxSetting} is set, but ${prefix}_CLIENT_ID is not. Set both, or neither.`);
    }
  }
  if (apps.size === 0 && settings.problems.length === problemsBefore) {
    settings.refuse(
      'No platform is set up. Set the client id and secret of at least one, such as X_CLIENT_ID.',
    );
  }
  refuseMixture(settings, apps);
  allowXReach(settings, apps);
  return apps;
}

const X = Platform.parse('x');

/** Off unless the operator says so in that very word: any other would leave it off, and nobody would notice. */
function allowXReach(settings: SettingsReader, apps: Map<Platform, App>): void {
  const reach = settings.optional('X_REACH');
  if (reach === undefined) return;
  if (reach !== 'allowed') {
    settings.refuse(
      `X_REACH is "${reach}", but has to be "allowed" where X’s agreement lets Clarion show its numbers to these offices. Where it does not, leave it out.`,
    );
  }
  const app = apps.get(X);
  if (app) apps.set(X, { ...app, mayReadReach: true });
  else if (settings.optional('X_CLIENT_ID') === undefined) {
    settings.refuse('X_REACH is set, but X_CLIENT_ID is not. Set both, or neither.');
  }
}

/** People see one banner: a page that says "sandbox" while some posts are real would be worse than none. */
function refuseMixture(settings: SettingsReader, apps: ReadonlyMap<Platform, App>): void {
  const sandboxed = [...apps]
    .filter(([, { sandbox }]) => sandbox !== undefined)
    .map(([platform]) => platform);
  const live = [...apps.keys()].filter((platform) => !sandboxed.includes(platform));
  if (sandboxed[0] === undefined || live[0] === undefined) return;
  const [one, other] = [sandboxed[0].toUpperCase(), live[0].toUpperCase()];
  settings.refuse(
    `${one}_SANDBOX_ORIGIN is set, but ${other}_SANDBOX_ORIGIN is not. Point all platforms at the sandbox, or none.`,
  );
}

function originOf(address: string): string {
  return URL.canParse(address) ? new URL(address).origin : '';
}
