import { describe, expect, test } from 'vitest';
import { sha256 } from '#adapters/node/sha256.ts';
import { Actor } from '#core/audit.ts';
import { OfficeId } from '#core/ids.ts';
import { INVITATION_LENGTH, invitationIdOf, isOpen, subjectOfInvitation } from '#core/invitation.ts';
import { later } from '#core/time.ts';
import { writeInvitation } from '#core/write-invitation.ts';
import { REFERENCE_INSTANT } from '#test/fixtures/clock.ts';
import { MILLBROOK } from '#test/fixtures/office.ts';

const id = invitationIdOf('nora@example.gov', sha256);
const by = Actor.parse({ kind: 'member', id: 'dana', name: 'Dana Whitfield' });
const endsAt = later(REFERENCE_INSTANT, INVITATION_LENGTH);

describe('an invitation', () => {
  test('is found by its address in any spelling, and by no other', () => {
    for (const spelling of ['NORA@example.gov', ' nora@Example.GOV ']) {
      expect(invitationIdOf(spelling, sha256)).toBe(id);
    }
    for (const other of ['nora@example.com', 'n.ora@example.gov', 'nora+1@example.gov']) {
      expect(invitationIdOf(other, sha256)).not.toBe(id);
    }
  });

  test('tells no address by what it is found by', () => {
    expect(JSON.stringify(subjectOfInvitation({ id }))).not.toContain('nora');
  });

  test('is open for 14 days and not a moment longer', () => {
    expect(endsAt).toBe('2026-09-29T14:00:00.000Z');
    expect(isOpen({ endsAt }, later(endsAt, -1))).toBe(true);
    expect(isOpen({ endsAt }, endsAt)).toBe(false);
  });

  test('says who invites, to what, with which address to sign in, where, and until when', () => {
    const grant = { officeId: OfficeId.parse('millbrook'), roles: ['approver' as const, 'author' as const] };
    const link = 'https://clarion.example.gov/sign-in';
    const words = writeInvitation(
      { email: 'nora@example.gov', grant, by, endsAt },
      { place: MILLBROOK, link },
    );
    expect(words).toEqual({
      subject: 'Millbrook Town Clerk: you are invited to Clarion',
      text: [
        'Dana Whitfield invites you to work for Millbrook Town Clerk in Clarion, as author and approver.',
        'Clarion schedules the posts of election offices.',
        'Next step: sign in with this very address, nora@example.gov. You belong to Millbrook Town Clerk from then on.',
        link,
        'The invitation can be taken until Tuesday, September 29, 2026 at 10:00 AM EDT. If you did not expect it, do nothing.',
      ].join('\n\n'),
    });
  });
});
