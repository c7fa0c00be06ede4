import type { Concern } from '#core/attention.ts';
import { CLARION } from '#core/audit.ts';
import type { OfficeId } from '#core/ids.ts';
import type { Member, Scope } from '#core/member.ts';
import type { Zone } from '#core/slot.ts';
import { HOUR, type Instant, later } from '#core/time.ts';
import { nextTellingAt, type Week, weekToTell } from '#core/weekly/week.ts';
import { type WeeklyChoice, wants, weeklyKey } from '#core/weekly/weekly-choice.ts';
import { writeAssociationWeek } from '#core/weekly/write-association-week.ts';
import { writeOfficeWeek } from '#core/weekly/write-office-week.ts';
import type { SummarySurroundings } from '#core/weekly/write-summary.ts';
import type { Words } from '#core/write-notice.ts';
import type { Store } from '#ports/store.ts';
import type { WeeklyStore } from '#ports/weekly-store.ts';
import { gatherAssociationWeek } from './gather-association-week.ts';
import { gatherOfficeWeek } from './gather-office-week.ts';
import type { ReadingReach } from './list-campaign-reach.ts';
import { type Notifying, type NotifyReport, SENDING_TIME } from './notify-attention.ts';
import type { WeeklyLinks } from './weekly-links.ts';

export interface TellingWeeks extends Notifying, ReadingReach {
  readonly store: Pick<Store, 'weekly' | 'weeklyOf' | 'rosterOf' | 'forOffice' | 'forAssociation'>;
  readonly links: Notifying['links'] & WeeklyLinks;
}

/** As many as one sweep sees to; what is left over comes with the next. A summary reads all that an office holds. */
const LIMIT = 200;

/** How long a summary rests that a mail server refused, in milliseconds. */
export const REFUSED_REST = 6 * HOUR;

/** What one run has done so far, and what it works with. */
interface Run {
  readonly parts: TellingWeeks;
  readonly now: Instant;
  sent: number;
  readonly failures: string[];
  /** A server that does not answer is waited for once. */
  unreachable: boolean;
}

/** Writes to one reader; everything else of a summary is the same for all readers of a place. */
type Writing = (choice: WeeklyChoice) => Words;

/**
 * Sends the weekly summaries that are due, one to each member who asked for it. It may run at any time and any number
 * of times: what was sent is noted, what could not be sent is sent by a later run, and what is too late by then is not
 * sent at all. A place whose records cannot be read keeps no other place waiting. Throws AggregateError for those.
 */
export async function tellWeeks(parts: TellingWeeks): Promise<NotifyReport> {
  const now = parts.clock.now();
  const run: Run = { parts, now, sent: 0, failures: [], unreachable: false };
  const broken: unknown[] = [];
  for (const scope of await parts.store.weekly.read(now, LIMIT)) {
    if (run.unreachable) break;
    try {
      await tellPlace(run, scope);
    } catch (error) {
      broken.push(error);
    }
  }
  if (broken.length > 0) throw new AggregateError(broken, 'Weekly summaries could not be made');
  return { sent: run.sent, failures: run.failures };
}

async function tellPlace(run: Run, scope: Scope): Promise<void> {
  const { parts, now } = run;
  const weekly = parts.store.weeklyOf(scope, CLARION);
  // Before the choices: somebody who switches on after this is not left behind.
  const due = await weekly.readDue();
  // The index runs behind by moments.
  if (due.lookAt === undefined || due.lookAt > now) return;
  const [place, choices, members] = await Promise.all([
    readPlace(parts, scope),
    weekly.listChoices(),
    parts.store.rosterOf(scope, CLARION).listMembers(),
  ]);
  const readers = choices.flatMap((choice) => {
    const member = members.find(({ id }) => id === choice.memberId);
    return choice.isOn && member ? [{ choice, member }] : [];
  });
  if (!place || readers.length === 0) return weekly.leave(due, now);
  const week = weekToTell(now, place.zone);
  if (week) {
    const asked = readers.filter(({ choice }) => wants(choice, week));
    const isDone = await tellReaders(run, weekly, { place, week }, asked);
    // Whatever is left over leads the next sweep here again.
    if (!isDone) return;
  }
  await weekly.moveOn(now, nextTellingAt(now, place.zone));
}

/** Sends a summary to everybody who has not got it. Whether all of them have it then. */
async function tellReaders(
  run: Run,
  weekly: WeeklyStore,
  { place, week }: { readonly place: Place; readonly week: Week },
  readers: readonly { readonly choice: WeeklyChoice; readonly member: Member }[],
): Promise<boolean> {
  const { parts, now } = run;
  let writing: Writing | undefined;
  let isDone = true;
  for (const { choice, member } of readers) {
    const key = weeklyKey(week, choice);
    const until = later(now, SENDING_TIME);
    const taken = await weekly.take(key, now, until);
    if (taken === 'busy') isDone = false;
    if (taken !== 'taken') continue;
    writing ??= await place.gather(week, now);
    const mailed = await parts.mailer.send({
      to: { name: member.name, email: member.email },
      ...writing(choice),
    });
    if (mailed === 'sent') {
      await weekly.noteSent(key, parts.clock.now());
      run.sent += 1;
      continue;
    }
    isDone = false;
    run.failures.push(mailed.reason);
    if (mailed.kind === 'unreachable') {
      run.unreachable = true;
      return false;
    }
    // An address that is refused now is seldom taken five minutes later.
    await weekly.rest(key, until, later(now, REFUSED_REST));
  }
  return isDone;
}

/** An office or association, as summaries know it. */
interface Place {
  readonly zone: Zone;
  gather(week: Week, now: Instant): Promise<Writing>;
}

async function readPlace(parts: TellingWeeks, scope: Scope): Promise<Place | undefined> {
  const { store, links, nameOf, rules } = parts;
  const surround = (
    place: SummarySurroundings['place'],
    page: string,
    week: Week,
    now: Instant,
    { at }: WeeklyChoice,
  ): SummarySurroundings => ({
    ...{ place, nameOf, week, now },
    askedAt: at,
    links: { place: page, choice: links.weekly(scope) },
  });

  if ('officeId' in scope) {
    const office = store.forOffice(scope.officeId, CLARION);
    const profile = await office.readOffice();
    return (
      profile && {
        zone: profile.zone,
        gather: async (week, now) => {
          const told = await gatherOfficeWeek(parts, office, week, now);
          return (choice) =>
            writeOfficeWeek(told.week, told.reach, {
              ...surround(profile, links.dashboard(profile.id), week, now, choice),
              linkTo: (concern) => linkFor(parts, scope.officeId, concern),
              linkToPost: links.post,
              platforms: rules.map(({ platform }) => platform),
            });
        },
      }
    );
  }
  const association = store.forAssociation(scope.associationId, CLARION);
  const profile = await association.readAssociation();
  return (
    profile && {
      zone: profile.zone,
      gather: async (week, now) => {
        const told = await gatherAssociationWeek(parts, association, { week, zone: profile.zone, now });
        return (choice) =>
          writeAssociationWeek(
            told,
            surround(profile, links.association(scope.associationId), week, now, choice),
          );
      },
    }
  );
}

function linkFor({ links }: TellingWeeks, officeId: OfficeId, concern: Concern): string {
  switch (concern.kind) {
    case 'post':
    case 'removed':
      return links.post(concern.post);
    case 'channel':
      return links.channels(officeId);
    case 'offer':
      return links.offer(concern.offer);
    case 'silence':
      return links.dashboard(officeId);
  }
}
