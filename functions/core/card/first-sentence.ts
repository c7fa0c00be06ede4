/** Words that end in a period without ending a sentence. */
const ABBREVIATION =
  /(?:^|[\s(])(?:\p{Lu}\.(?:\p{Lu}\.)*|St|Mr|Mrs|Ms|Dr|No|Sr|Sra|Jr|vs|a\.m|p\.m|[Ee]\.g|[Ii]\.e)\.?$/u;

/**
 * What of a post's text stands on a card at first: its first whole sentence, without hashtags, links and tags. People
 * change it as they like.
 */
export function firstSentence(text: string): string {
  const paragraphs = text.split(/\n+/).map(strip);
  const first = paragraphs.find((paragraph) => paragraph !== '') ?? '';
  let end = 0;
  for (const match of first.matchAll(/[.!?]["”’)]?(?=\s|$)/gu)) {
    end = match.index + match[0].length;
    // A period may belong to an abbreviation.
    if (!ABBREVIATION.test(first.slice(0, match.index + 1))) return first.slice(0, end);
  }
  return first;
}

function strip(paragraph: string): string {
  return paragraph
    .replace(/https?:\/\/\S+/gu, '')
    .replace(/(?:^|\s)#[\p{L}\p{N}_]+/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();
}
