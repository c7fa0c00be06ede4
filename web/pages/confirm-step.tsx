import { describeTime } from '#core/slot.ts';
import { Alert } from '../components/alert.tsx';
import { Breadcrumb } from '../components/breadcrumb.tsx';
import { Button, type ButtonKind, ButtonRow } from '../components/buttons.tsx';
import { Form, Hidden } from '../components/form.tsx';
import { Layout } from '../components/layout.tsx';
import { PageTitle } from '../components/page-title.tsx';
import { PostPreview } from '../components/post-preview.tsx';
import { mediaPath, postPath } from '../office-paths.ts';
import type { Hindrance, PostView } from '../post-view.ts';
import { namePost } from './post.tsx';

/** The steps that cannot be taken back, and therefore ask once more. */
export type FinalStep = 'cancel' | 'send-now' | 'send-again';

export const ConfirmStepPage = ({ view, step }: { view: PostView; step: FinalStep }) => {
  const { office, post, rules, channel } = view;
  const name = namePost(view);
  const { title, consequence, warning, button, kind } = describeStep(view, step);
  return (
    <Layout title={title} section="posts">
      <Breadcrumb trail={[{ href: postPath(post), label: name }]} here={title} />
      <PageTitle above={name}>{title}</PageTitle>
      <p class="lead">{consequence}</p>
      {warning === undefined ? null : (
        <Alert kind="warning">
          <p>{warning}</p>
        </Alert>
      )}
      <PostPreview
        rules={rules}
        channel={channel}
        text={post.text}
        language={post.language}
        mentions={post.mentions}
        image={post.image && { ...post.image, url: mediaPath(office.id, post.image.mediaId) }}
      />
      <Form action={postPath(post, step)} label={title}>
        <Hidden name="seen" value={String(post.version)} />
        <ButtonRow>
          <Button kind={kind}>{button}</Button>
          <a href={postPath(post)}>Back, change nothing</a>
        </ButtonRow>
      </Form>
    </Layout>
  );
};

interface StepText {
  readonly title: string;
  readonly consequence: string;
  readonly warning?: string;
  readonly button: string;
  readonly kind: ButtonKind;
}

function describeStep(view: PostView, step: FinalStep): StepText {
  const { post, rules, channel, hindrance } = view;
  switch (step) {
    case 'cancel':
      return describeCancel(view);
    case 'send-now':
      if (hindrance) return describeHindered(view, hindrance);
      return {
        title: `Send this ${rules.name} post now?`,
        consequence:
          channel?.mode === 'manual'
            ? `It is handed to you within a minute instead of at ${describeTime(post.slot.due, post.slot.zone)}. You then post it by hand.`
            : `It goes out within a minute instead of at ${describeTime(post.slot.due, post.slot.zone)}. Once it is public, only the platform can take it back.`,
        button: 'Send it now',
        kind: 'primary',
      };
    case 'send-again':
      return {
        title: `Send this ${rules.name} post again?`,
        consequence: `Do this only if you have looked on ${rules.name} and the post is not there. If it is there after all, it would be public twice.`,
        ...warnOf(view),
        button: 'It is not there: send it again',
        kind: 'danger',
      };
  }
}

/** A post that may be public already is not taken back by cancelling it. */
function describeCancel({ post, rules }: PostView): StepText {
  const text = {
    title: `Cancel this ${rules.name} post?`,
    button: 'Cancel the post',
    kind: 'danger',
  } as const;
  switch (post.state) {
    case 'unconfirmed':
      return {
        ...text,
        consequence:
          'Clarion sends nothing more, and no longer looks for the post. A cancelled post cannot be brought back; its history stays.',
        warning: `The post was sent and may be public. Cancelling does not take it back. Look on ${rules.name} first: if it is there, go back and record its address, or delete it there if it must not stay.`,
      };
    case 'handoff':
      return {
        ...text,
        consequence:
          'Nobody is asked to post it any more. A cancelled post cannot be brought back; its history stays.',
        warning: `If somebody has posted it by hand already, it stays public: cancelling does not take it back. Go back and record its address instead.`,
      };
    default:
      return {
        ...text,
        consequence: 'It will not go out. A cancelled post cannot be brought back; its history stays.',
      };
  }
}

/** Sending now what a stop, a blackout or its channel keeps back. */
function describeHindered({ post, rules }: PostView, { becomes, why }: Hindrance): StepText {
  const planned = describeTime(post.slot.due, post.slot.zone);
  return becomes === 'held'
    ? {
        title: `Put this ${rules.name} post on hold now?`,
        consequence: `It would not go out now. It would be put on hold within a minute instead of being sent at ${planned}, and would wait there until somebody releases it.`,
        warning: why,
        button: 'Put it on hold now',
        kind: 'danger',
      }
    : {
        title: `Leave this ${rules.name} post out now?`,
        consequence: `It would not go out. It would be marked as missed within a minute instead of being sent at ${planned}.`,
        warning: why,
        button: 'Leave it out now',
        kind: 'danger',
      };
}

/** Why a post that is sent again would not go out after all. */
function warnOf({ post, now, hindrance }: PostView): { readonly warning?: string } {
  if (now > post.notAfter) {
    const last = describeTime(post.notAfter, post.slot.zone);
    return {
      warning: `Its last moment was ${last}, so Clarion will not send it any more. It will be marked as missed; you can then edit it and give it a new time.`,
    };
  }
  if (!hindrance) return {};
  const instead = hindrance.becomes === 'held' ? 'put on hold' : 'marked as missed';
  return { warning: `It would not go out now: it would be ${instead}. ${hindrance.why}` };
}
