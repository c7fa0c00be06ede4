import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Settings } from './settings.ts';

/**
 * Gives a function the installation's registrations with the platforms. They come from one secret that the operator
 * has stored, when the stack is deployed: a changed secret takes another deployment.
 */
export function addPlatformSettings(grantee: LambdaFunction, { name, platforms, xReach }: Settings): void {
  const secret = Secret.fromSecretNameV2(grantee, 'Platforms', `${name}/platforms`);
  for (const platform of platforms) {
    const prefix = platform.toUpperCase().replaceAll('-', '_');
    // The function's settings are encrypted with our own key, so that only who may use it can read them.
    const read = (field: string) => secret.secretValueFromJson(`${platform}-${field}`).unsafeUnwrap();
    grantee.addEnvironment(`${prefix}_CLIENT_ID`, read('client-id'));
    grantee.addEnvironment(`${prefix}_CLIENT_SECRET`, read('client-secret'));
  }
  if (xReach) grantee.addEnvironment('X_REACH', 'allowed');
}
