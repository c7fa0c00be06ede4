import type { Member } from '#core/member.ts';
import type { Instant } from '#core/time.ts';
import type { WeeklyChoice } from '#core/weekly/weekly-choice.ts';
import { Breadcrumb } from '../components/breadcrumb.tsx';
import { Button, ButtonRow } from '../components/buttons.tsx';
import { Form, Hidden } from '../components/form.tsx';
import { Layout } from '../components/layout.tsx';
import { PageTitle } from '../components/page-title.tsx';
import { TimeText } from '../components/time-text.tsx';
import type { Place } from '../place-env.ts';
import { reachPath } from '../reach-paths.ts';
import { weeklySummaryPath } from '../weekly-paths.ts';
import { sectionOf } from './campaign-reach.tsx';

export interface WeeklySummaryPageProps {
  readonly place: Place;
  /** Whoever is looking; absent for somebody who works here without being a member. */
  readonly member: Pick<Member, 'email'> | undefined;
  /** Absent as long as they have never decided. */
  readonly choice: WeeklyChoice | undefined;
  /** When the next one goes out. */
  readonly nextAt: Instant;
}

/** Whether the week of this office or association comes to whoever is looking by mail. */
export const WeeklySummaryPage = (props: WeeklySummaryPageProps) => {
  const { place, member } = props;
  const title = 'Weekly summary';
  return (
    <Layout title={title} section={sectionOf({ place: place.scope })}>
      <Breadcrumb trail={[{ href: reachPath(place.scope), label: 'Reach' }]} here={title} />
      <PageTitle>{title}</PageTitle>
      <p class="lead">
        A mail on Monday mornings about the week that is over: {CONTENTS[place.kind]}. Each member decides for
        themselves, and for each office and association.
      </p>
      {member ? (
        <Choice {...props} email={member.email} />
      ) : (
        <p>Only members of {place.name} can get it. You work here for an association.</p>
      )}
    </Layout>
  );
};

const CONTENTS: Readonly<Record<Place['kind'], string>> = {
  office:
    'what needs attention, what was published, what goes out next, and how often posts were seen, by campaign and platform',
  association:
    'how offices answered your campaigns, what was published, and how often posts were seen, by campaign and platform',
};

const Choice = ({ place, choice, nextAt, email }: WeeklySummaryPageProps & { readonly email: string }) => {
  const isOn = choice?.isOn ?? false;
  return (
    <>
      {isOn ? (
        <p>
          <strong>You get the weekly summary</strong> of {place.name} at {email}. The next one goes out on{' '}
          <TimeText at={nextAt} zone={place.zone} />.
        </p>
      ) : (
        <p>
          <strong>You do not get the weekly summary</strong> of {place.name}. Switched on, it comes to {email}
          , for the first time on <TimeText at={nextAt} zone={place.zone} />.
        </p>
      )}
      {choice === undefined ? null : (
        <p>
          You switched it {isOn ? 'on' : 'off'} on <TimeText at={choice.at} zone={place.zone} />.
        </p>
      )}
      <Form action={weeklySummaryPath(place.scope)}>
        <Hidden name="seen" value={String(choice?.version ?? 0)} />
        <Hidden name="wanted" value={isOn ? 'off' : 'on'} />
        <ButtonRow>
          <Button kind={isOn ? 'outline' : 'primary'}>{isOn ? 'Switch it off' : 'Switch it on'}</Button>
        </ButtonRow>
      </Form>
    </>
  );
};
