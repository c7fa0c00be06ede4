import * as z from 'zod';
import type { Answers } from './compose-post.ts';
import type { FieldProblem } from './field-problem.ts';
import type { Placeholder } from './pack.ts';

/** The form field in which a placeholder is answered. */
export function answerField(key: string): string {
  return `answers.${key}`;
}

/** What is wrong with the answers to the given placeholders; an unanswered optional one is fine. */
export function checkAnswers(
  placeholders: readonly Placeholder[],
  answers: Answers,
): readonly FieldProblem[] {
  return placeholders.flatMap((placeholder) => {
    const message = checkAnswer(placeholder, (answers[placeholder.key] ?? '').trim());
    return message === undefined ? [] : [{ field: answerField(placeholder.key), message }];
  });
}

function checkAnswer(placeholder: Placeholder, answer: string): string | undefined {
  const { label, type, max_length: max, example } = placeholder;
  if (answer === '') {
    return placeholder.required ? `${label} is missing. Write it, for example: ${example}.` : undefined;
  }
  const length = [...answer].length;
  if (length > max)
    return `${label} counts ${length} characters; ${max} are allowed. Shorten it by ${length - max}.`;
  if (/[{}[\]]/.test(answer)) return `${label} holds a bracket. Write the words alone, without { } [ ].`;
  if (/[\p{Cc}\u2028\u2029]/u.test(answer)) return `${label} holds a line break. Write it in one line.`;
  switch (type) {
    case 'text':
      return undefined;
    case 'url':
      return z.url({ protocol: /^https$/ }).safeParse(answer).success
        ? undefined
        : `${label} has to be a whole web address that begins with https://, for example: ${example}.`;
    case 'date':
      return z.iso.date().safeParse(answer).success
        ? undefined
        : `${label} has to be a date as year-month-day, for example: ${example}.`;
    case 'choice':
      return placeholder.choices?.includes(answer)
        ? undefined
        : `${label} has to be one of: ${placeholder.choices?.join(', ')}.`;
  }
}
