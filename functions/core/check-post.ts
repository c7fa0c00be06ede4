import type { Image } from './pack.ts';
import { unfilledIn } from './template.ts';
import { countText, hashtagsIn, linksIn, mentionsIn } from './text-count.ts';
import type { TextRules } from './text-rules.ts';

/** What stands in a post, as far as a platform's limits are concerned. */
export interface PostContent {
  readonly text: string;
  readonly image: Image | undefined;
}

/** Which part of a post a problem is about, so that a form can show it there. */
export type PostField = 'text' | 'image' | 'alt';

export interface PostProblem {
  readonly field: PostField;
  /** What is wrong, what is allowed, and what to do. */
  readonly message: string;
}

/** Everything that keeps a post from going out on its platform as it stands; empty if it may. */
export function checkPost(content: PostContent, rules: TextRules): readonly PostProblem[] {
  return [...checkText(content.text, rules), ...checkImage(content.image, rules)];
}

function checkText(text: string, rules: TextRules): readonly PostProblem[] {
  const problems: PostProblem[] = [];
  const report = (message: string) => problems.push({ field: 'text', message });
  const { name, text: limit } = rules;

  if (text.trim() === '') report(`The ${name} text is empty. Write what should be posted.`);
  const unfilled = unfilledIn(text);
  if (unfilled.length > 0)
    report(`${unfilled.join(', ')} still has to be filled in. Write the real words there.`);
  const length = countText(text, limit.unit);
  if (length > limit.max) {
    report(
      `The ${name} text counts ${length}; ${name} allows ${limit.max}. Shorten it by ${length - limit.max}.`,
    );
  }
  // Counting takes most of the time that a text of thousands takes, so only what is limited is counted.
  const limitTo = (max: number | undefined, what: string, count: () => number) => {
    const found = max === undefined ? 0 : count();
    if (max === undefined || found <= max) return;
    report(`The ${name} text has ${found} ${what}; ${name} allows ${max}. Take out ${found - max}.`);
  };
  limitTo(rules.hashtags.max, 'hashtags', () => hashtagsIn(text).length);
  limitTo(rules.links.max, 'different links', () => new Set(linksIn(text)).size);
  limitTo(rules.mentions.max, 'tags', () => mentionsIn(text).length);
  return problems;
}

function checkImage(image: Image | undefined, { name, image: rules }: TextRules): readonly PostProblem[] {
  if (!image) {
    return rules.required
      ? [{ field: 'image', message: `${name} posts need an image. Choose one, or leave ${name} out.` }]
      : [];
  }
  const problems: PostProblem[] = [];
  const report = (field: PostField, message: string) => problems.push({ field, message });
  const alt = [...image.alt.trim()].length;
  if (alt === 0) {
    report(
      'alt',
      'The image has no description (alt text). Say in a sentence what it shows, for people who cannot see it.',
    );
  }
  if (alt > rules.maxAlt) {
    report(
      'alt',
      `The image description counts ${alt}; ${name} allows ${rules.maxAlt}. Shorten it by ${alt - rules.maxAlt}.`,
    );
  }
  if (!rules.mimeTypes.includes(image.mimeType)) {
    report(
      'image',
      `${name} takes ${rules.mimeTypes.join(' or ')}; this image is ${image.mimeType}. Choose another.`,
    );
  }
  if (image.bytes > rules.maxBytes) {
    report(
      'image',
      `The image is ${megabytes(image.bytes)}; ${name} allows ${megabytes(rules.maxBytes)}. Choose a smaller one.`,
    );
  }
  if (rules.minWidth !== undefined && image.width < rules.minWidth) {
    report(
      'image',
      `The image is ${image.width} pixels wide; ${name} needs at least ${rules.minWidth}. Choose a larger one.`,
    );
  }
  const ratio = image.width / image.height;
  if (rules.ratio && (ratio < rules.ratio.min || ratio > rules.ratio.max)) {
    report(
      'image',
      `The image is ${image.width}×${image.height}; ${name} allows ${rules.ratio.min} to ${rules.ratio.max} times as wide as high. Crop it or choose another.`,
    );
  }
  return problems;
}

function megabytes(bytes: number): string {
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
