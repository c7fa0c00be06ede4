import { join } from 'node:path';
import { type Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Architecture, LoggingFormat, RecursiveLoop, Runtime } from 'aws-cdk-lib/aws-lambda';
import { LogLevel, NodejsFunction, OutputFormat, SourceMapMode } from 'aws-cdk-lib/aws-lambda-nodejs';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { copyPackage, insistOnSharp, SHARP_PACKAGES } from './sharp-packages.ts';

export interface ClarionFunctionProps {
  /** The entry point's file in `functions/handlers`, without its ending. */
  readonly entry: 'dispatch' | 'fan-out' | 'publish' | 'sweep' | 'web';
  readonly description: string;
  readonly timeout: Duration;
  readonly memorySize: number;
  readonly environmentKey: IKey;
  /** Folders below the repository's root that the function reads, and what they are called beside its bundle. */
  readonly folders?: Readonly<Record<string, string>>;
  /** For a function that works on pictures: it gets sharp, and the processor that sharp's own parts are built for. */
  readonly drawsPictures?: boolean;
  /** For a function that feeds its own queue on purpose: Lambda would stop it after some sixteen rounds. */
  readonly feedsItself?: boolean;
}

const ROOT = join(import.meta.dirname, '..', '..');

/** Some of the bundled packages are CommonJS and look for `require`, which a module does not have. */
const BANNER = "import{createRequire as r}from'node:module';const require=r(import.meta.url);";

/** One of Clarion's functions: bundled by esbuild on this machine, with exactly the locked versions inside. */
export class ClarionFunction extends NodejsFunction {
  constructor(scope: Construct, id: string, props: ClarionFunctionProps) {
    const {
      entry,
      description,
      timeout,
      memorySize,
      environmentKey,
      folders = {},
      feedsItself,
      drawsPictures,
    } = props;
    if (drawsPictures && Stack.of(scope).bundlingRequired) insistOnSharp(ROOT);
    const packages = drawsPictures ? SHARP_PACKAGES : [];
    super(scope, id, {
      entry: join(ROOT, 'functions', 'handlers', `${entry}.ts`),
      projectRoot: ROOT,
      depsLockFilePath: join(ROOT, 'package-lock.json'),
      description,
      timeout,
      memorySize,
      runtime: Runtime.NODEJS_24_X,
      architecture: drawsPictures ? Architecture.X86_64 : Architecture.ARM_64,
      ...(feedsItself && { recursiveLoop: RecursiveLoop.ALLOW }),
      environment: { NODE_OPTIONS: '--enable-source-maps' },
      environmentEncryption: environmentKey,
      loggingFormat: LoggingFormat.JSON,
      logGroup: new LogGroup(scope, `${id}Log`, {
        retention: RetentionDays.THREE_MONTHS,
        removalPolicy: RemovalPolicy.RETAIN,
      }),
      bundling: {
        format: OutputFormat.ESM,
        logLevel: LogLevel.WARNING,
        mainFields: ['module', 'main'],
        banner: BANNER,
        minify: true,
        sourceMap: true,
        sourceMapMode: SourceMapMode.DEFAULT,
        sourcesContent: false,
        // Lambda brings an SDK of its own, of a version that changes under us.
        bundleAwsSDK: true,
        // It loads a library of its own, which stands in no bundle.
        ...(drawsPictures && { externalModules: ['sharp'] }),
        commandHooks: {
          beforeBundling: () => [],
          beforeInstall: () => [],
          afterBundling: (input, output) => [
            ...Object.entries(folders).map(
              ([name, folder]) => `cp -R "${input}/${folder}" "${output}/${name}"`,
            ),
            ...packages.flatMap((name) => copyPackage(name, input, output)),
          ],
        },
      },
    });
    environmentKey.grantDecrypt(this);
  }
}
