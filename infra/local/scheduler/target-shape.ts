import * as z from 'zod';

/** Members, patterns and bounds of `Target` as in the service's Smithy model. */

const text = (min: number, max: number) => z.string().min(min).max(max);

const networkConfiguration = z.object({
  awsvpcConfiguration: z
    .object({
      Subnets: z.array(text(1, 1000)).min(1).max(16),
      SecurityGroups: z.array(text(1, 1000)).min(1).max(5).optional(),
      AssignPublicIp: z.enum(['ENABLED', 'DISABLED']).optional(),
    })
    .optional(),
});

const ecsParameters = z.object({
  TaskDefinitionArn: text(1, 1600),
  TaskCount: z.int().min(1).max(10).optional(),
  LaunchType: z.enum(['EC2', 'FARGATE', 'EXTERNAL']).optional(),
  NetworkConfiguration: networkConfiguration.optional(),
  PlatformVersion: text(1, 64).optional(),
  Group: text(1, 255).optional(),
  CapacityProviderStrategy: z
    .array(
      z.object({
        capacityProvider: text(1, 255),
        weight: z.int().min(0).max(1000).optional(),
        base: z.int().min(0).max(100_000).optional(),
      }),
    )
    .max(6)
    .optional(),
  EnableECSManagedTags: z.boolean().optional(),
  EnableExecuteCommand: z.boolean().optional(),
  PlacementConstraints: z
    .array(
      z.object({
        type: z.enum(['distinctInstance', 'memberOf']).optional(),
        expression: text(0, 2000).optional(),
      }),
    )
    .max(10)
    .optional(),
  PlacementStrategy: z
    .array(
      z.object({
        type: z.enum(['random', 'spread', 'binpack']).optional(),
        field: text(0, 255).optional(),
      }),
    )
    .max(5)
    .optional(),
  PropagateTags: z.enum(['TASK_DEFINITION']).optional(),
  ReferenceId: text(0, 1024).optional(),
  Tags: z
    .array(z.record(z.string(), text(1, 256)))
    .max(50)
    .optional(),
});

const eventSource = text(1, 256).regex(
  /^(?=[/.\-_A-Za-z0-9]+)((?!aws\.).*)|(\$(\.[\w_-]+(\[(\d+|\*)\])*)*)$/,
);

const pipelineParameter = z.object({
  Name: text(1, 256).regex(/^[A-Za-z0-9\-_]*$/),
  Value: text(1, 1024),
});

/** Omitted members take the service's defaults: the longest age and the most attempts there are. */
export const retryPolicyShape = z.object({
  MaximumEventAgeInSeconds: z.int().min(60).max(86_400).default(86_400),
  MaximumRetryAttempts: z.int().min(0).max(185).default(185),
});

export const targetShape = z.object({
  Arn: text(1, 1600),
  RoleArn: text(1, 1600).regex(/^arn:aws(-[a-z]+)?:iam::\d{12}:role\/[\w+=,.@/-]+$/),
  DeadLetterConfig: z
    .object({
      Arn: text(1, 1600)
        .regex(/^arn:aws(-[a-z]+)?:sqs:[a-z0-9-]+:\d{12}:[a-zA-Z0-9\-_]+$/)
        .optional(),
    })
    .optional(),
  RetryPolicy: retryPolicyShape.prefault({}),
  Input: z.string().min(1).optional(),
  EcsParameters: ecsParameters.optional(),
  EventBridgeParameters: z.object({ DetailType: text(1, 128), Source: eventSource }).optional(),
  EventBridgePutEventsV2Parameters: z.object({ DetailType: text(1, 128), Source: eventSource }).optional(),
  EventBridgePutRawEventsParameters: z
    .object({ Metadata: z.record(text(1, 128), z.string()).optional() })
    .optional(),
  KinesisParameters: z.object({ PartitionKey: text(1, 256) }).optional(),
  SageMakerPipelineParameters: z
    .object({ PipelineParameterList: z.array(pipelineParameter).max(200).optional() })
    .optional(),
  SqsParameters: z.object({ MessageGroupId: text(1, 128).optional() }).optional(),
});

export type Target = z.infer<typeof targetShape>;
