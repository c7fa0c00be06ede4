import { CfnOutput, Duration, Stack, type StackProps } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import { ClarionFunction } from './clarion-function.ts';
import { allowMedia, allowRows, allowVault } from './data-grants.ts';
import type { DataStack } from './data-stack.ts';
import { Entrance } from './entrance.ts';
import type { IdentityStack } from './identity-stack.ts';
import { allowMail } from './mail-grants.ts';
import type { MessagingStack } from './messaging-stack.ts';
import { addPlatformSettings } from './platform-settings.ts';
import type { Provider, Settings } from './settings.ts';
import { addSignInClient } from './sign-in-client.ts';
import { readVersion } from './version.ts';

export interface WebProps extends StackProps {
  readonly data: DataStack;
  readonly messaging: MessagingStack;
  readonly identity: IdentityStack | undefined;
  readonly settings: Settings;
}

/** The pages, and the way in. */
export class WebStack extends Stack {
  readonly function: ClarionFunction;
  /** Where people find Clarion. */
  readonly origin: string;

  constructor(scope: Construct, id: string, props: WebProps) {
    super(scope, id, props);
    const { data, messaging, settings } = props;
    const entrance = new Entrance(this, 'Entrance', settings.domain);
    this.function = new ClarionFunction(this, 'Web', {
      entry: 'web',
      description: 'The pages',
      // An HTTP API gives up after 30 seconds.
      timeout: Duration.seconds(29),
      memorySize: 1024,
      environmentKey: data.dataKey,
      // `npm run synth` and `npm run deploy` build the assets first.
      folders: {
        templates: 'templates',
        assets: 'build/assets',
        fonts: 'node_modules/@fontsource/public-sans/files',
      },
      drawsPictures: true,
    });
    this.origin = entrance.origin;
    entrance.leadTo(this.function);
    this.function.addEnvironment('PUBLIC_ORIGIN', this.origin);
    this.function.addEnvironment('CLARION_VERSION', readVersion());

    // They see the due index because /healthz counts what is overdue; it holds only keys.
    allowRows(data, this.function, {
      reads: ['OFFICE', 'ASSOC', 'MEMBER', 'SESSION', 'APP'],
      batches: ['OFFICE', 'MEMBER', 'LINK-CHECK'],
      // An invitation that is taken makes a member, and owners change what members may do.
      writes: ['OFFICE', 'ASSOC', 'MEMBER', 'SESSION', 'LINK-CHECK'],
      // An association asks an office again; numbers that are typed in are added up for both; short links are counted.
      updates: ['OFFICE', 'ASSOC'],
      // An owner goes only where another one stays; a member's date stands in its association's calendar.
      checks: ['OFFICE', 'MEMBER'],
      // Lifting a stop or a blackout deletes its row, and so does leaving an association.
      deletes: ['OFFICE', 'ASSOC', 'SESSION'],
      indexes: ['group', 'due'],
    });
    allowVault(data, this.function);
    allowMedia(data, this.function, 'write');
    messaging.allowWakeUps(this.function);
    messaging.allowOrders(this.function);
    messaging.allowFanOuts(this.function);
    this.#allowHealth(data, messaging);
    addPlatformSettings(this.function, settings);
    if (!settings.linkChecks) this.function.addEnvironment('LINK_CHECKS', 'off');
    this.#setSignIn(props, this.origin);
    if (settings.mail) allowMail(this.function, settings.mail, this.origin);
    new CfnOutput(this, 'Origin', { value: this.origin, description: 'Where people find Clarion' });
  }

  /** `/healthz` asks whether everything is there. */
  #allowHealth({ table }: DataStack, { orders, group }: MessagingStack): void {
    const allow = (action: string, resource: string) =>
      this.function.addToRolePolicy(new PolicyStatement({ actions: [action], resources: [resource] }));
    allow('dynamodb:DescribeTable', table.tableArn);
    allow('sqs:GetQueueAttributes', orders.queue.queueArn);
    allow('scheduler:GetScheduleGroup', group.scheduleGroupArn);
  }

  #setSignIn({ identity, settings }: WebProps, origin: string): void {
    if (settings.provider) this.#setProvider(settings.provider, settings.name);
    else if (identity) addSignInClient(this, this.function, identity, origin);
    else throw new Error('There is neither a sign-in provider nor a directory of members.');
  }

  #setProvider({ issuer, clientId }: Provider, name: string): void {
    const secret = Secret.fromSecretNameV2(this, 'SignIn', `${name}/sign-in`);
    this.function.addEnvironment('OIDC_ISSUER', issuer);
    this.function.addEnvironment('OIDC_CLIENT_ID', clientId);
    this.function.addEnvironment(
      'OIDC_CLIENT_SECRET',
      secret.secretValueFromJson('client-secret').unsafeUnwrap(),
    );
  }
}
