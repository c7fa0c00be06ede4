import { CfnOutput, Stack } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  ApiMapping,
  CfnApi,
  DomainName,
  HttpApi,
  HttpRoute,
  HttpRouteKey,
  HttpStage,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { Domain } from './settings.ts';

/** No addresses of people, no query, in which sign-in codes come back, and no path: that of a calendar is its secret. */
const LOG_FORMAT = AccessLogFormat.custom(
  JSON.stringify({
    requestId: '$context.requestId',
    time: '$context.requestTimeEpoch',
    method: '$context.httpMethod',
    status: '$context.status',
    milliseconds: '$context.responseLatency',
    error: '$context.integrationErrorMessage',
  }),
);

/** The HTTP API in front of the pages. */
export class Entrance extends Construct {
  /** Such as `https://clarion.example.gov`. */
  readonly origin: string;
  readonly #api: HttpApi;

  constructor(scope: Construct, id: string, domain: Domain | undefined) {
    super(scope, id);
    this.#api = new HttpApi(this, 'Api', {
      createDefaultStage: false,
      // A second address would be a second origin, which sign-in and forms refuse.
      disableExecuteApiEndpoint: domain !== undefined,
    });
    const stage = new HttpStage(this, 'Stage', {
      httpApi: this.#api,
      stageName: '$default',
      autoDeploy: true,
      throttle: { rateLimit: 100, burstLimit: 200 },
      accessLogSettings: {
        destination: new LogGroupLogDestination(
          new LogGroup(this, 'AccessLog', { retention: RetentionDays.THREE_MONTHS }),
        ),
        format: LOG_FORMAT,
      },
    });
    this.origin = domain ? this.#addDomain(domain, stage) : this.#api.apiEndpoint;
    // Kept for the stack that mails links: an export in use could not go away when an operator moves to a domain.
    const { defaultChild } = this.#api.node;
    if (defaultChild instanceof CfnApi) Stack.of(this).exportValue(defaultChild.attrApiEndpoint);
  }

  /** Lets one function answer every path. */
  leadTo(web: IFunction): void {
    new HttpRoute(this, 'Everything', {
      httpApi: this.#api,
      routeKey: HttpRouteKey.DEFAULT,
      integration: new HttpLambdaIntegration('Pages', web),
    });
  }

  #addDomain({ name, certificateArn }: Domain, stage: HttpStage): string {
    const domainName = new DomainName(this, 'Domain', {
      domainName: name,
      certificate: Certificate.fromCertificateArn(this, 'Certificate', certificateArn),
    });
    new ApiMapping(this, 'Mapping', { api: this.#api, domainName, stage });
    new CfnOutput(this, 'DomainTarget', {
      value: domainName.regionalDomainName,
      description: `Let the DNS name ${name} lead here`,
    });
    return `https://${name}`;
  }
}
