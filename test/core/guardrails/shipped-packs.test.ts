import { describe, expect, it } from 'vitest';
import type { GuardrailContext, TagFact } from '#core/guardrails/context.ts';
import { judgePost } from '#core/guardrails/judge-post.ts';
import type { Pack } from '#core/pack.ts';
import type { TextRules } from '#core/text-rules.ts';
import { compose, exampleAnswers, imageOf, library, wordingsOf } from '#test/templates/shipped-packs.ts';
import { contextOf, subjectOf } from './setting.ts';

const WORDINGS = library
  .list()
  .flatMap(wordingsOf)
  .map((wording) => [wording.name, wording] as const);

describe('a message of a shipped pack', () => {
  it.each(WORDINGS)('%s, is not kept back by any rule', (_, wording) => {
    const { pack, rules, language, voice } = wording;
    const image = imageOf(wording);
    const text = compose(wording, exampleAnswers(pack));
    const subject = subjectOf(text, { language, voice, ...(image && { image }) });
    const found = judgePost(subject, contextFor(pack, rules));
    // Where a platform asks for an image and the message has none, the office adds its own.
    const keptBack = found.filter(({ severity, rule }) => severity !== 'warn' && rule !== 'missing-image');
    expect(keptBack).toEqual([]);
  });
});

/** Without a calendar: the dates of a pack's examples are those of no state. */
function contextFor(pack: Pack, { platform }: TextRules): GuardrailContext {
  const { calendar: _, ...context } = contextOf({ platform });
  // A newspaper that prints an office's piece is an address that the office has put on its list.
  const allowed = ['news.example.com'];
  const links = { domain: 'elections.example.gov', allowed, verdicts: new Map() };
  return { ...context, links, tags: pack.tags.map(tagFact) };
}

function tagFact({ name, handles }: Pack['tags'][number]): TagFact {
  const entries = Object.entries(handles).flatMap(([platform, handle]) =>
    handle && 'handle' in handle ? [[platform, handle.handle] as const] : [],
  );
  return { name, handles: Object.fromEntries(entries) };
}
