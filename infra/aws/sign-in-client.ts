import { Duration } from 'aws-cdk-lib';
import {
  CfnManagedLoginBranding,
  OAuthScope,
  UserPoolClient,
  UserPoolClientIdentityProvider,
} from 'aws-cdk-lib/aws-cognito';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import type { IdentityStack } from './identity-stack.ts';

/**
 * Registers the pages with the directory. Without a client secret: PKCE makes a stolen code worthless, and what does not
 * exist need not be stored or changed.
 */
export function addSignInClient(
  scope: Construct,
  web: LambdaFunction,
  { userPool, domain }: IdentityStack,
  origin: string,
): void {
  const client = new UserPoolClient(scope, 'SignInClient', {
    userPool,
    generateSecret: false,
    oAuth: {
      flows: { authorizationCodeGrant: true },
      // An invitation is taken by the address, under the name.
      scopes: [OAuthScope.OPENID, OAuthScope.EMAIL, OAuthScope.PROFILE],
      callbackUrls: [`${origin}/sign-in/return`],
      logoutUrls: [`${origin}/`],
    },
    // The pages' only: nobody signs in here by sending a password to an API.
    authFlows: {},
    supportedIdentityProviders: [UserPoolClientIdentityProvider.COGNITO],
    preventUserExistenceErrors: true,
    enableTokenRevocation: true,
    // Clarion reads the id token once and keeps a session of its own.
    idTokenValidity: Duration.minutes(5),
    accessTokenValidity: Duration.minutes(5),
    refreshTokenValidity: Duration.hours(1),
  });
  new CfnManagedLoginBranding(scope, 'SignInPages', {
    userPoolId: userPool.userPoolId,
    clientId: client.userPoolClientId,
    useCognitoProvidedValues: true,
  });
  web.addEnvironment('OIDC_ISSUER', userPool.userPoolProviderUrl);
  web.addEnvironment('OIDC_CLIENT_ID', client.userPoolClientId);
  web.addEnvironment('OIDC_PAGE_ORIGIN', domain.baseUrl());
}
