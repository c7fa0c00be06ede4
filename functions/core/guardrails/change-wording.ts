import { Day } from '#core/election/day.ts';
import type { FieldProblem } from '#core/field-problem.ts';
import { err, ok, type Result } from '#core/result.ts';
import { isHost } from './link-address.ts';
import type { OfficeWording } from './office-wording.ts';

/** The lists of an office without who wrote them last. */
export type WordingLists = Pick<
  OfficeWording,
  'parties' | 'candidates' | 'candidacies' | 'hosts' | 'consents'
>;

export const NO_LISTS: WordingLists = {
  parties: [],
  candidates: [],
  candidacies: [],
  hosts: [],
  consents: [],
};

/** What a person changes of an office's lists, as they typed it. */
export type WordingChange =
  /** One entry a line. */
  | { readonly kind: 'lists'; readonly parties: string; readonly candidates: string; readonly hosts: string }
  | {
      readonly kind: 'add-candidacy';
      readonly from: string;
      readonly until: string;
      readonly citation: string;
    }
  | { readonly kind: 'remove-candidacy'; readonly from: string; readonly until: string }
  | { readonly kind: 'add-consent'; readonly name: string; readonly by: string; readonly on: string }
  | { readonly kind: 'remove-consent'; readonly name: string };

const MOST_ENTRIES = 200;
const LONGEST = 100;

/** The lists after a change, and what was done in words that follow a name. All problems are told at once, by field. */
export function changeWording(
  before: WordingLists,
  change: WordingChange,
): Result<{ readonly lists: WordingLists; readonly done: string }, readonly FieldProblem[]> {
  switch (change.kind) {
    case 'lists':
      return changeLists(before, change);
    case 'add-candidacy': {
      const [from, until] = [Day.safeParse(change.from), Day.safeParse(change.until)];
      const citation = change.citation.trim();
      const problems = [
        ...(from.success ? [] : [problem('candidacyFrom', 'Choose the first day.')]),
        ...(until.success ? [] : [problem('candidacyUntil', 'Choose the last day.')]),
        ...(from.success && until.success && until.data < from.data
          ? [problem('candidacyUntil', 'The last day lies before the first. Choose a later one.')]
          : []),
        ...checkWords('candidacyCitation', citation, 'Name what says so, such as the petition filed.'),
      ];
      if (!from.success || !until.success || problems.length > 0) return err(problems);
      const candidacies = [
        ...before.candidacies.filter((each) => each.from !== from.data || each.until !== until.data),
        { from: from.data, until: until.data, citation },
      ];
      return ok({
        lists: { ...before, candidacies },
        done: `entered that the official is a candidate from ${from.data} until ${until.data} (${citation})`,
      });
    }
    case 'remove-candidacy': {
      const { from, until } = change;
      const candidacies = before.candidacies.filter((each) => each.from !== from || each.until !== until);
      return ok({
        lists: { ...before, candidacies },
        done: `took out that the official is a candidate from ${from} until ${until}`,
      });
    }
    case 'add-consent': {
      const [name, by] = [change.name.trim(), change.by.trim()];
      const on = Day.safeParse(change.on);
      const problems = [
        ...checkWords('consentName', name, 'Write whom your posts mention, as the pack names them.'),
        ...checkWords('consentBy', by, 'Write who agreed to it.'),
        ...(on.success ? [] : [problem('consentOn', 'Choose the day on which they agreed.')]),
      ];
      if (!on.success || problems.length > 0) return err(problems);
      const consents = [...before.consents.filter((each) => each.name !== name), { name, by, on: on.data }];
      return ok({
        lists: { ...before, consents },
        done: `recorded that ${by} agreed on ${on.data} to ${name} being mentioned`,
      });
    }
    case 'remove-consent': {
      const consents = before.consents.filter(({ name }) => name !== change.name);
      return ok({
        lists: { ...before, consents },
        done: `took out the consent to mention ${change.name}`,
      });
    }
  }
}

/** Names as they are typed: one a line, other forms after commas. */
export function writeListed(listed: WordingLists['parties']): string {
  return listed.map(({ name, also = [] }) => [name, ...also].join(', ')).join('\n');
}

function changeLists(
  before: WordingLists,
  { parties, candidates, hosts }: WordingChange & { readonly kind: 'lists' },
): ReturnType<typeof changeWording> {
  const lists = {
    ...before,
    parties: readListed(parties),
    candidates: readListed(candidates),
    hosts: linesOf(hosts).map((host) => host.replace(/^https?:\/\//i, '').replace(/\/$/, '')),
  };
  const problems = [
    ...checkListed('parties', lists.parties),
    ...checkListed('candidates', lists.candidates),
    ...checkSize('hosts', lists.hosts.length),
    ...lists.hosts
      .filter((host) => host.length > LONGEST || !isHost(host))
      .map((host) => problem('hosts', `“${host}” is no address. Write one such as example.gov a line.`)),
  ];
  if (problems.length > 0) return err(problems);
  const count = (entries: readonly unknown[], one: string, many: string) =>
    `${entries.length} ${entries.length === 1 ? one : many}`;
  const done = `saved the lists by which posts are read: ${count(lists.parties, 'party', 'parties')}, ${count(lists.candidates, 'candidate', 'candidates')}, ${count(lists.hosts, 'address', 'addresses')}`;
  return ok({ lists, done });
}

function readListed(text: string): WordingLists['parties'] {
  return linesOf(text).map((line) => {
    const [name = '', ...also] = line.split(',').map((form) => form.replaceAll(/\s+/g, ' ').trim());
    const forms = also.filter((form) => form !== '');
    return { name, ...(forms.length > 0 && { also: forms }) };
  });
}

function checkListed(field: string, listed: WordingLists['parties']): readonly FieldProblem[] {
  const forms = listed.flatMap(({ name, also = [] }) => [name, ...also]);
  return [
    ...checkSize(field, forms.length),
    ...forms
      // One letter would be found in every text.
      .filter((form) => form.length > LONGEST || !/\p{L}.*\p{L}/u.test(form))
      .map((form) => problem(field, `“${form}” is no name. Write at least two letters, at most ${LONGEST}.`)),
  ];
}

function checkSize(field: string, entries: number): readonly FieldProblem[] {
  return entries <= MOST_ENTRIES
    ? []
    : [problem(field, `These are ${entries} entries; ${MOST_ENTRIES} can be kept. Take some out.`)];
}

function checkWords(field: string, words: string, missing: string): readonly FieldProblem[] {
  if (words === '') return [problem(field, missing)];
  return words.length <= 300 ? [] : [problem(field, 'Use at most 300 characters.')];
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function problem(field: string, message: string): FieldProblem {
  return { field, message };
}
