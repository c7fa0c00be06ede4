import { CfnOutput } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  ApiMapping,
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

/** No addresses of people, and no query: sign-in codes come back in it. */
const LOG_FORMAT = AccessLogFormat.custom(
  JSON.stringify({
    requestId: '$context.requestId',
    time: '$context.requestTimeEpoch',
    method: '$context.httpMethod',
    path: '$context.path',
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
