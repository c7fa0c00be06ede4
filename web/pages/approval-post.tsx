import type { ApprovalsView, WaitingPost } from '../approvals-view.ts';
import { Alert } from '../components/alert.tsx';
import { LinkList } from '../components/link-list.tsx';
import { HeldBackList, WordingNotes } from '../components/wording-notes.tsx';
import type { FormState } from '../forms/form-state.ts';
import { linksWithin } from '../links-view.ts';
import { postPath } from '../office-paths.ts';
import { nameListed, PickPost, PostText, PostTrouble } from './listed-post.tsx';

export interface ReviewedPostProps {
  readonly view: ApprovalsView;
  readonly form: FormState;
  readonly waiting: WaitingPost;
  readonly index: number;
  /** Whether it has a box to choose it. */
  readonly mayPick: boolean;
}

/** A post that waits for approval: who asks, when it would go out, why it came back, and its whole text. */
export const ReviewedPost = ({ view, form, waiting, index, mayPick }: ReviewedPostProps) => {
  const { office, rules, channels, mayWrite } = view;
  const { post, obstacle, heldBack } = waiting;
  const { trouble } = post;
  const name = nameListed(post, rules);
  const channel = channels.find(({ platform }) => platform === post.platform);
  const author = post.author === undefined ? '' : `Written by ${post.author.name}. `;
  return (
    <>
      {mayPick ? (
        <PickPost {...{ form, post, name, index, trouble }}>
          {author}
          {channel?.mode === 'manual'
            ? 'Once it is approved, a person is asked at its time to post it by hand.'
            : 'Once it is approved, it goes out by itself at its time.'}
        </PickPost>
      ) : (
        <>
          <h3>
            <a href={postPath(post)}>{name}</a>
          </h3>
          <p class="usa-hint">
            {author}
            {obstacle === undefined ? '' : OBSTACLES[obstacle]}
          </p>
          {trouble === undefined || heldBack.length > 0 ? null : <PostTrouble trouble={trouble} />}
        </>
      )}
      {heldBack.length === 0 ? null : (
        <Alert kind="warning">
          <HeldBackList findings={heldBack} />
        </Alert>
      )}
      <PostText {...{ post, rules, channels }} />
      <LinkList view={linksWithin(view.links, post.text)} zone={office.zone} />
      <WordingNotes
        {...{ post, office }}
        rules={rules.find(({ platform }) => platform === post.platform)}
        facts={view.facts}
        onlyWarnings
      />
      <p class="post-links">
        {mayWrite ? (
          <a href={postPath(post, 'edit')}>
            Change the text<span class="usa-sr-only"> of the {name}</span>
          </a>
        ) : null}
        {mayPick ? (
          <a href={postPath(post)}>
            See its history<span class="usa-sr-only"> ({name})</span>
          </a>
        ) : null}
      </p>
    </>
  );
};

const OBSTACLES = {
  own: 'It is your own text, so somebody else has to approve it.',
  past: 'Its time has passed. Open it and give it a new time first.',
  held: 'A rule holds it back, so it is not approved among others. Open it to give a reason, or change the text.',
} as const;
