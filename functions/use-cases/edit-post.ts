import type { Actor } from '#core/audit.ts';
import { editPost } from '#core/author-post.ts';
import { checkPost, type PostProblem } from '#core/check-post.ts';
import { checkByCalendar, limitToTruth } from '#core/election/check-by-calendar.ts';
import type { PostId } from '#core/ids.ts';
import type { Image } from '#core/pack.ts';
import type { Post } from '#core/post.ts';
import { err, type Result } from '#core/result.ts';
import { tidyText } from '#core/template.ts';
import type { TextRules } from '#core/text-rules.ts';
import type { OfficeStore } from '#ports/store.ts';
import type { Delivery } from './arrange-delivery.ts';
import { type ChangeRefusal, changeStoredPost } from './change-stored-post.ts';
import { chooseImage } from './choose-image.ts';
import { readOfficeCalendar } from './judge-by-calendar.ts';
import { type JudgingWording, openJudge, problemOf } from './judge-wording.ts';

export interface PostEdit {
  readonly id: PostId;
  /** The version of the post that the person saw. */
  readonly seen: number;
  readonly text: string;
  /** The image's new description; ignored where the post has no image or loses it. */
  readonly alt: string;
  readonly keepImage: boolean;
  /** An image of the office's library that it shows instead, by its id; empty or absent for none. */
  readonly picture?: string;
  readonly by: Actor;
}

export type EditRefusal =
  | ChangeRefusal
  | { readonly kind: 'problems'; readonly problems: readonly PostProblem[]; readonly post: Post };

/** Changes what a post says. It then waits for approval; a text that its platform would refuse, the calendar contradicts or a rule blocks, is not stored. */
export async function editStoredPost(
  parts: Delivery & JudgingWording & { readonly rulesFor: (post: Post) => TextRules },
  office: OfficeStore,
  edit: PostEdit,
): Promise<Result<Post, EditRefusal>> {
  const post = await office.readPost(edit.id);
  if (!post) return err({ kind: 'unknown-post' });
  const rules = parts.rulesFor(post);
  const kept: Image | undefined =
    edit.keepImage && post.image ? { ...post.image, alt: edit.alt.trim() } : undefined;
  const chosen = await chooseImage(office, edit.picture ?? '', kept);
  const image = chosen.imageOn(rules);
  const text = tidyText(edit.text);
  const calendar = await readOfficeCalendar(office);
  const edited = { ...post, text, image };
  const notAfter = calendar ? limitToTruth(edited, calendar) : post.notAfter;
  const judge = await openJudge(parts, office, [edited]);
  const problems = [
    ...chosen.problems.map(({ message }) => ({ field: 'image' as const, message })),
    ...checkPost({ text, image }, rules),
    ...(calendar ? checkByCalendar({ ...edited, notAfter }, calendar) : []),
    ...judge(edited)
      .filter(({ severity }) => severity === 'block')
      .map(problemOf),
  ];
  if (problems.length > 0) return err({ kind: 'problems', problems, post });
  return changeStoredPost(parts, office, edit.id, edit.seen, (current) =>
    editPost({ ...current, notAfter }, { text, image }, edit.by),
  );
}
