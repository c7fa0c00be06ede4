import { expect, test } from 'vitest';
import { OfficeId } from '#core/ids.ts';
import type { Office } from '#core/office.ts';
import { MILLBROOK } from '#test/fixtures/office.ts';
import { chooseOffices } from '#web/forms/association-audience.ts';
import { type FormValues, freshForm } from '#web/forms/form-state.ts';
import { AudienceFields } from '#web/pages/association-audience-fields.tsx';

const STATES = ['NY', 'VT', 'ME'];

const makeOffices = (count: number): readonly Office[] =>
  Array.from({ length: count }, (_, index) => ({
    ...MILLBROOK,
    id: OfficeId.parse(`office-${index}`),
    name: `Office ${index}`,
    kind: index % 2 === 0 ? 'town' : 'county',
    state: STATES[index % STATES.length] ?? 'NY',
  }));

const OFFICES = makeOffices(2_000);

function choose(values: FormValues) {
  const chosen = chooseOffices(freshForm(values), OFFICES);
  return chosen.ok ? chosen.value.length : chosen.error.map(({ field, message }) => `${field}: ${message}`);
}

test('thousands of offices are chosen all, by kind and state, or from a list of names and ids', () => {
  expect(choose({ audience: 'all' })).toBe(2_000);
  expect(choose({ audience: 'matching', kinds: ['town'] })).toBe(1_000);
  expect(choose({ audience: 'matching', kinds: ['town'], states: ['NY', 'VT'] })).toBe(667);
  expect(choose({ audience: 'named', ids: 'office-7\n OFFICE  12 \noffice-7' })).toBe(2);
});

test('a choice of nothing says at its field what to do', () => {
  expect(choose({})).toEqual(['audience: Choose to which offices the campaign is offered.']);
  expect(choose({ audience: 'matching' })).toEqual([
    expect.stringMatching(/^kinds: Choose at least one kind/),
  ]);
  expect(choose({ audience: 'matching', states: ['HI'] })).toEqual([
    expect.stringMatching(/^kinds: No office/),
  ]);
  expect(choose({ audience: 'named' })).toEqual(['ids: Choose at least one office.']);
});

test('of many unknown names the first few are told', () => {
  const ids = Array.from({ length: 8 }, (_, index) => `Nowhere ${index}`).join('\n');
  expect(choose({ audience: 'named', ids })).toEqual([expect.stringContaining('“Nowhere 4” and 3 more')]);
});

test('more than a hundred offices are not ticked one by one', () => {
  const draw = (offices: readonly Office[]) =>
    String(<AudienceFields form={freshForm({ audience: 'all' })} offices={offices} />);
  expect(draw(makeOffices(100))).toContain('name="named"');
  expect(draw(OFFICES)).not.toContain('name="named"');
  expect(draw(OFFICES)).toContain('name="ids"');
});
