import { isOwn } from '#core/stop-scope.ts';
import { Button, ButtonLink, ButtonRow } from '../components/buttons.tsx';
import { Card, CardList } from '../components/card.tsx';
import { ErrorSummary } from '../components/error-summary.tsx';
import { Form, Hidden } from '../components/form.tsx';
import { Layout } from '../components/layout.tsx';
import { PageTitle } from '../components/page-title.tsx';
import { TextField } from '../components/text-field.tsx';
import { TimeText } from '../components/time-text.tsx';
import type { FormState } from '../forms/form-state.ts';
import { writeScopeKey } from '../forms/stop-forms.ts';
import { heldPostsPath, liftPath, newBlackoutPath, stopPath } from '../safety-paths.ts';
import type { SafetyView } from '../safety-view.ts';
import { withinSentence } from '../stop-notice.ts';
import { wordingPath } from '../wording-paths.ts';
import { BlackoutList } from './blackout-list.tsx';
import { countPosts } from './count-posts.ts';

export interface SafetyPageProps {
  readonly view: SafetyView;
  /** The form that stops everything. */
  readonly form: FormState;
}

export const SafetyPage = ({ view, form }: SafetyPageProps) => (
  <Layout title="Stop and resume" section="safety" width="wide" failed={Object.keys(form.errors).length > 0}>
    <ErrorSummary errors={form.errors} />
    <PageTitle>Stop and resume</PageTitle>
    <p class="lead">
      When something is wrong, stop first and look afterwards. A stopped post is put on hold at its time, and
      goes out only if a person releases it.
    </p>
    <Stops {...view} />
    <StopAll view={view} form={form} />
    <Held {...view} />
    <StopLess {...view} />
    <section>
      <h2>Names and links</h2>
      <p>
        <a href={wordingPath(view.office.id)}>What your posts are read with</a>: parties, candidates,
        addresses to link to, and who agreed to be mentioned.
      </p>
    </section>
    <section>
      <h2>Blackouts</h2>
      <p>Times in which a law or a policy asks your office to keep silent.</p>
      <BlackoutList {...view} />
      {view.mayResume ? (
        <ButtonRow>
          <ButtonLink href={newBlackoutPath(view.office.id)} kind="outline">
            Add a blackout
          </ButtonLink>
        </ButtonRow>
      ) : null}
    </section>
  </Layout>
);

const Stops = ({ office, stops, mayResume }: SafetyView) =>
  stops.length === 0 ? null : (
    <section>
      <h2>Stopped now</h2>
      <CardList>
        {stops.map(({ stop, stop: { scope, reason, by, at }, what }) => (
          <Card heading={what}>
            <p>{reason}.</p>
            <p class="usa-hint">
              {by.name}, <TimeText at={at} zone={office.zone} />
            </p>
            {!isOwn(stop) ? (
              <p>
                Your association gave this stop, for all of its offices. Only the association can lift it.
              </p>
            ) : mayResume ? (
              <ButtonRow>
                <ButtonLink href={liftPath(office.id, scope)} kind="outline">
                  Lift this stop<span class="usa-sr-only"> of {withinSentence(what)}</span>
                </ButtonLink>
              </ButtonRow>
            ) : (
              <p>A publisher or an owner of your office can lift it.</p>
            )}
          </Card>
        ))}
      </CardList>
    </section>
  );

const StopAll = ({ view: { office, stops, mayStop, scheduled }, form }: SafetyPageProps) => {
  if (stops.some(({ stop: { scope } }) => scope.kind === 'office')) return null;
  if (!mayStop) return <p>Authors, publishers and owners of your office can stop posts here.</p>;
  return (
    <section class="panel panel--stop" aria-labelledby="stop-all">
      <h2 id="stop-all">Stop everything</h2>
      <p>
        {scheduled === 0
          ? 'Nothing is scheduled right now.'
          : `${countPosts(scheduled)} ${scheduled === 1 ? 'is' : 'are'} scheduled.`}{' '}
        A post that is being sent at this very moment may still go out.
      </p>
      <Form action={stopPath(office.id)} label="Stop all posts">
        <Hidden name="scope" value={writeScopeKey({ kind: 'office' })} />
        <TextField
          form={form}
          name="reason"
          label="Why?"
          hint="In a few words. Everybody in your office sees it, and the history keeps it."
          autocomplete="off"
        />
        <ButtonRow>
          <Button kind="danger">Stop all posts now</Button>
        </ButtonRow>
      </Form>
    </section>
  );
};

const Held = ({ office, held }: SafetyView) => (
  <section>
    <h2>On hold</h2>
    {held === 0 ? (
      <p>No post is on hold.</p>
    ) : (
      <>
        <p>
          {held === 1
            ? '1 post is on hold. It does not go out by itself.'
            : `${countPosts(held)} are on hold. None of them goes out by itself.`}
        </p>
        <ButtonRow>
          <ButtonLink href={heldPostsPath(office.id)} kind="outline">
            Choose which may still go out
          </ButtonLink>
        </ButtonRow>
      </>
    )}
  </section>
);

const StopLess = ({ channels, mayStop }: SafetyView) =>
  !mayStop || channels.length === 0 ? null : (
    <section>
      <h2>Stop only one channel or announcement</h2>
      <ButtonRow>
        {channels.map(({ name, href }) => (
          <ButtonLink href={href} kind="outline">
            Stop {name}
          </ButtonLink>
        ))}
      </ButtonRow>
      <p>To stop one announcement, open its page: every post links to it.</p>
    </section>
  );
