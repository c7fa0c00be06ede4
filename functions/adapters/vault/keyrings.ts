import {
  type KeyringNode,
  KmsKeyringNode,
  RawAesKeyringNode,
  RawAesWrappingSuiteIdentifier,
} from '@aws-crypto/client-node';

const KEY_LENGTH = 32;

/** A key that the one machine keeps in a file: 32 random bytes. */
export function rawAesKeyring(keyBytes: Uint8Array): KeyringNode {
  if (keyBytes.length !== KEY_LENGTH) {
    throw new RangeError(`The vault's key has ${KEY_LENGTH} bytes, not ${keyBytes.length}`);
  }
  return new RawAesKeyringNode({
    keyNamespace: 'clarion',
    keyName: 'vault',
    // The library insists on memory that holds nothing else, and a buffer read from a file may share its own.
    unencryptedMasterKey: Uint8Array.from(keyBytes),
    wrappingSuite: RawAesWrappingSuiteIdentifier.AES256_GCM_IV12_TAG16_NO_PADDING,
  });
}

/** A key that never leaves AWS KMS. Only messages wrapped by this very key are opened. */
export function kmsKeyring(arn: string): KeyringNode {
  return new KmsKeyringNode({ generatorKeyId: arn });
}
