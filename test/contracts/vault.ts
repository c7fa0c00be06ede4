import { describe, expect, test } from 'vitest';
import { OfficeId, Platform } from '#core/ids.ts';
import type { Vault } from '#ports/vault.ts';

const harris = { officeId: OfficeId.parse('harris'), platform: Platform.parse('x') };
const secret = 'a token with ü and 🗳️';

/** What every vault promises, whichever key it uses. */
export function describeVault(name: string, create: () => Promise<Vault>): void {
  describe(name, () => {
    test('opens what it sealed', async () => {
      const vault = await create();
      expect(await vault.open(await vault.seal(secret, harris), harris)).toBe(secret);
    });

    test('opens what it sealed before a restart', async () => {
      const sealed = await (await create()).seal(secret, harris);
      expect(await (await create()).open(sealed, harris)).toBe(secret);
    });

    test('seals the same secret differently each time', async () => {
      const vault = await create();
      expect(await vault.seal(secret, harris)).not.toBe(await vault.seal(secret, harris));
    });

    test('shows nothing of the secret in what it seals', async () => {
      const sealed = await (await create()).seal(secret, harris);
      expect(sealed).toMatch(/^[A-Za-z0-9+/]+=*$/);
      expect(Buffer.from(sealed, 'base64').includes('token')).toBe(false);
    });

    test.each([
      ['another office', { ...harris, officeId: OfficeId.parse('travis') }],
      ['another platform', { ...harris, platform: Platform.parse('threads') }],
    ])('does not open a secret for %s', async (_, other) => {
      const vault = await create();
      const sealed = await vault.seal(secret, harris);
      await expect(vault.open(sealed, other)).rejects.toMatchObject({ name: 'VaultError', code: 'VAULT' });
    });

    test('does not open a secret of which a single bit was changed, wherever it is', async () => {
      const vault = await create();
      const sealed = Buffer.from(await vault.seal(secret, harris), 'base64');
      for (const place of [0, 40, Math.floor(sealed.length / 2), sealed.length - 1]) {
        const altered = Buffer.from(sealed);
        altered.writeUInt8(altered.readUInt8(place) ^ 1, place);
        const opened = vault.open(altered.toString('base64'), harris);
        await expect(opened).rejects.toMatchObject({ name: 'VaultError' });
      }
    });

    test('does not open half a secret, or something it never sealed', async () => {
      const vault = await create();
      const sealed = await vault.seal(secret, harris);
      await expect(vault.open(sealed.slice(0, 120), harris)).rejects.toMatchObject({ name: 'VaultError' });
      await expect(vault.open('bm90IHNlYWxlZA==', harris)).rejects.toMatchObject({ name: 'VaultError' });
      await expect(vault.open('', harris)).rejects.toMatchObject({ name: 'VaultError' });
    });
  });
}
