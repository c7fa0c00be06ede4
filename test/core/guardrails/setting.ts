import { readCalendars } from '#core/election/calendar.ts';
import { Day } from '#core/election/day.ts';
import type { GuardrailContext, Names } from '#core/guardrails/context.ts';
import type { GuardrailSubject } from '#core/guardrails/guardrail.ts';
import { DEFAULT_POLICY } from '#core/guardrails/policy.ts';
import { Language, MediaId, Platform } from '#core/ids.ts';
import type { Image } from '#core/pack.ts';
import { Instant } from '#core/time.ts';
import { PLATFORMS } from '#platforms/registry.ts';
import { CALENDAR, election } from '#test/core/election/calendar.ts';
import { actorOf, DANA, MILLBROOK } from '#test/fixtures/office.ts';
import { draftPost, REFERENCE_SLOT, slotOf } from '#test/fixtures/post.ts';

export const IMAGE: Image = {
  mediaId: MediaId.parse('0'.repeat(64)),
  mimeType: 'image/jpeg',
  bytes: 80_000,
  width: 1080,
  height: 1080,
  alt: 'A card with the hours of the office.',
};

/** Invented people; the forms are those in which each party's name is written. */
export const NAMES: Names = {
  parties: [
    {
      name: 'Democratic Party',
      also: ['Democratic', 'Democrats', 'Democrat', 'Partido Demócrata', 'Demócrata'],
    },
    {
      name: 'Republican Party',
      also: ['Republican', 'Republicans', 'GOP', 'Partido Republicano', 'Republicana'],
    },
    { name: 'Libertarian Party', also: ['Libertarian', 'Libertarians', 'Partido Libertario'] },
    { name: 'Green Party', also: ['Greens', 'Partido Verde'] },
  ],
  candidates: [
    { name: 'Maria Alvarez', also: ['Alvarez'] },
    { name: 'Grant Okafor', also: ['Okafor'] },
    { name: 'An Nguyen' },
    { name: 'Jean-Luc O’Hara Smith', also: ['O’Hara Smith'] },
  ],
};

const platform = (name: string) => Platform.parse(name);

/** Read once: some tests ask for a context thousands of times. */
const MILLBROOKS = readCalendars(MILLBROOK, [
  {
    election: election(),
    dates: CALENDAR,
    keptBy: { officeId: MILLBROOK.id },
    version: 1,
  },
]);

export function contextOf(
  given: Partial<GuardrailContext> & { readonly platform?: string } = {},
): GuardrailContext {
  const { platform: wanted = 'x', ...rest } = given;
  const rules = PLATFORMS.find((entry) => entry.platform === wanted)?.rules;
  if (!rules) throw new RangeError(`no ${wanted}`);
  return {
    rules,
    policy: DEFAULT_POLICY,
    zone: MILLBROOK.zone,
    names: NAMES,
    official: { name: MILLBROOK.official.name, candidacies: [] },
    links: {
      domain: 'millbrook.example.gov',
      allowed: ['bit.ly/49dCnuR', 'helper.example.org'],
      verdicts: new Map(),
    },
    tags: [
      {
        name: 'Election Center',
        handles: { [platform('x')]: 'ElectionCenter2', [platform('instagram')]: 'electioncenternaeo' },
        consent: { by: 'Its office', on: Day.parse('2026-02-01') },
      },
      {
        name: 'Pat Example',
        handles: { [platform('x')]: 'ExampleSecState' },
        partisanRole: 'elected Secretary of State',
        consent: { by: 'Pat Example', on: Day.parse('2026-02-01') },
      },
      { name: 'Lee Example', handles: { [platform('x')]: 'leeexample' } },
    ],
    hashtags: [
      { tag: 'StandardsOfConduct' },
      { tag: 'TeamPurple', partisan: 'the slogan of a local committee' },
    ],
    blackouts: [],
    calendar: MILLBROOKS,
    ...rest,
  };
}

export function subjectOf(text: string, given: Partial<GuardrailSubject> = {}): GuardrailSubject {
  const { platform: wanted, ...rest } = given;
  return draftPost({ text, ...rest, ...(wanted !== undefined && { platform: wanted }) });
}

/** A context in which the official is a candidate when the sample post goes out. */
export const CANDIDATE = {
  official: {
    name: MILLBROOK.official.name,
    candidacies: [{ from: Day.parse('2026-09-01'), until: Day.parse('2026-11-03'), citation: 'Petition 12' }],
  },
};

export const SILENCE = {
  blackouts: [
    {
      id: 'quiet',
      from: Instant.parse('2026-09-15T04:00:00.000Z'),
      until: Instant.parse('2026-09-16T04:00:00.000Z'),
      reason: 'Special election',
      citation: 'City Charter 12',
      posts: 'hold' as const,
      by: actorOf(DANA),
    },
  ],
};

export const SPANISH = { language: Language.parse('es') };
export const EVENING = { slot: slotOf('2026-11-03T20:00') };
export const MORNING = { slot: REFERENCE_SLOT };
