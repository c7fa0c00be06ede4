import { describeTime } from '#core/slot.ts';
import { Alert } from '../components/alert.tsx';
import { Breadcrumb } from '../components/breadcrumb.tsx';
import { Button, type ButtonKind, ButtonRow } from '../components/buttons.tsx';
import { Form, Hidden } from '../components/form.tsx';
import { Layout } from '../components/layout.tsx';
import { PageTitle } from '../components/page-title.tsx';
import { PostPreview } from '../components/post-preview.tsx';
import { mediaPath, postPath } from '../office-paths.ts';
import type { PostView } from '../post-view.ts';
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
        image={post.image && { url: mediaPath(office.id, post.image.mediaId), alt: post.image.alt }}
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

function describeStep({ post, rules, channel, now }: PostView, step: FinalStep): StepText {
  switch (step) {
    case 'cancel':
      return {
        title: `Cancel this ${rules.name} post?`,
        consequence: 'It will not go out. A cancelled post cannot be brought back; its history stays.',
        button: 'Cancel the post',
        kind: 'danger',
      };
    case 'send-now':
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
        ...(now > post.notAfter && {
          warning: `Its last moment was ${describeTime(post.notAfter, post.slot.zone)}, so Clarion will not send it any more. It will be marked as missed; you can then edit it and give it a new time.`,
        }),
        button: 'It is not there: send it again',
        kind: 'danger',
      };
  }
}
