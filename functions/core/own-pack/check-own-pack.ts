import { checkFit } from '#core/check-pack/check-fit.ts';
import { checkParts } from '#core/check-pack/check-header.ts';
import { checkMessage } from '#core/check-pack/check-message.ts';
import type { Fault } from '#core/check-pack/fault.ts';
import type { Language } from '#core/ids.ts';
import type { Message } from '#core/pack.ts';
import type { TextRules } from '#core/text-rules.ts';
import { headerFromDraft, packFromDraft } from './draft-as-pack.ts';
import { type DraftMessage, isOfOneOffice, type OwnPack } from './own-pack.ts';

/** What a pack itself still lacks, or has wrong, beside its messages. The path leads to the field. */
export function checkDesk(pack: OwnPack): readonly Fault[] {
  const faults: Fault[] = [...checkParts(pack)];
  const ask = (field: keyof OwnPack, message: string) => faults.push({ path: [field], message });
  if (pack.summary === '') ask('summary', 'Say in a sentence or two what the pack is for.');
  if (pack.source === '') ask('source', 'Say who wrote the contents, or where they come from.');
  const isOneOffices = isOfOneOffice(pack);
  if (pack.license === '' && !isOneOffices) {
    ask('license', 'Say under which terms others may use it, such as “For members of our association”.');
  }
  if (pack.review_by === undefined) ask('review_by', 'Say by which day somebody looks through it again.');
  const strange = pack.required.filter((language) => !pack.languages.includes(language));
  if (strange.length > 0) {
    ask('required', `The pack has no language ${strange.join(', ')}, so no message can have it.`);
  }
  if (!isOneOffices && !pack.placeholders.some(({ local }) => local)) {
    const message = 'Add a placeholder that makes a text the office’s own, such as its name.';
    faults.push({ path: ['placeholders'], message });
  }
  return faults;
}

/** A message without the wordings of other languages, and without those that are empty. */
export function inLanguages(message: DraftMessage, languages: readonly Language[]): Message {
  const variants = message.variants.filter(
    ({ language, text }) => languages.includes(language) && text.trim() !== '',
  );
  return { ...message, variants };
}

/**
 * Everything that keeps a message from being published as far as it is written: what it refers to and the pack has not,
 * what does not fit its platforms, and what its languages do not say alike. Positions are those of `message.variants`.
 */
export function checkOwnMessage(
  pack: OwnPack,
  message: DraftMessage,
  rules: readonly TextRules[],
): readonly Fault[] {
  const written = message.variants.flatMap(({ text }, index) => (text.trim() === '' ? [] : [index]));
  const finished = inLanguages(
    message,
    message.variants.map(({ language }) => language),
  );
  if (finished.variants.length === 0) return [{ path: ['variants'], message: 'Nothing is written yet.' }];
  const whole = packFromDraft(pack, [message]);
  const around = { ...headerFromDraft(pack), isOneOffices: isOfOneOffice(pack) };
  const fit = checkFit(finished, whole, rules);
  // An office that posts a message of its own chooses a picture or makes a card then.
  const isPictureLeft = around.isOneOffices && message.media === undefined;
  const found = [
    ...checkMessage(finished, around),
    ...(isPictureLeft ? fit.filter(({ path: [field] }) => field !== 'media') : fit),
  ];
  return found.map((fault) => {
    const [list, at, ...rest] = fault.path;
    if (list !== 'variants' || typeof at !== 'number') return fault;
    return { ...fault, path: ['variants', written[at] ?? at, ...rest] };
  });
}

/** Those faults that concern one language, and those that concern every one. */
export function faultsOf(
  faults: readonly Fault[],
  { variants }: DraftMessage,
  language: Language,
): readonly Fault[] {
  return faults.filter(({ path: [list, at] }) => {
    if (list !== 'variants' || typeof at !== 'number') return true;
    return variants[at]?.language === language;
  });
}
