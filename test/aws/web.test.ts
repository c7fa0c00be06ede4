import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, test } from 'vitest';
import { synthesize } from './synthesize.ts';

const domain = {
  domainName: 'clarion.example.gov',
  certificateArn: 'arn:aws:acm:us-east-1:000000000000:certificate/1',
};
const provider = { oidcIssuer: 'https://login.example.gov', oidcClientId: 'clarion' };
const { identity, web } = synthesize();

describe('members', () => {
  test('sign in with a second factor from an app, and only if invited', () => {
    identity?.hasResource('AWS::Cognito::UserPool', {
      DeletionPolicy: 'Retain',
      Properties: {
        MfaConfiguration: 'ON',
        EnabledMfas: ['SOFTWARE_TOKEN_MFA'],
        AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
        DeletionProtection: 'ACTIVE',
      },
    });
  });

  test('come by the code flow and by no other', () => {
    web.hasResourceProperties('AWS::Cognito::UserPoolClient', {
      AllowedOAuthFlows: ['code'],
      AllowedOAuthScopes: ['openid', 'email', 'profile'],
      GenerateSecret: false,
      ExplicitAuthFlows: Match.absent(),
      CallbackURLs: [{ 'Fn::Join': ['', [Match.anyValue(), '/sign-in/return']] }],
    });
  });

  test('need no directory where the association has a provider of its own', () => {
    const own = synthesize(provider);
    expect(own.identity).toBeUndefined();
    own.web.resourceCountIs('AWS::Cognito::UserPoolClient', 0);
    own.web.hasResourceProperties('AWS::Lambda::Function', {
      Environment: {
        Variables: Match.objectLike({
          OIDC_ISSUER: provider.oidcIssuer,
          OIDC_CLIENT_ID: provider.oidcClientId,
          OIDC_CLIENT_SECRET: {
            'Fn::Join': ['', Match.arrayWith([Match.stringLikeRegexp(':secret:clarion/sign-in:')])],
          },
        }),
      },
    });
  });
});

describe('the address', () => {
  test('is made up by AWS where none was chosen', () => {
    web.resourceCountIs('AWS::ApiGatewayV2::DomainName', 0);
    web.hasResourceProperties('AWS::ApiGatewayV2::Route', { RouteKey: '$default' });
  });

  test('is the only one where one was chosen', () => {
    const chosen = synthesize(domain).web;
    chosen.hasResourceProperties('AWS::ApiGatewayV2::Api', { DisableExecuteApiEndpoint: true });
    chosen.hasResourceProperties('AWS::ApiGatewayV2::DomainName', { DomainName: domain.domainName });
    chosen.hasResourceProperties('AWS::Lambda::Function', {
      Environment: { Variables: Match.objectLike({ PUBLIC_ORIGIN: 'https://clarion.example.gov' }) },
    });
  });

  test('is logged without people’s addresses, queries and paths: sign-in codes and calendars’ secrets are in them', () => {
    web.hasResourceProperties('AWS::ApiGatewayV2::Stage', {
      AccessLogSettings: {
        Format: Match.not(
          Match.stringLikeRegexp('sourceIp|queryString|protocol|[pP]ath|\\$context.identity'),
        ),
      },
      DefaultRouteSettings: { ThrottlingRateLimit: 100 },
    });
  });
});

describe('settings that do not fit together are refused, with both names:', () => {
  test.each([
    [{ domainName: domain.domainName }, 'domainName is set, but certificateArn is not'],
    [{ certificateArn: domain.certificateArn }, 'certificateArn is set, but domainName is not'],
    [{ oidcIssuer: provider.oidcIssuer }, 'oidcIssuer is set, but oidcClientId is not'],
    [{ oidcClientId: provider.oidcClientId }, 'oidcClientId is set, but oidcIssuer is not'],
    [{ name: 'Clarion!' }, 'name is "Clarion!"'],
    [{ platforms: 'x,,facebook' }, 'platforms is "x,,facebook"'],
    [{ linkChecks: 'no' }, 'linkChecks is "no", but has to be "off"'],
    [{ xReach: 'yes' }, 'xReach is "yes", but has to be "allowed"'],
    [{ xReach: 'allowed', platforms: 'facebook' }, 'xReach is set, but platforms does not name x'],
  ])('%o', (context, sentence) => {
    expect(() => synthesize({ ...context })).toThrow(sentence);
  });
});
