import { describeTime } from '#core/slot.ts';
import { CopyText } from '../components/copy-text.tsx';
import { PublicLink } from '../components/public-link.tsx';
import { mediaPath } from '../office-paths.ts';
import type { PostView } from '../post-view.ts';
import { Panel } from './panel.tsx';

/** What is said of a hand-off whose last moment has passed. */
export const OVERDUE =
  'Nobody has recorded where this post is, and it should have been out by now. If it was posted, record its address. If it was not, cancel it.';

/** Everything that a person needs to post by hand, to copy or to pass on. */
export const HandOffPanel = ({ view }: { view: PostView }) => {
  const { office, post, rules } = view;
  return (
    <Panel id="hand-off" heading={`Post it on ${rules.name} by hand`}>
      <WhereToPost {...view} />
      <ol class="plain-list">
        <li>Copy the text and paste it into a new post on {rules.name}, or send it to who posts there.</li>
        {post.image ? (
          <li>Add the picture, and paste its description where {rules.name} asks for it.</li>
        ) : null}
        <li>Once it is public, record its address below.</li>
      </ol>
      <CopyText id="copy-text" label="Text of the post" text={post.text} language={post.language} />
      {post.image ? (
        <>
          <p>
            <a
              href={mediaPath(office.id, post.image.mediaId)}
              download={`picture.${post.image.mimeType === 'image/png' ? 'png' : 'jpg'}`}
            >
              Download the picture
            </a>
          </p>
          <CopyText id="copy-alt" label="Description of the picture (alt text)" text={post.image.alt} />
        </>
      ) : null}
      <p>It should be out by {describeTime(post.notAfter, post.slot.zone)}.</p>
    </Panel>
  );
};

const WhereToPost = ({ channel, rules }: PostView) => {
  if (channel?.mode !== 'manual' || !channel.byHand) return null;
  const { address, poster } = channel.byHand;
  return (
    <p>
      It belongs on <PublicLink href={address}>{channel.name}</PublicLink> on {rules.name}. Who posts there:{' '}
      {poster}.
    </p>
  );
};
