import type { GuardrailContext } from '#core/guardrails/context.ts';
import type { RuleId } from '#core/guardrails/data/severities.ts';
import type { GuardrailSubject } from '#core/guardrails/guardrail.ts';
import { slotOf } from '#test/fixtures/post.ts';
import { POLITICAL_EXAMPLES } from './examples-political.ts';
import { STYLE_EXAMPLES } from './examples-style.ts';
import { CANDIDATE, EVENING, IMAGE, SILENCE } from './setting.ts';

/** A post that a rule reports, or passes over, and what it is read in. */
export interface Example {
  readonly text: string;
  readonly subject?: Partial<GuardrailSubject>;
  readonly context?: Partial<GuardrailContext> & { readonly platform?: string };
  /** The words that the rule has to show; not asked where it shows none. */
  readonly words?: readonly (string | undefined)[];
}

/** What a rule reports, and beside it what is so like it that it might be reported by mistake. */
export interface Pair {
  readonly fires: readonly Example[];
  readonly silent: readonly Example[];
}

const dead = (why: string) =>
  new Map([['https://millbrook.example.gov/hours', { kind: 'dead' as const, why }]]);
const links = { domain: 'millbrook.example.gov', allowed: [] };

export const EXAMPLES: Readonly<Partial<Record<RuleId, Pair>>> = {
  ...POLITICAL_EXAMPLES,
  ...STYLE_EXAMPLES,
  'unresolved-placeholder': {
    fires: [
      { text: '[YOUR OFFICE] follows the Standards.', words: ['[YOUR OFFICE]'] },
      { text: 'We are {office} of {office}.', words: ['{office}', '{office}'] },
      { text: 'Hello', subject: { image: { ...IMAGE, alt: 'The door of {office}' } }, words: ['{office}'] },
    ],
    silent: [{ text: 'They wrote “we recieve [sic] ballots”.' }],
  },
  limits: {
    fires: [
      { text: 'a'.repeat(281) },
      { text: ' ' },
      { text: 'Hello', subject: { image: { ...IMAGE, alt: 'a'.repeat(1001) } } },
    ],
    silent: [
      { text: 'a'.repeat(280) },
      { text: '[YOUR OFFICE]' },
      { text: 'Hello', context: { platform: 'instagram' } },
      { text: 'Hello', subject: { image: { ...IMAGE, alt: '' } } },
    ],
  },
  'missing-handle': {
    fires: [
      { text: 'With @ElectionCenter2', context: { platform: 'threads' }, words: ['@ElectionCenter2'] },
      { text: 'With @ElectionCenter2', context: { platform: 'facebook' } },
      { text: 'With @electionCenterNAEO', words: ['@electionCenterNAEO'] },
    ],
    silent: [
      { text: 'With @electioncenter2' },
      { text: 'With @electioncenternaeo', context: { platform: 'instagram' } },
      { text: 'Write to ElectionCenter2@example.gov', context: { platform: 'facebook' } },
    ],
  },
  'missing-alt': {
    fires: [{ text: 'Hello', subject: { image: { ...IMAGE, alt: ' ' } } }],
    silent: [{ text: 'Hello', subject: { image: IMAGE } }, { text: 'Hello' }],
  },
  'missing-image': {
    fires: [{ text: 'Hello', context: { platform: 'instagram' } }],
    silent: [
      { text: 'Hello', context: { platform: 'instagram' }, subject: { image: IMAGE } },
      { text: 'Hello' },
    ],
  },
  'results-before-close': {
    fires: [
      {
        text: 'With 40% of precincts reporting, turnout is up.',
        subject: EVENING,
        words: ['40% of precincts reporting'],
      },
      {
        text: 'Thank you.',
        subject: { ...EVENING, image: { ...IMAGE, alt: 'A table: Alvarez leads by 312 votes' } },
      },
      { text: 'Resultados de la elección', subject: EVENING, words: ['Resultados'] },
    ],
    silent: [
      { text: 'Results will be posted after the polls close.', subject: EVENING },
      { text: 'With 40% of precincts reporting.', subject: { slot: slotOf('2026-11-03T21:30') } },
      { text: 'Read the audit results.', subject: EVENING },
    ],
  },
  blackout: {
    fires: [{ text: 'Hello', context: SILENCE }],
    silent: [{ text: 'Hello', context: SILENCE, subject: { slot: slotOf('2026-09-16T10:30') } }],
  },
  dates: {
    fires: [
      { text: 'Election Day is Wednesday, November 3, 2026.' },
      { text: 'El día de las elecciones es el miércoles 3 de noviembre de 2026.' },
      { text: 'Come on February 30.' },
      { text: 'Election Day is November 4, 2026.', words: ['November 4, 2026'] },
    ],
    silent: [
      { text: 'Election Day is Tuesday, November 3, 2026.' },
      { text: 'El día de las elecciones es el martes 3 de noviembre de 2026.' },
    ],
  },
  'relative-day': {
    fires: [
      { text: 'Polls open tomorrow.', words: ['tomorrow'] },
      {
        text: 'Mañana abren las casillas: vaya a votar mañana.',
        subject: { notAfter: '2026-09-17T00:00:00.000Z' as never },
      },
    ],
    silent: [{ text: 'Polls open on November 3.' }, { text: 'We open at 8 in the morning.' }],
  },
  'valid-relative-day': {
    fires: [{ text: 'Our office is open today until 5 pm.', words: ['today'] }],
    silent: [{ text: 'Our office is open on September 15 until 5 pm.' }, { text: 'We read USA Today.' }],
  },
  'link-shape': {
    fires: [
      ...[
        'http://localhost:3000',
        'https://10.0.0.7/a',
        'https://192.168.1.1',
        'https://2130706433/',
        'https://intranet/x',
      ],
      ...['http://[::1]/', 'https://[fd00::1]/', 'https://169.254.169.254/latest', 'https://8.8.8.8/'],
      ...[
        'https://vote.gov@evil.example.com/',
        'https://xn--vte-2na.gov/',
        'https://vote.gov:8443/',
        'http://vote.gov',
      ],
      ...['https://vоte.gov/', 'https://files.office.local/'],
    ].map((text) => ({ text: `See ${text} for more.` })),
    silent: [
      'https://vote.gov',
      'vote.gov/register',
      'https://172.example.gov',
      'bit.ly/49dCnuR',
      'e.g. and p.m.',
    ].map((text) => ({ text: `See ${text} for more.` })),
  },
  'link-off-list': {
    fires: [
      { text: 'See https://example.com.', words: ['https://example.com'] },
      { text: 'See evil-vote.gov/x', words: ['evil-vote.gov/x'] },
      { text: 'See https://vote.gov.example.com/', words: ['https://vote.gov.example.com/'] },
      { text: 'See bit.ly/49dCnuRx', words: ['bit.ly/49dCnuRx'] },
    ],
    silent: [
      { text: 'See https://www.millbrook.example.gov/hours or sub.millbrook.example.gov.' },
      { text: 'See bit.ly/49dCnuR and vote.gov.' },
    ],
  },
  'link-dead': {
    fires: [
      {
        text: 'See https://millbrook.example.gov/hours.',
        context: { links: { ...links, verdicts: dead('the page is gone (404)') } },
        words: ['https://millbrook.example.gov/hours'],
      },
    ],
    silent: [
      {
        text: 'See https://millbrook.example.gov/hours/today.',
        context: { links: { ...links, verdicts: dead('the page is gone (404)') } },
      },
    ],
  },
  'link-not-gov': {
    fires: [
      { text: 'See bit.ly/49dCnuR.', words: ['bit.ly/49dCnuR'] },
      { text: 'See https://gov.example.com' },
    ],
    silent: [
      { text: 'See vote.gov, state.tx.us or https://co.lake.oh.us/a.' },
      {
        text: 'See millbrookclerk.org.',
        context: { links: { ...links, domain: 'millbrookclerk.org', verdicts: new Map() } },
      },
    ],
  },
  'candidate-official': {
    fires: [
      { text: 'Our office is open.', subject: { voice: 'personal' }, context: CANDIDATE, words: [undefined] },
      { text: 'I am proud of my staff.', context: CANDIDATE, words: ['I', 'my'] },
      { text: 'Dana Whitfield and her staff are here.', context: CANDIDATE, words: ['Dana Whitfield'] },
      {
        text: 'Hello',
        subject: { image: { ...IMAGE, alt: 'Dana Whitfield at a desk' } },
        context: CANDIDATE,
      },
      { text: 'Mi oficina está abierta.', context: CANDIDATE, words: ['Mi'] },
    ],
    silent: [
      { text: 'I am proud of my staff.', subject: { voice: 'personal' } },
      { text: 'I am proud.', context: CANDIDATE, subject: { slot: slotOf('2026-11-04T10:00') } },
      {
        text: 'How do I find my polling place? Our office in Detroit, MI can help with Title I.',
        context: CANDIDATE,
      },
      { text: 'Nuestra oficina está abierta.', context: CANDIDATE },
    ],
  },
};
