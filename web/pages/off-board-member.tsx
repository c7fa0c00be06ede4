import type { Member } from '#core/member.ts';
import { Alert } from '../components/alert.tsx';
import { Breadcrumb } from '../components/breadcrumb.tsx';
import { Button, ButtonRow } from '../components/buttons.tsx';
import { ErrorSummary } from '../components/error-summary.tsx';
import { Form, Hidden } from '../components/form.tsx';
import { Layout } from '../components/layout.tsx';
import { PageTitle } from '../components/page-title.tsx';
import { Select } from '../components/select.tsx';
import { StateTag } from '../components/state-tag.tsx';
import { TimeText } from '../components/time-text.tsx';
import type { DepartureView } from '../departure-view.ts';
import type { FormState } from '../forms/form-state.ts';
import { writeSeen } from '../forms/member-forms.ts';
import { memberPath, membersPath } from '../member-paths.ts';
import { postPath } from '../office-paths.ts';
import type { Place } from '../place-env.ts';
import { countPosts } from './count-posts.ts';
import { excerptOf } from './excerpt.ts';
import { sectionOf } from './members.tsx';

export interface OffBoardMemberPageProps {
  readonly place: Place;
  readonly view: DepartureView;
  readonly form: FormState;
}

/** How many posts are shown one by one: enough to see what kind of work it is. */
const SHOWN = 20;

/** Says what becomes of everything, and asks once, before somebody is taken out. */
export const OffBoardMemberPage = ({ place, view, form }: OffBoardMemberPageProps) => {
  const { member, isYou, roles, isLastOwner } = view;
  const title = isYou ? `Leave ${place.name}?` : `Take ${member.name} out?`;
  return (
    <Layout title={title} section={sectionOf(place)} failed={Object.keys(form.errors).length > 0}>
      <Breadcrumb
        trail={[
          { href: membersPath(place.scope), label: 'Members' },
          { href: memberPath(place.scope, member.id), label: member.name },
        ]}
        here={isYou ? 'Leave' : 'Take out'}
      />
      <ErrorSummary errors={form.errors} />
      <PageTitle>{title}</PageTitle>
      {isLastOwner ? (
        <>
          <Alert kind="warning">
            <p>{describeLastOwner(member, place)}</p>
          </Alert>
          <p>
            <a href={membersPath(place.scope)}>Back to the members</a>
          </p>
        </>
      ) : (
        <>
          <Consequences {...{ place, view, form }} />
          <Form action={memberPath(place.scope, member.id, 'off-board')}>
            <Hidden name="seen" value={writeSeen(roles)} />
            {view.work.length === 0 ? null : <Heir {...{ place, view, form }} />}
            <ButtonRow>
              <Button kind="danger">{isYou ? `Leave ${place.name}` : `Take ${member.name} out`}</Button>
              <a href={memberPath(place.scope, member.id)}>{isYou ? 'Stay' : 'Keep them'}</a>
            </ButtonRow>
          </Form>
        </>
      )}
    </Layout>
  );
};

const Consequences = ({ place, view }: OffBoardMemberPageProps) => {
  const { member, scheduled, feedIsTheirs, invitations, channels } = view;
  return (
    <ul>
      <li>
        All roles of {member.name} in {place.name} end, and every browser in which they are signed in is
        signed out at once.
      </li>
      {scheduled === 0 ? null : (
        <li>
          {countPosts(scheduled)} of theirs{' '}
          {scheduled === 1 ? 'is approved, and goes' : 'are approved, and go'} out as planned.
        </li>
      )}
      {invitations === 0 ? null : (
        <li>Open invitations that they gave or could take are withdrawn: {invitations}.</li>
      )}
      {feedIsTheirs ? (
        <li>
          The calendar feed closes, since they know its secret address. Make a new address afterwards for
          those who need it.
        </li>
      ) : null}
      {channels.length === 0 ? null : (
        <li>
          They connected {new Intl.ListFormat('en-US').format(channels)}. It stays connected. If that was by a
          login of their own, connect it again with another one.
        </li>
      )}
      <li>What they did stays in the history under their name.</li>
    </ul>
  );
};

const Heir = ({ place, view: { work, heirs, nameOf }, form }: OffBoardMemberPageProps) => (
  <>
    <h2>Open work: {countPosts(work.length)}</h2>
    <ul>
      {work.slice(0, SHOWN).map((post) => (
        <li>
          <StateTag state={post.state} /> {nameOf(post.platform)},{' '}
          <TimeText at={post.slot.due} zone={place.zone} />:{' '}
          <a href={postPath(post)}>{excerptOf(post.text)}</a>
        </li>
      ))}
    </ul>
    {work.length > SHOWN ? <p>And {countPosts(work.length - SHOWN)} more.</p> : null}
    <Select
      form={form}
      name="heir"
      label="Who has this work from now on?"
      hint="They become the author of these posts. Where the office has somebody else who can approve, that person has to."
      prompt="Choose a member"
      options={heirs.map(({ id, name, email }) => ({ value: id, label: `${name} (${email})` }))}
    />
  </>
);

/** Why the last owner cannot go, and what to do first. */
export function describeLastOwner({ name }: Pick<Member, 'name'>, place: Pick<Place, 'name'>): string {
  return `${name} is the only owner of ${place.name}. Without one, nobody could let anybody in or out. Make another member an owner first.`;
}
