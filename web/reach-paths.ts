import type { CampaignId, OfficeId, Platform } from '#core/ids.ts';
import type { Scope } from '#core/member.ts';
import { Checkpoint } from '#core/reach/checkpoint.ts';
import type { MetricKey } from '#core/reach/metric.ts';
import { associationPath } from './association-paths.ts';
import { officePath } from './paths.ts';

/** The age at which pages show figures unless another is asked for. */
export const FIRST_AGE: Checkpoint = '24h';

/** The age that an address asks for; nothing where there is no such age. */
export function readAge(text: string | undefined): Checkpoint | undefined {
  if (text === undefined) return FIRST_AGE;
  const parsed = Checkpoint.safeParse(text);
  return parsed.success ? parsed.data : undefined;
}

/** Where an office or an association sees how far its campaigns have reached. */
export function reachPath(place: Scope, at: Checkpoint = FIRST_AGE, page = 1): string {
  const path =
    'officeId' in place
      ? officePath(place.officeId, '/reach')
      : associationPath(place.associationId, '/reach');
  return withQuery(path, { ...agePart(at), ...(page > 1 && { page: String(page) }) });
}

/** How far one campaign has reached, or the report of it. */
export function campaignReachPath(
  place: Scope,
  campaign: CampaignId,
  at: Checkpoint = FIRST_AGE,
  step?: 'report',
): string {
  const path = `${reachPath(place)}/${campaign}`;
  return withQuery(step === undefined ? path : `${path}/${step}`, agePart(at));
}

/** One figure of a campaign. */
export interface FigureAddress {
  readonly campaign: CampaignId;
  readonly platform: Platform;
  readonly at: Checkpoint;
  readonly metric: MetricKey;
}

/** Where an office sees the snapshots that a figure is made of; where an association sees its offices' parts of it. */
export function figurePath(
  place: Scope,
  { campaign, platform, at, metric }: FigureAddress,
  page = 1,
): string {
  const step = 'officeId' in place ? 'snapshots' : 'offices';
  return withQuery(`${reachPath(place)}/${campaign}/${step}`, {
    platform,
    at,
    metric,
    ...(page > 1 && { page: String(page) }),
  });
}

export type AssociationPlace = Extract<Scope, { readonly associationId: unknown }>;

/** Where an association sees the snapshots that one office's part of a figure is made of. */
export function sharedFigurePath(
  place: AssociationPlace,
  officeId: OfficeId,
  { campaign, platform, at, metric }: FigureAddress,
  page = 1,
): string {
  return withQuery(`${reachPath(place)}/${campaign}/offices/${officeId}`, {
    platform,
    at,
    metric,
    ...(page > 1 && { page: String(page) }),
  });
}

function agePart(at: Checkpoint): Readonly<Record<string, string>> {
  return at === FIRST_AGE ? {} : { at };
}

function withQuery(path: string, query: Readonly<Record<string, string>>): string {
  const text = new URLSearchParams(query).toString();
  return text === '' ? path : `${path}?${text}`;
}
