import { Buffer } from 'node:buffer';
import {
  AlgorithmSuiteIdentifier,
  buildClient,
  CommitmentPolicy,
  type KeyringNode,
} from '@aws-crypto/client-node';
import type { SealContext, Vault } from '#ports/vault.ts';

/** A secret that could not be sealed or opened. Neither the message nor the cause holds any of it. */
export class VaultError extends Error {
  override readonly name = 'VaultError';
  readonly code = 'VAULT';
}

/** What the sealed message says of itself, in the clear but beyond alteration. KMS logs it with every use of the key. */
type EncryptionContext = Record<'office' | 'platform' | 'purpose', string>;

/**
 * Commits to the key, so that no second key opens the same message to something else. Without the signature that the
 * library adds by default: it serves where those who open cannot be trusted to seal, and here they are the same.
 */
const SUITE = AlgorithmSuiteIdentifier.ALG_AES256_GCM_IV12_TAG16_HKDF_SHA512_COMMIT_KEY;

const { encrypt, decrypt } = buildClient({
  commitmentPolicy: CommitmentPolicy.REQUIRE_ENCRYPT_REQUIRE_DECRYPT,
  // One keyring, one wrapped key: a message with more is not ours, and each would cost a call to KMS.
  maxEncryptedDataKeys: 1,
});

/** A vault over the AWS Encryption SDK. Sealed secrets are base64, and say which office and platform they belong to. */
export function createVault(keyring: KeyringNode): Vault {
  return {
    seal: async (secret, context) => {
      try {
        const { result } = await encrypt(keyring, Buffer.from(secret, 'utf8'), {
          encryptionContext: encryptionContextOf(context),
          suiteId: SUITE,
        });
        return result.toString('base64');
      } catch (cause) {
        throw new VaultError(`A secret of ${describe(context)} could not be sealed`, { cause });
      }
    },
    open: async (sealed, context) => {
      const { plaintext, messageHeader } = await decrypt(keyring, Buffer.from(sealed, 'base64')).catch(
        (cause: unknown) => {
          throw new VaultError(`A secret of ${describe(context)} could not be opened`, { cause });
        },
      );
      // Whoever can write to the store could move one office's secret to another's row.
      for (const [key, expected] of Object.entries(encryptionContextOf(context))) {
        if (messageHeader.encryptionContext[key] !== expected) {
          throw new VaultError(`A secret found with ${describe(context)} was sealed for another ${key}`);
        }
      }
      return plaintext.toString('utf8');
    },
  };
}

function encryptionContextOf({ officeId, platform }: SealContext): EncryptionContext {
  return { office: officeId, platform, purpose: 'channel-credentials' };
}

function describe({ officeId, platform }: SealContext): string {
  return `${officeId} for ${platform}`;
}
