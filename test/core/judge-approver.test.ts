import { expect, test } from 'vitest';
import { MemberId, OfficeId } from '#core/ids.ts';
import { judgeApprover } from '#core/judge-approver.ts';
import type { Member, Role } from '#core/member.ts';

const OFFICE = OfficeId.parse('millbrook');
const member = (name: string, ...roles: Role[]): Member => ({
  id: MemberId.parse(name),
  name,
  email: `${name}@millbrook.example.gov`,
  grants: [{ officeId: OFFICE, roles }],
});
const actor = (id: string) => ({ kind: 'member' as const, id, name: id });
const post = (author?: string) => (author === undefined ? {} : { author: actor(author) });

test.each([
  ['a text of somebody else is approved as the second person', 'ann', 'ben', ['owner', 'owner'], 'as-second'],
  ['a pack’s own text has no author in the office', undefined, 'ann', ['owner'], 'as-second'],
  ['the only approver approves their own text alone', 'ann', 'ann', ['owner'], 'alone'],
  ['an owner with another approver needs them', 'ann', 'ann', ['owner', 'approver'], 'needs-another'],
  ['a viewer beside them is no approver', 'ann', 'ann', ['owner', 'viewer'], 'alone'],
  ['an author never approves their own text', 'ann', 'ann', ['author'], 'needs-another'],
  ['an author beside an approver needs them', 'ann', 'ann', ['author', 'approver'], 'needs-another'],
] as const)('%s', (_, author, by, roles, standing) => {
  const members = roles.map((role, index) => member(index === 0 ? 'ann' : 'ben', role));
  expect(judgeApprover(post(author), actor(by), OFFICE, members)).toBe(standing);
});

test('an approver of another office is no second person here', () => {
  const elsewhere = {
    ...member('ben', 'owner'),
    grants: [{ officeId: OfficeId.parse('riverton'), roles: ['owner' as const] }],
  };
  expect(judgeApprover(post('ann'), actor('ann'), OFFICE, [member('ann', 'owner'), elsewhere])).toBe('alone');
});
