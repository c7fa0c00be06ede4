import { describe, expect, test } from 'vitest';
import { AssociationId, MemberId, OfficeId } from '#core/ids.ts';
import { type Grant, type Member, Role } from '#core/member.ts';
import { areSameRoles, describeRoles, findOtherOwner, placeOf, tidyRoles, withRoles } from '#core/roles.ts';

const HERE = { officeId: OfficeId.parse('millbrook') };
const THERE = { associationId: AssociationId.parse('four-rivers') };

function member(id: string, ...grants: Grant[]): Member {
  return { id: MemberId.parse(id), name: id, email: `${id}@example.gov`, grants };
}

describe('roles', () => {
  test('are in one order, each once, whoever named them', () => {
    expect(tidyRoles(['viewer', 'owner', 'viewer'])).toEqual(['owner', 'viewer']);
    expect(tidyRoles([...Role.options].reverse())).toEqual(Role.options);
    expect(areSameRoles(['author', 'approver'], ['approver', 'author'])).toBe(true);
    expect(areSameRoles(['author'], ['author', 'approver'])).toBe(false);
  });

  test('are read aloud', () => {
    expect(describeRoles([])).toBe('no role');
    expect(describeRoles(['approver', 'author'])).toBe('author and approver');
    expect(describeRoles(['viewer', 'approver', 'author'])).toBe('author, approver, and viewer');
  });

  test('replace those in the same place and leave the others', () => {
    const grants: Grant[] = [
      { ...HERE, roles: ['viewer'] },
      { ...THERE, roles: ['owner'] },
    ];
    expect(withRoles(grants, HERE, ['approver', 'author'])).toEqual([
      { ...THERE, roles: ['owner'] },
      { ...HERE, roles: ['author', 'approver'] },
    ]);
    expect(withRoles(grants, HERE, [])).toEqual([{ ...THERE, roles: ['owner'] }]);
  });

  test('lie in a place that says nothing of them', () => {
    for (const place of [HERE, THERE])
      expect(placeOf({ ...place, roles: ['owner'] } as Grant)).toEqual(place);
  });
});

describe('another owner', () => {
  const ada = member('ada', { ...HERE, roles: ['owner', 'author'] });

  test('is one of the same place who is not the same person', () => {
    const bo = member('bo', { ...HERE, roles: ['owner'] });
    expect(findOtherOwner([ada, bo], ada.id, HERE)).toBe(bo);
    expect(findOtherOwner([ada], ada.id, HERE)).toBeUndefined();
  });

  test('is nobody who owns another place, or has any other role in this one', () => {
    const others = Role.options.filter((role) => role !== 'owner');
    const bo = member('bo', { ...THERE, roles: ['owner'] }, { ...HERE, roles: others });
    expect(findOtherOwner([ada, bo], ada.id, HERE)).toBeUndefined();
  });
});
