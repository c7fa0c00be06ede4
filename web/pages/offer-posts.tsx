import { describeTime } from '#core/slot.ts';
import { Alert } from '../components/alert.tsx';
import { LinkList } from '../components/link-list.tsx';
import { PostPreview } from '../components/post-preview.tsx';
import { PreviewColors } from '../components/preview-colors.tsx';
import { HeldBackList } from '../components/wording-notes.tsx';
import { linksWithin } from '../links-view.ts';
import type { OfferedPost, OfferView } from '../offer-view.ts';
import { mediaPath, postPath } from '../office-paths.ts';
import { namePlatform } from './name-platform.ts';

/** Every post of an offer as it would go out, each with what the office can still do with it. */
export const OfferedPosts = ({ view }: { readonly view: OfferView }) => (
  <>
    <PreviewColors />
    <ul class="held-list">
      {view.posts.map((offered) => (
        <li>
          <Offered view={view} offered={offered} />
        </li>
      ))}
    </ul>
  </>
);

const Offered = ({ view, offered }: { readonly view: OfferView; readonly offered: OfferedPost }) => {
  const { office, rules, channels, mayWrite } = view;
  const { post, becomes, contradictions, heldBack } = offered;
  const known = rules.find(({ platform }) => platform === post.platform);
  const channel = channels.find(({ platform }) => platform === post.platform);
  const name = `${namePlatform(rules, post.platform)} post for ${describeTime(post.slot.due, post.slot.zone)}`;
  return (
    <>
      <h3>
        <a href={postPath(post)}>{name}</a>
      </h3>
      {notesOn(offered, channel?.mode).map((note) => (
        <p class="usa-hint">{note}</p>
      ))}
      {contradictions.length === 0 ? null : (
        <Alert kind="warning">
          {contradictions.map((sentence) => (
            <p>{sentence}</p>
          ))}
        </Alert>
      )}
      {heldBack.length === 0 ? null : (
        <Alert kind="warning">
          <HeldBackList findings={heldBack} />
        </Alert>
      )}
      {known ? (
        <PostPreview
          rules={known}
          channel={channel}
          text={post.text}
          language={post.language}
          mentions={post.mentions}
          image={post.image && { ...post.image, url: mediaPath(office.id, post.image.mediaId) }}
        />
      ) : (
        <p lang={post.language}>{post.text}</p>
      )}
      <LinkList view={linksWithin(view.links, post.text)} zone={office.zone} />
      {mayWrite && becomes !== 'cancelled' ? (
        <p class="post-links">
          {STEPS.map(({ step, label }) => (
            <a href={postPath(post, step)}>
              {label}
              <span class="usa-sr-only"> {name}</span>
            </a>
          ))}
        </p>
      ) : null}
    </>
  );
};

const STEPS = [
  { step: 'edit', label: 'Edit the text' },
  { step: 'move', label: 'Move it' },
  { step: 'cancel', label: 'Leave it out' },
] as const;

function notesOn({ becomes, changed, alone }: OfferedPost, mode: string | undefined): readonly string[] {
  const own = changed ? ['Your office has changed it.'] : [];
  switch (becomes) {
    case 'cancelled':
      return ['Your office has left it out: it does not go out.'];
    case 'left-out':
      return [...own, 'Its time has passed, so it is left out. Move it to a later time if it should go out.'];
    case 'review':
      return [
        ...own,
        'You wrote this text, so it waits for the approval of somebody else when you accept the offer.',
      ];
    case 'held-back':
      return [
        ...own,
        'A rule holds it back: it waits for approval, where somebody changes it or gives a reason.',
      ];
    case 'contradicted':
      return [...own, 'Your election calendar contradicts it, so it is not scheduled as it is.'];
    case 'scheduled':
      return [
        ...own,
        ...(alone ? ['You wrote this text, and nobody else can approve it: the history says so.'] : []),
        ...(mode === 'manual' ? ['A person posts it by hand: at its time you get a message.'] : []),
        ...(mode === undefined ? ['Its channel is not set up any more.'] : []),
      ];
  }
}
