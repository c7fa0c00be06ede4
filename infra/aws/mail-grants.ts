import { Stack } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { Mail } from './mail-settings.ts';

/** Lets a function send as the one address and no other of the sender's domain, with links to the pages at `origin`. */
export function allowMail(grantee: LambdaFunction, { from, address, identity }: Mail, origin: string): void {
  const sender = Stack.of(grantee).formatArn({
    service: 'ses',
    resource: 'identity',
    resourceName: identity.name,
  });
  grantee.addToRolePolicy(
    new PolicyStatement({
      actions: ['ses:SendEmail'],
      resources: [sender],
      conditions: { StringEquals: { 'ses:FromAddress': address } },
    }),
  );
  grantee.addEnvironment('MAIL_FROM', from);
  grantee.addEnvironment('PUBLIC_ORIGIN', origin);
}
