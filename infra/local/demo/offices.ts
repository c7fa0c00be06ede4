import type * as z from 'zod';
import { Association } from '#core/association.ts';
import { Office } from '#core/office.ts';

/** How an office of the demo is present on a platform. */
interface DemoChannel {
  readonly platform: 'x' | 'facebook' | 'instagram' | 'threads' | 'linkedin';
  readonly handle: string;
  readonly followers: number;
  /** `expired`: the platform no longer takes its token. */
  readonly token: 'good' | 'expired';
  /** How long the first token lives, in seconds, where it is not to be as long as the platform's own. */
  readonly tokenLives?: number;
}

/** A page that a person posts to for an office of the demo. */
interface DemoManualPage {
  readonly platform: string;
  readonly name: string;
  readonly address: string;
  readonly poster: string;
}

export interface DemoOffice {
  readonly office: Office;
  readonly channels: readonly DemoChannel[];
  readonly byHand?: readonly DemoManualPage[];
}

const EVERYWHERE = ['x', 'facebook', 'instagram', 'threads', 'linkedin'] as const;

function describeOffice(
  office: z.input<typeof Office>,
  followers: number,
  platforms: readonly DemoChannel['platform'][] = EVERYWHERE,
  token: DemoChannel['token'] = 'good',
): DemoOffice {
  // X allows 15 characters, Instagram and Threads know no capitals.
  const handle = `${office.id.replaceAll('-', '').slice(0, 10)}Votes`;
  return {
    office: Office.parse(office),
    channels: platforms.map((platform) => ({
      platform,
      handle: platform === 'x' || platform === 'facebook' ? handle : handle.toLowerCase(),
      followers,
      token,
    })),
  };
}

/** An office with few people behind one of its channels: what a platform says of reach depends on how many there are. */
function withFollowers(
  demo: DemoOffice,
  followers: Partial<Record<DemoChannel['platform'], number>>,
): DemoOffice {
  const channels = demo.channels.map((channel) => ({
    ...channel,
    followers: followers[channel.platform] ?? channel.followers,
  }));
  return { ...demo, channels };
}

/** The fictional Association of Four Rivers Election Officials: no place, person or handle in it is real. */
export const DEMO_ASSOCIATION = Association.parse({
  id: 'four-rivers',
  name: 'Association of Four Rivers Election Officials',
  zone: 'America/Denver',
});

/** Its member offices. */
export const DEMO_OFFICES: readonly DemoOffice[] = [
  describeOffice(
    {
      id: 'millbrook',
      name: 'Millbrook Town Clerk',
      kind: 'town',
      place: 'Millbrook',
      state: 'NY',
      zone: 'America/New_York',
      website: 'https://millbrook.example.gov',
      official: { name: 'Dana Whitfield', title: 'Town Clerk' },
      population: 8_200,
    },
    640,
  ),
  describeOffice(
    {
      id: 'riverton',
      name: 'Riverton County Elections',
      kind: 'county',
      place: 'Riverton County',
      state: 'IL',
      zone: 'America/Chicago',
      website: 'https://riverton.example.gov',
      official: { name: 'Renee Castillo', title: 'County Clerk' },
      population: 412_000,
    },
    18_400,
  ),
  describeOffice(
    {
      id: 'cedar-mesa',
      name: 'Cedar Mesa County Clerk and Recorder',
      kind: 'county',
      place: 'Cedar Mesa County',
      state: 'CO',
      zone: 'America/Denver',
      website: 'https://cedarmesa.example.gov',
      official: { name: 'Harriet Boone', title: 'Clerk and Recorder' },
      population: 56_000,
    },
    3_900,
  ),
  describeOffice(
    {
      id: 'saguaro',
      name: 'Saguaro County Elections Department',
      kind: 'county',
      place: 'Saguaro County',
      state: 'AZ',
      zone: 'America/Phoenix',
      website: 'https://saguaro.example.gov',
      official: { name: 'Marisol Vega', title: 'Elections Director' },
      population: 980_000,
    },
    27_300,
  ),
  describeOffice(
    {
      id: 'playa-larga',
      name: 'Playa Larga Registrar of Voters',
      kind: 'county',
      place: 'Playa Larga County',
      state: 'CA',
      zone: 'America/Los_Angeles',
      website: 'https://playalarga.example.gov',
      official: { name: 'Grace Nakamura', title: 'Registrar of Voters' },
      population: 1_450_000,
    },
    41_000,
  ),
  describeOffice(
    {
      id: 'kestrel-bay',
      name: 'Kestrel Bay Borough Clerk',
      kind: 'county',
      place: 'Kestrel Bay Borough',
      state: 'AK',
      zone: 'America/Anchorage',
      website: 'https://kestrelbay.example.gov',
      official: { name: 'Owen Tulik', title: 'Borough Clerk' },
      population: 9_700,
    },
    720,
    ['facebook', 'instagram'],
  ),
  withFollowers(
    describeOffice(
      {
        id: 'hale-koa',
        name: 'Hale Koa County Elections Division',
        kind: 'county',
        place: 'Hale Koa County',
        state: 'HI',
        zone: 'Pacific/Honolulu',
        website: 'https://halekoa.example.gov',
        official: { name: 'Leilani Kahale', title: 'Elections Administrator' },
        population: 168_000,
      },
      6_100,
      ['facebook', 'instagram', 'threads'],
    ),
    // Both were opened only lately.
    { instagram: 9, threads: 40 },
  ),
  describeOffice(
    {
      id: 'two-forks-east',
      name: 'Two Forks County East Elections Office',
      kind: 'county',
      place: 'Two Forks County East',
      state: 'TN',
      zone: 'America/New_York',
      website: 'https://twoforkseast.example.gov',
      official: { name: 'Samuel Reyes', title: 'Administrator of Elections' },
      population: 61_000,
    },
    2_200,
    ['facebook', 'x'],
  ),
  withFollowers(
    describeOffice(
      {
        id: 'two-forks-west',
        name: 'Two Forks County West Elections Office',
        kind: 'county',
        place: 'Two Forks County West',
        state: 'TN',
        zone: 'America/Chicago',
        website: 'https://twoforkswest.example.gov',
        official: { name: 'Patrice Coleman', title: 'Administrator of Elections' },
        population: 38_000,
      },
      1_500,
      ['facebook'],
    ),
    // Facebook tells nothing of a Page with fewer than 100 likes.
    { facebook: 84 },
  ),
  {
    ...describeOffice(
      {
        id: 'little-elk',
        name: 'Little Elk Town Clerk',
        kind: 'town',
        place: 'Little Elk',
        state: 'WI',
        zone: 'America/Chicago',
        website: 'https://littleelk.example.gov',
        official: { name: 'June Halvorsen', title: 'Town Clerk' },
        population: 900,
      },
      0,
      [],
    ),
    byHand: [
      {
        platform: 'facebook',
        name: 'Elk County page',
        address: 'https://facebook.example/elkcounty',
        poster: 'the county’s web team',
      },
    ],
  },
  describeOffice(
    {
      id: 'marlow',
      name: 'Marlow County Board of Elections',
      kind: 'county',
      place: 'Marlow County',
      state: 'OH',
      zone: 'America/New_York',
      website: 'https://marlow.example.gov',
      official: { name: 'Theodore Banks', title: 'Director of Elections' },
      population: 134_000,
    },
    5_600,
    ['facebook', 'x', 'instagram'],
    'expired',
  ),
  describeOffice(
    {
      id: 'four-rivers-state',
      name: 'Four Rivers State Elections Division',
      kind: 'state',
      place: 'the State of Four Rivers',
      state: 'CO',
      zone: 'America/Denver',
      website: 'https://elections.example.gov',
      official: { name: 'Rae Lindqvist', title: 'Communications Lead' },
    },
    52_000,
  ),
];
