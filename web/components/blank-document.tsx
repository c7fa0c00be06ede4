import type { CompanionTemplate } from '#core/companion/companion-template.ts';
import { fillDocument } from '#core/companion/fill-document.ts';
import type { Language } from '#core/ids.ts';
import { FilledDocumentText } from './filled-document.tsx';

export interface BlankDocumentProps {
  readonly links: readonly { readonly key: string; readonly url: string }[];
  readonly template: CompanionTemplate;
  /** The first that it has a wording in, where none is said. */
  readonly language?: Language | undefined;
}

/** A companion before any office has filled it in: what is asked for is named where it will stand. */
export const BlankDocument = ({ links, template, language }: BlankDocumentProps) => {
  const shown = language ?? template.wordings[0]?.language;
  if (shown === undefined) return null;
  // Optional parts stand there too, so that whoever reads the template sees all of it.
  const whole = { ...template, fields: template.fields.map((field) => ({ ...field, required: true })) };
  const document = fillDocument({
    pack: { links },
    template: whole,
    language: shown,
    answers: {},
    claims: [],
  });
  return <FilledDocumentText document={document} />;
};
