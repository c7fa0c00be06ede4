import { type Browser, openBrowser, WrongPageError } from './browser.ts';

export const ASSOCIATION = '/associations/four-rivers';

/** Who offers, and who answers for every office: the demo's director, and a stranger whom the import invites. */
export const PAT = { id: 'pat', email: 'pat@fourrivers.example.gov' } as const;
export const NORA = { id: 'nora', name: 'Nora Castillo', email: 'nora@millbrook.example.gov' } as const;

/** Goes in by the front door and the provider's pick page, as a person does. */
export async function signIn(origin: string, person: string): Promise<Browser> {
  const browser = openBrowser(origin);
  const pick = await browser.open('/sign-in');
  const action = /<form method="post" action="([^"]*)"/.exec(pick.html)?.[1];
  if (action === undefined) throw new WrongPageError(`${pick.url} asks nobody who they are`);
  const landed = await browser.send(pick, action, { person });
  if (!landed.url.startsWith(`${origin}/`)) throw new WrongPageError(`The sign-in ended at ${landed.url}`);
  return browser;
}

/** An imported office and how it takes part. */
export interface RehearsedOffice {
  readonly id: string;
  readonly name: string;
  readonly handle: string;
  readonly channel: 'api' | 'by-hand';
  readonly answer: 'accept' | 'change' | 'decline' | 'silent';
}

const ANSWERS = ['accept', 'change', 'decline', 'silent', 'accept', 'accept', 'accept', 'accept'] as const;

/** So many offices: two of three post by Clarion itself, and one of eight each changes a text, declines or is silent. */
export function listOffices(count: number): readonly RehearsedOffice[] {
  return Array.from({ length: count }, (_, index) => {
    const number = String(index + 1).padStart(4, '0');
    return {
      id: `rehearsed-${number}`,
      name: `Rehearsal Town ${number} Clerk`,
      handle: `rehearsal_town_${number}`,
      channel: index % 3 === 2 ? 'by-hand' : 'api',
      answer: ANSWERS[index % ANSWERS.length] ?? 'accept',
    };
  });
}

export function tableOfOffices(offices: readonly RehearsedOffice[]): string {
  const rows = offices.map(
    ({ id, name, handle }) =>
      `${id},${name},town,${name.replace(' Clerk', '')},OH,America/New_York,https://${handle.replaceAll('_', '-')}.example.gov,Robin Archer,Town Clerk,12000`,
  );
  const header = 'id,name,kind,place,state,zone,website,official_name,official_title,population';
  return `${[header, ...rows].join('\n')}\n`;
}

export function tableOfMembers(offices: readonly RehearsedOffice[]): string {
  const rows = offices.map(({ id }) => `${NORA.email},${NORA.name},${id},,owner`);
  return `${['email,name,office_id,association_id,roles', ...rows].join('\n')}\n`;
}
