import { describe, expect, it } from 'vitest';
import { judgePost, openFindings } from '#core/guardrails/judge-post.ts';
import { contextOf, subjectOf } from './setting.ts';

const TEXT = 'VOTING IS EASY. Vote for Jones, not [NAME]. Re-elect Jones.';
const judge = (text: string) => judgePost(subjectOf(text), contextOf());

describe('a post', () => {
  it('is judged by every rule, the gravest findings first', () => {
    expect(judge(TEXT).map(({ rule }) => rule)).toEqual([
      'unresolved-placeholder',
      'vote-for-against',
      'vote-for-against',
      'capitals',
    ]);
  });

  it('is kept back by what blocks, and not by a warning', () => {
    expect(openFindings(judge(TEXT), []).map(({ words }) => words)).toEqual([
      '[NAME]',
      'Vote for',
      'Re-elect',
    ]);
    expect(openFindings(judge('VOTING IS EASY.'), [])).toEqual([]);
  });

  it('may go out with the very words that an approver let through, and with no others', () => {
    const override = { rule: 'vote-for-against', field: 'text', words: 'Vote for' } as const;
    expect(openFindings(judge('Vote for Jones.'), [override])).toEqual([]);
    expect(openFindings(judge('Re-elect Jones.'), [override])).toHaveLength(1);
    expect(openFindings(judge('Vote for Jones.'), [{ ...override, field: 'alt' }])).toHaveLength(1);
  });

  it('cannot be let through where a rule blocks without override', () => {
    const override = { rule: 'unresolved-placeholder', field: 'text', words: '[NAME]' } as const;
    expect(openFindings(judge('Hello [NAME]'), [override])).toHaveLength(1);
  });
});
