import type { Channel } from '#core/channel.ts';
import { describeHeldBack } from '#core/guardrails/held-back.ts';
import type { Obstacle, Prospect } from '#core/release-plan.ts';
import { describeTime, type Zone } from '#core/slot.ts';
import type { TextRules } from '#core/text-rules.ts';
import { TimeText } from '../components/time-text.tsx';
import type { FormState } from '../forms/form-state.ts';
import { postPath } from '../office-paths.ts';
import { nameScope } from '../stop-notice.ts';
import { nameListed, PickPost, PostText } from './listed-post.tsx';

/** What every held post on the page is shown with. */
export interface HeldAround {
  readonly rules: readonly TextRules[];
  readonly channels: readonly Channel[];
  readonly mayRelease: boolean;
  readonly form: FormState;
}

export type Ready = Exclude<Prospect, { kind: 'kept' }>;
export type Kept = Extract<Prospect, { kind: 'kept' }>;

/** A held post that may go out, with a box to choose it where the member may release. */
export const ReadyPost = (props: HeldAround & { readonly prospect: Ready; readonly index: number }) => {
  const { prospect, index, mayRelease, form } = props;
  const { post } = prospect;
  const name = nameListed(post, props.rules);
  const about = (
    <>
      {prospect.kind === 'own-time'
        ? 'It goes out at its own time. '
        : 'Its time has passed: it goes out at once. '}
      Last moment: <TimeText at={post.notAfter} zone={post.slot.zone} />.
    </>
  );
  return (
    <>
      {mayRelease ? (
        <PickPost {...{ form, post, name, index }}>{about}</PickPost>
      ) : (
        <>
          <h3>{name}</h3>
          <p class="usa-hint">{about}</p>
        </>
      )}
      <PostText {...props} post={post} />
    </>
  );
};

/** A held post that would not go out if it were released, and why. */
export const KeptPost = (props: HeldAround & { readonly prospect: Kept }) => {
  const { post, obstacle } = props.prospect;
  return (
    <>
      <h3>
        <a href={postPath(post)}>{nameListed(post, props.rules)}</a>
      </h3>
      <p>{explain(obstacle, post.slot.zone, props.rules)}</p>
      <PostText {...props} post={post} />
    </>
  );
};

/** Why a post would not go out, and what to do. */
function explain(obstacle: Obstacle, zone: Zone, rules: readonly TextRules[]): string {
  switch (obstacle.kind) {
    case 'too-late':
      return 'Its last moment has passed, so it is not sent any more. Open it to give it a new time, or cancel it.';
    case 'crowded-out':
      return 'Its last moment would pass before its turn on the channel comes. Release it without the others.';
    case 'stopped':
      return `${nameScope(obstacle.stop.scope, rules)} are stopped (${obstacle.stop.reason}). That stop has to be lifted first.`;
    case 'silent':
      return `It would go out in a blackout (${obstacle.blackout.reason}), which ends on ${describeTime(obstacle.blackout.until, zone)}. Release it after that, or open it to give it another time.`;
    case 'disconnected':
      return 'Its channel is not connected. Connect it under Channels first.';
    case 'wording':
      return `A rule holds back its words. ${describeHeldBack(obstacle.findings)} Open it to edit it, or to have it approved with a reason.`;
    case 'unapproved':
      return 'Its text is not the one that was approved. Open it, edit it if needed, and have it approved again.';
  }
}
