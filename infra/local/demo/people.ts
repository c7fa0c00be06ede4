import type * as z from 'zod';
import { Member } from '#core/member.ts';
import type { Person } from '../sign-in/people.ts';

export interface DemoPerson extends Person {
  readonly member: Member;
}

function describePerson(about: string, member: z.input<typeof Member>): DemoPerson {
  const parsed = Member.parse(member);
  return { id: parsed.id, name: parsed.name, email: parsed.email, about, member: parsed };
}

/** Whom a visitor of the demo can be. */
export const DEMO_PEOPLE: readonly DemoPerson[] = [
  describePerson('Town clerk of Millbrook, with two staff. Owner of one office.', {
    id: 'dana',
    name: 'Dana Whitfield',
    email: 'dana@millbrook.example.gov',
    grants: [{ officeId: 'millbrook', roles: ['owner'] }],
  }),
  describePerson('Communications officer of Riverton County. Owner of one office.', {
    id: 'luis',
    name: 'Luis Ortega',
    email: 'luis@riverton.example.gov',
    grants: [{ officeId: 'riverton', roles: ['owner'] }],
  }),
  describePerson(
    'County Clerk of Riverton County. Approves what her office writes, and sits on the association’s board.',
    {
      id: 'renee',
      name: 'Renee Castillo',
      email: 'renee@riverton.example.gov',
      grants: [
        { officeId: 'riverton', roles: ['approver'] },
        { associationId: 'four-rivers', roles: ['viewer'] },
      ],
    },
  ),
  describePerson(
    'Director of the Association of Four Rivers. Offers campaigns to its offices, and posts for none.',
    {
      id: 'pat',
      name: 'Pat Gallagher',
      email: 'pat@fourrivers.example.gov',
      grants: [{ associationId: 'four-rivers', roles: ['owner'] }],
    },
  ),
  describePerson('Communications lead of the state office. Owner of one office.', {
    id: 'rae',
    name: 'Rae Lindqvist',
    email: 'rae@elections.example.gov',
    grants: [{ officeId: 'four-rivers-state', roles: ['owner'] }],
  }),
  describePerson('Director in Marlow County, whose connections to the platforms have ended.', {
    id: 'theodore',
    name: 'Theodore Banks',
    email: 'theodore@marlow.example.gov',
    grants: [{ officeId: 'marlow', roles: ['owner'] }],
  }),
  describePerson('Borough clerk of Kestrel Bay, who has channels and has announced nothing yet.', {
    id: 'owen',
    name: 'Owen Tulik',
    email: 'owen@kestrelbay.example.gov',
    grants: [{ officeId: 'kestrel-bay', roles: ['owner'] }],
  }),
  describePerson('The only clerk of Little Elk, a town of 900. Her posts go on the county’s page by hand.', {
    id: 'june',
    name: 'June Halvorsen',
    email: 'june@littleelk.example.gov',
    grants: [{ officeId: 'little-elk', roles: ['owner'] }],
  }),
];

/** Whom nobody has invited yet: they can sign in, and belong nowhere. */
export const DEMO_STRANGERS: readonly Person[] = [
  {
    id: 'nora',
    name: 'Nora Castillo',
    email: 'nora@millbrook.example.gov',
    about: 'New, and invited by nobody yet. Invite nora@millbrook.example.gov to let her in.',
  },
];
