import { Day, describeDay } from './election/day.ts';
import type { Language, Platform } from './ids.ts';
import { findVariant, type Message, type Pack, type Placeholder, type Voice } from './pack.ts';
import { type Mention, type ResolvedTag, resolveTag } from './resolve-tag.ts';
import { err, ok, type Result } from './result.ts';
import { parseTemplate, type TemplatePart, tidyText } from './template.ts';
import type { TextRules } from './text-rules.ts';

/** An office's answers to a pack's placeholders, by key. */
export type Answers = Readonly<Record<string, string>>;

export interface Composition {
  readonly pack: Pick<Pack, 'links' | 'placeholders' | 'tags'>;
  readonly message: Pick<Message, 'tags' | 'hashtags' | 'variants'>;
  readonly voice: Voice;
  readonly language: Language;
  readonly answers: Answers;
  /** The hashtags that the office has chosen, without #; the message's own order decides. */
  readonly hashtags: ReadonlySet<string>;
  readonly rules: TextRules;
}

/** A text as it will stand on its platform, and what was done differently from what the message asked for. */
export interface ComposedText {
  readonly text: string;
  readonly mentions: readonly Mention[];
  /** Sentences for the author, such as why a tag is a plain name. */
  readonly notes: readonly string[];
}

export type ComposeProblem =
  | {
      readonly kind: 'no-variant';
      readonly platform: Platform;
      readonly voice: Voice;
      readonly language: Language;
    }
  | { readonly kind: 'unanswered'; readonly placeholder: Placeholder }
  | { readonly kind: 'unknown-token'; readonly token: string };

interface Piece {
  readonly text: string;
  readonly mentions?: readonly Mention[];
  readonly notes?: readonly string[];
}

/** Fills a message's variant for one platform. Reports every problem at once, so that a form can show them all. */
export function composePost(composition: Composition): Result<ComposedText, readonly ComposeProblem[]> {
  const { message, rules, voice, language } = composition;
  const variant = findVariant(message, rules.platform, language, voice);
  if (!variant) return err([{ kind: 'no-variant', platform: rules.platform, voice, language }]);

  const filled = parseTemplate(variant.text).map((part) => fillPart(part, composition));
  const problems = filled.flatMap((piece) => (piece.ok ? [] : [piece.error]));
  if (problems.length > 0) return err(problems);

  const pieces = filled.flatMap((piece) => (piece.ok ? [piece.value] : []));
  return ok({
    text: tidyText(pieces.map((piece) => piece.text).join('')),
    mentions: pieces.flatMap((piece) => piece.mentions ?? []),
    notes: [...new Set(pieces.flatMap((piece) => piece.notes ?? []))],
  });
}

function fillPart(part: TemplatePart, composition: Composition): Result<Piece, ComposeProblem> {
  switch (part.kind) {
    case 'text':
      return ok({ text: part.text });
    case 'placeholder':
      return fillPlaceholder(part.key, composition);
    case 'link': {
      const link = composition.pack.links.find(({ key }) => key === part.key);
      return link ? ok({ text: link.url }) : err({ kind: 'unknown-token', token: `{link:${part.key}}` });
    }
    case 'tag':
      return fillTag(part.key, composition);
    case 'hashtags':
      return ok(fillHashtags(composition));
  }
}

function fillPlaceholder(
  key: string,
  { pack, answers, language }: Composition,
): Result<Piece, ComposeProblem> {
  const placeholder = pack.placeholders.find((candidate) => candidate.key === key);
  if (!placeholder) return err({ kind: 'unknown-token', token: `{${key}}` });
  const answer = Object.hasOwn(answers, key) ? (answers[key] ?? '').trim() : '';
  if (answer === '') return err({ kind: 'unanswered', placeholder });
  return ok({ text: placeholder.type === 'date' ? nameDay(answer, language) : answer });
}

/**
 * A date as its language writes it, with the weekday: `Tuesday, November 3, 2026`, `martes, 3 de noviembre de 2026`. It
 * is answered once, so that no language can have another day. What is no date stands as it was typed, and is told of.
 */
function nameDay(answer: string, language: Language): string {
  const day = Day.safeParse(answer);
  return day.success ? describeDay(day.data, language) : answer;
}

function fillTag(key: string, { pack, message, rules }: Composition): Result<Piece, ComposeProblem> {
  const tag = pack.tags.find((candidate) => candidate.key === key);
  const use = message.tags.find((candidate) => candidate.tag === key);
  if (!tag || !use) return err({ kind: 'unknown-token', token: `{@${key}}` });
  return ok(pieceOf(resolveTag(tag, use, rules)));
}

function pieceOf(resolved: ResolvedTag): Piece {
  switch (resolved.kind) {
    case 'handle':
      return { text: resolved.text };
    case 'by-id':
      return { text: resolved.text, mentions: [resolved.mention] };
    case 'name':
      return { text: resolved.text, notes: [resolved.why] };
    case 'omitted':
      return { text: '', notes: [resolved.why] };
  }
}

function fillHashtags({ message, hashtags, rules }: Composition): Piece {
  const chosen = message.hashtags.filter((tag) => hashtags.has(tag));
  const kept = rules.hashtags.max === undefined ? chosen : chosen.slice(0, rules.hashtags.max);
  const left = chosen.slice(kept.length);
  const text = kept.map((tag) => `#${tag}`).join(' ');
  if (left.length === 0) return { text };
  const names = left.map((tag) => `#${tag}`).join(', ');
  return {
    text,
    notes: [`${rules.name} takes ${rules.hashtags.max} of these hashtags, so ${names} is left out`],
  };
}
