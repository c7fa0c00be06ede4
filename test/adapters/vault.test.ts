import { randomBytes } from 'node:crypto';
import { inspect } from 'node:util';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { kmsKeyring, rawAesKeyring } from '#adapters/vault/keyrings.ts';
import { createVault } from '#adapters/vault/vault.ts';
import { OfficeId, Platform } from '#core/ids.ts';
import { describeVault } from '#test/contracts/vault.ts';
import { openKms } from './kms-stand-in.ts';

const harris = { officeId: OfficeId.parse('harris'), platform: Platform.parse('x') };
const keyArn = 'arn:aws:kms:us-east-1:000000000000:key/1b2c3d4e-0000-4000-8000-000000000000';
const otherArn = keyArn.replace('1b2c', '9b2c');
const fileKey = randomBytes(32);

let kms: Awaited<ReturnType<typeof openKms>>;

beforeAll(async () => {
  kms = await openKms(keyArn);
  // The library makes its own KMS client, one a region, and the environment leads it here.
  vi.stubEnv('AWS_ENDPOINT_URL_KMS', kms.endpoint);
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIDEXAMPLE');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'any');
});

afterAll(() => {
  vi.unstubAllEnvs();
  kms.close();
});

describeVault('a vault with a key file', async () => createVault(rawAesKeyring(fileKey)));
describeVault('a vault with AWS KMS', async () => createVault(kmsKeyring(keyArn)));

test('a vault with another key opens nothing', async () => {
  const sealed = await createVault(rawAesKeyring(fileKey)).seal('a token', harris);
  const other = createVault(rawAesKeyring(randomBytes(32)));
  await expect(other.open(sealed, harris)).rejects.toMatchObject({ name: 'VaultError' });
});

test('a key of the wrong length is refused', () => {
  expect(() => rawAesKeyring(randomBytes(16))).toThrow('32 bytes, not 16');
});

test('the vault keeps a copy of its key, whatever becomes of the one it was given', async () => {
  const key = Buffer.from(fileKey);
  const vault = createVault(rawAesKeyring(key));
  const sealed = await vault.seal('a token', harris);
  key.fill(0);
  expect(await vault.open(sealed, harris)).toBe('a token');
});

test('AWS KMS is told the office, the platform and the purpose of every use of the key', async () => {
  const before = kms.contexts.length;
  const vault = createVault(kmsKeyring(keyArn));
  await vault.open(await vault.seal('a token', harris), harris);
  const context = { office: 'harris', platform: 'x', purpose: 'channel-credentials' };
  expect(kms.contexts.slice(before)).toEqual([context, context]);
});

test('a secret sealed under another KMS key is refused without asking KMS', async () => {
  const sealed = await createVault(kmsKeyring(keyArn)).seal('a token', harris);
  const before = kms.contexts.length;
  const opened = createVault(kmsKeyring(otherArn)).open(sealed, harris);
  await expect(opened).rejects.toMatchObject({ name: 'VaultError' });
  expect(kms.contexts).toHaveLength(before);
});

test('an error says why but holds nothing of the secret, nor does its cause', async () => {
  const sealing = createVault(kmsKeyring(otherArn)).seal('a token', harris);
  const error = await sealing.catch((cause: unknown) => cause);
  expect(error).toMatchObject({
    name: 'VaultError',
    message: 'A secret of harris for x could not be sealed',
  });
  const everything = inspect(error, { depth: 9 });
  expect(everything).toContain('NotFoundException');
  expect(everything).not.toContain('a token');
});
