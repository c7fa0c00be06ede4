import { Alert } from '../components/alert.tsx';
import { Button, ButtonLink, ButtonRow } from '../components/buttons.tsx';
import { Checkboxes } from '../components/choices.tsx';
import { Form, Hidden } from '../components/form.tsx';
import type { FormState } from '../forms/form-state.ts';
import { offerPath } from '../offer-paths.ts';
import { type Becomes, isTaken, type OfferView } from '../offer-view.ts';
import { countPosts } from './count-posts.ts';
import { listNames } from './list-names.ts';
import { Panel } from './panel.tsx';

/** The office's yes or no. */
export const OfferAnswerPanel = ({ view, form }: { readonly view: OfferView; readonly form: FormState }) => {
  const { office, offer, posts, cost, mayAnswer } = view;
  if (!mayAnswer) {
    return (
      <Panel id="answer" heading="It waits for an answer">
        <p>An owner or an approver of your office accepts or declines it. Until then nothing goes out.</p>
      </Panel>
    );
  }
  const decline = (
    <ButtonLink href={offerPath(office.id, offer.campaignId, 'decline')} kind="outline">
      Decline this offer
    </ButtonLink>
  );
  if (cost?.refusal !== undefined) {
    return (
      <Panel id="answer" heading="It would take your office over its cost cap">
        <p>
          What stands above says by how much, and what you can do: change, move or leave out posts, or ask an
          owner to raise the cap. Then accept it.
        </p>
        <ButtonRow>{decline}</ButtonRow>
      </Panel>
    );
  }
  if (!posts.some(isTaken)) {
    return (
      <Panel id="answer" heading="Nothing of it would go out">
        <p>
          {posts.length === 0
            ? 'No post could be made for your office. What stands above says why.'
            : 'Every post is left out, or its time has passed. Move a post to a later time to accept it.'}
        </p>
        <ButtonRow>{decline}</ButtonRow>
      </Panel>
    );
  }
  return (
    <Panel id="answer" heading="Your answer">
      <Consequences view={view} />
      <Form action={offerPath(office.id, offer.campaignId, 'accept')} label="Accept">
        <Hidden name="seen" value={view.seen} />
        <Checkboxes
          form={form}
          name="attested"
          label="Your approval"
          choices={[
            {
              value: 'yes',
              label: `I have read every text and may publish it for ${office.name}.`,
              hint: 'Your name and this moment are recorded with each post.',
            },
          ]}
        />
        <ButtonRow>
          <Button>
            {posts.some(({ changed }) => changed) ? 'Accept with your changes' : 'Accept this offer'}
          </Button>
          {decline}
        </ButtonRow>
      </Form>
    </Panel>
  );
};

/** What becomes of each post with a yes, before it is given. */
const Consequences = ({ view }: { readonly view: OfferView }) => {
  const { posts, others } = view;
  const count = (what: Becomes) => posts.filter(({ becomes }) => becomes === what).length;
  const scheduled = count('scheduled');
  const review = count('review');
  const leftOut = count('left-out') + count('cancelled');
  const contradicted = count('contradicted');
  const heldBack = count('held-back');
  const alone = posts.filter((offered) => offered.becomes === 'scheduled' && offered.alone).length;
  return (
    <>
      <p>
        {scheduled > 0
          ? `With your yes, ${countPosts(scheduled)} ${scheduled === 1 ? 'is' : 'are'} scheduled. `
          : ''}
        {leftOut > 0 ? `${countPosts(leftOut)} ${leftOut === 1 ? 'is' : 'are'} left out. ` : ''}
        Until a post goes out you can still change, move or cancel it.
      </p>
      {contradicted === 0 ? null : (
        <Alert kind="warning">
          <p>
            Your election calendar contradicts {countPosts(contradicted)}. If you accept now,{' '}
            {contradicted === 1 ? 'it is' : 'they are'} not scheduled, and{' '}
            {contradicted === 1 ? 'waits' : 'wait'} for approval until somebody has changed the text or the
            time.
          </p>
        </Alert>
      )}
      {heldBack === 0 ? null : (
        <Alert kind="warning">
          <p>
            A rule holds back {countPosts(heldBack)}. If you accept now,{' '}
            {heldBack === 1 ? 'it waits' : 'they wait'} for approval, where somebody changes the text or gives
            a reason.
          </p>
        </Alert>
      )}
      {review === 0 ? null : (
        <Alert kind="info">
          <p>
            You changed the text of {countPosts(review)}. Two people stand behind every text, so{' '}
            {review === 1 ? 'it waits' : 'they wait'} until{' '}
            {listNames(
              others.map(({ name }) => name),
              'or',
            )}{' '}
            has approved {review === 1 ? 'it' : 'them'}.
          </p>
        </Alert>
      )}
      {alone === 0 ? null : (
        <Alert kind="info">
          <p>
            You changed the text of {countPosts(alone)}, and nobody else of your office can approve. You may
            do it alone; the history says so.
          </p>
        </Alert>
      )}
    </>
  );
};
