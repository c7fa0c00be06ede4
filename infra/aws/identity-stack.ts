import { Aws, Duration, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import {
  AccountRecovery,
  FeaturePlan,
  ManagedLoginVersion,
  Mfa,
  UserPool,
  type UserPoolDomain,
} from 'aws-cdk-lib/aws-cognito';
import type { Construct } from 'constructs';

export interface IdentityProps extends StackProps {
  readonly name: string;
}

/** The members' directory, for associations without a sign-in provider of their own. */
export class IdentityStack extends Stack {
  readonly userPool: UserPool;
  readonly domain: UserPoolDomain;

  constructor(scope: Construct, id: string, { name, ...props }: IdentityProps) {
    super(scope, id, { ...props, terminationProtection: true });
    this.userPool = new UserPool(this, 'Members', {
      featurePlan: FeaturePlan.ESSENTIALS,
      // Members are invited. Whoever could sign up by themselves would still be nobody to Clarion, but in the list.
      selfSignUpEnabled: false,
      signInAliases: { email: true },
      signInCaseSensitive: false,
      // An authenticator app: text messages can be redirected by whoever talks a phone company round.
      mfa: Mfa.REQUIRED,
      mfaSecondFactor: { otp: true, sms: false },
      accountRecovery: AccountRecovery.EMAIL_ONLY,
      passwordPolicy: { minLength: 14, tempPasswordValidity: Duration.days(7) },
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    // Such a name must be unique in the whole Region, which an account's number is.
    this.domain = this.userPool.addDomain('Pages', {
      cognitoDomain: { domainPrefix: `${name}-${Aws.ACCOUNT_ID}` },
      managedLoginVersion: ManagedLoginVersion.NEWER_MANAGED_LOGIN,
    });
  }
}
