import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import { EmailIdentity, Identity } from 'aws-cdk-lib/aws-ses';
import type { Construct } from 'constructs';

export interface MailProps extends StackProps {
  /** The domain that mail comes from. */
  readonly domain: string;
}

/**
 * The sender, for operators who have none with SES yet: a domain that SES signs for as soon as its DNS says so. Apart
 * from everything else, because a new one would want new DNS records.
 */
export class MailStack extends Stack {
  constructor(scope: Construct, id: string, { domain, ...props }: MailProps) {
    super(scope, id, { ...props, terminationProtection: true });
    const { dkimRecords } = new EmailIdentity(this, 'Sender', { identity: Identity.domain(domain) });
    for (const [index, { name, value }] of dkimRecords.entries()) {
      new CfnOutput(this, `DkimRecord${index + 1}`, {
        value: `${name} CNAME ${value}`,
        description: 'A record for the DNS: without all three, SES sends nothing',
      });
    }
  }
}
