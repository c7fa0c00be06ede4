import type { Actor } from './audit.ts';
import type { Digest } from './digest.ts';
import { describeOverride, type Override, overridesLeft } from './guardrails/override.ts';
import type { Image } from './pack.ts';
import { hashContent, type Post } from './post.ts';
import { changePost, type PostChange, type PostRefusal } from './post-change.ts';
import { stateAfter } from './post-states.ts';
import type { Result } from './result.ts';
import { describeTime, type Slot } from './slot.ts';
import { epochOf, type Instant, later, startOf } from './time.ts';

/** What people do to a post: approve, edit, move, cancel, release, and settle what nobody else can know. */

/** Asks somebody else of the office to approve the post. `trouble` says what has to be changed before. */
export function submitPost(post: Post, by: Actor, trouble?: string): Result<PostChange, PostRefusal> {
  return changePost(
    post,
    'submit',
    { author: by, offeredBy: undefined, trouble },
    `${by.name} asked for the approval of this text, to go out on ${describeTime(post.slot.due, post.slot.zone)}.`,
  );
}

/**
 * Approves exactly the content as it stands and schedules it for its slot. `standing` says how the approver stands to
 * the text: its author approves alone only where nobody else can, and the history says so.
 * `overrides` is what they let through with it, and stands in the same entry of the history.
 */
export function approvePost(
  post: Post,
  by: Actor,
  at: Instant,
  digest: Digest,
  standing: 'as-second' | 'alone' = 'as-second',
  overrides: readonly Override[] = [],
): Result<PostChange, PostRefusal> {
  const hash = hashContent(post, digest);
  const when = describeTime(post.slot.due, post.slot.zone);
  return changePost(
    post,
    'approve',
    {
      approval: { hash, by, at, ...(standing === 'alone' && { alone: true as const }) },
      offeredBy: undefined,
      dueAt: startOf(post.slot.due),
      trouble: undefined,
      ...(overrides.length > 0 && { overrides: [...(post.overrides ?? []), ...overrides] }),
    },
    `${
      standing === 'alone'
        ? `${by.name} wrote and approved this text alone, since nobody else of the office can approve, and scheduled it for ${when}.`
        : `${by.name} approved this text and scheduled it for ${when}.`
    }${describeOverrides(by, overrides)}`,
    {
      contentHash: hash,
      approved: standing,
      ...Object.fromEntries(
        overrides.map((override, index) => [`override${index + 1}`, describeOverride(override)]),
      ),
    },
  );
}

function describeOverrides({ name }: Actor, overrides: readonly Override[]): string {
  return overrides.length === 0
    ? ''
    : ` ${name} let through what a rule holds back: ${overrides.map(describeOverride).join('; ')}.`;
}

/** Changes what the post says. The approval is void, and the post does not go out until somebody approves it anew. */
export function editPost(
  post: Post,
  content: { readonly text: string; readonly image: Image | undefined },
  by: Actor,
): Result<PostChange, PostRefusal> {
  return changePost(
    post,
    'edit',
    {
      author: by,
      text: content.text,
      image: content.image,
      mentions: post.mentions.filter(({ label }) => content.text.includes(label)),
      overrides: overridesLeft(post.overrides, content),
      revision: post.revision + 1,
      approval: undefined,
      dueAt: undefined,
      progress: {},
      attempt: undefined,
      doubt: undefined,
      trouble: undefined,
    },
    `${by.name} edited the post; it has to be approved again.`,
    { before: post.text, after: content.text },
  );
}

/**
 * Takes over what the association proposes for a post. It is nobody's of the office then: whoever takes it over can be
 * the second person who approves it.
 */
export function takeProposedPost(post: Post, proposed: Post, by: Actor): Result<PostChange, PostRefusal> {
  return changePost(
    post,
    'edit',
    {
      author: undefined,
      source: proposed.source,
      text: proposed.text,
      image: proposed.image,
      mentions: proposed.mentions,
      overrides: overridesLeft(post.overrides, { text: proposed.text, image: proposed.image }),
      slot: proposed.slot,
      notAfter: proposed.notAfter,
      revision: post.revision + 1,
      approval: undefined,
      dueAt: undefined,
      progress: {},
      attempt: undefined,
      doubt: undefined,
      trouble: undefined,
    },
    `${by.name} took over the association’s revised text and time; it has to be approved again.`,
    { before: post.text, after: proposed.text },
  );
}

/** Gives the post another slot and moves its time limit along. Its text, and so its approval, stay. */
export function movePost(post: Post, slot: Slot, by: Actor): Result<PostChange, PostRefusal> {
  const window = epochOf(post.notAfter) - epochOf(post.slot.due);
  return changePost(
    post,
    'move',
    {
      slot,
      // Whoever chooses a time has taken the post out of the calendar's hands.
      anchor: undefined,
      notAfter: later(slot.due, window),
      revision: post.revision + 1,
      dueAt: stateAfter(post.state, 'move') === 'scheduled' ? startOf(slot.due) : undefined,
      trouble: post.state === 'missed' ? undefined : post.trouble,
    },
    `${by.name} moved the post from ${describeTime(post.slot.due, post.slot.zone)} to ${describeTime(slot.due, slot.zone)}.`,
    { before: post.slot.due, after: slot.due },
  );
}

/** Takes the post out for good. */
export function cancelPost(post: Post, by: Actor): Result<PostChange, PostRefusal> {
  return changePost(
    post,
    'cancel',
    { dueAt: undefined },
    post.state === 'unconfirmed'
      ? `${by.name} set the post aside. It may be public: nobody knows whether the platform took it.`
      : `${by.name} cancelled the post. It will not go out.`,
  );
}

/** Lets a held post go out after all: at its own time if that is still to come, otherwise at once. */
export function releasePost(post: Post, by: Actor, at: Instant): Result<PostChange, PostRefusal> {
  const due = startOf(post.slot.due);
  return changePost(
    post,
    'release',
    { dueAt: due > at ? due : at, trouble: undefined },
    `${by.name} released the post.`,
  );
}

/** Takes a person's word that a post is public, with the address where they have seen it. */
export function confirmPost(
  post: Post,
  permalink: string,
  by: Actor,
  at: Instant,
): Result<PostChange, PostRefusal> {
  const byHand = post.state === 'handoff';
  return changePost(
    post,
    'confirm',
    {
      receipt: { platformId: '', permalink, publishedAt: at, ...(byHand && { byHand }) },
      dueAt: undefined,
      attempt: undefined,
      doubt: undefined,
      trouble: undefined,
    },
    byHand
      ? `${by.name} recorded that the post was posted by hand and is public at ${permalink}.`
      : `${by.name} confirmed that the post is public at ${permalink}.`,
  );
}

/** Takes a person's word that a post is not public, and sends it once more. */
export function sendPostAgain(post: Post, by: Actor, at: Instant): Result<PostChange, PostRefusal> {
  return changePost(
    post,
    'send-again',
    { dueAt: at, attempt: undefined, doubt: undefined, trouble: undefined },
    `${by.name} checked that the post is not public and asked to send it again.`,
  );
}
