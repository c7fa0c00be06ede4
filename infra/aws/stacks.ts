import { type App, Tags } from 'aws-cdk-lib';
import { DataStack } from './data-stack.ts';
import { IdentityStack } from './identity-stack.ts';
import { MailStack } from './mail-stack.ts';
import { MessagingStack } from './messaging-stack.ts';
import { PublishingStack } from './publishing-stack.ts';
import { readSettings } from './settings.ts';
import { WatchStack } from './watch-stack.ts';
import { WebStack } from './web-stack.ts';

export interface Stacks {
  readonly data: DataStack;
  readonly messaging: MessagingStack;
  readonly publishing: PublishingStack;
  readonly identity: IdentityStack | undefined;
  readonly mail: MailStack | undefined;
  readonly web: WebStack;
  readonly watch: WatchStack;
}

/**
 * A whole installation. What must outlive every mistake (rows, images, keys, members) is apart from what can be thrown
 * away and deployed anew.
 */
export function addStacks(app: App): Stacks {
  const settings = readSettings(app.node);
  const account = process.env.CDK_DEFAULT_ACCOUNT;
  const env = { region: settings.region, ...(account !== undefined && { account }) };
  const name = (part: string) => `${settings.name}-${part}`;

  const data = new DataStack(app, name('data'), { env });
  const messaging = new MessagingStack(app, name('messaging'), { env, name: settings.name });
  const identity = settings.provider
    ? undefined
    : new IdentityStack(app, name('identity'), { env, name: settings.name });
  const web = new WebStack(app, name('web'), { env, data, messaging, identity, settings });
  const mail = settings.mail?.identity.isOurs
    ? new MailStack(app, name('mail'), { env, domain: settings.mail.identity.name })
    : undefined;
  const { origin } = web;
  const publishing = new PublishingStack(app, name('publishing'), { env, data, messaging, settings, origin });
  const functions = { ...publishing.functions, web: web.function };
  const watch = new WatchStack(app, name('watch'), { env, messaging, functions, settings });
  Tags.of(app).add('application', settings.name);
  return { data, messaging, publishing, identity, mail, web, watch };
}
