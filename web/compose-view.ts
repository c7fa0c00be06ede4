import { type ComposedDraft, composeDraft, sampleAnswers } from '#core/compose/compose-draft.ts';
import { variantsOf } from '#core/compose/wordings.ts';
import type { GuardrailSubject } from '#core/guardrails/guardrail.ts';
import type { GuardrailFacts } from '#core/guardrails/held-back.ts';
import type { Office } from '#core/office.ts';
import { checkOwnMessage, faultsOf } from '#core/own-pack/check-own-pack.ts';
import type { OwnMessage } from '#core/own-pack/own-pack.ts';
import { speaks } from '#core/own-pack/wording.ts';
import { type Slot, slotAt, type Zone } from '#core/slot.ts';
import { DAY, type Instant, later } from '#core/time.ts';
import type { FormState } from './forms/form-state.ts';
import { extrasIn, type MessageFrame, messageIn, type Tongue, wordingIn } from './forms/message-form.ts';
import type { Place } from './place-env.ts';

/** What the composer is shown for: a message of a pack, and whose facts fill it. */
export interface ComposeView extends MessageFrame {
  readonly place: Place;
  /** The office, where the pack is one's: its facts stand in the previews. */
  readonly office: Office | undefined;
  /** Account lines by platform, as far as channels are set up. */
  readonly channels: readonly { readonly platform: string; readonly name: string; readonly handle: string }[];
  /** What the office is judged by; an association's texts are judged by the rules as shipped. */
  readonly facts: GuardrailFacts | undefined;
  readonly now: Instant;
  /** The stored version that the form began with; 0 for a new message. */
  readonly seen: number;
  readonly stored: OwnMessage | undefined;
  /** The tab that is shown. */
  readonly shown: Tongue;
  readonly form: FormState;
  /** Whether what is stored is shown beside what is being written, after both were changed at once. */
  readonly beside: boolean;
}

/** A draft on one platform, as the guardrails read it. */
export interface DraftPreview extends ComposedDraft {
  readonly subject: GuardrailSubject;
}

/** An office that a pack's examples speak of: what `WordingNotes` has to know of one. */
export type Speaker = Pick<Office, 'website' | 'zone' | 'official'>;

/** The shown tab on every platform that it goes to. */
export function previewDraft(view: ComposeView): readonly DraftPreview[] {
  const { pack, office, shown, form, rules, now, place } = view;
  const wording = wordingIn(form.values, shown, rules);
  // A message without a title cannot be saved yet, and is previewed all the same.
  const message = extrasIn(form.values, pack, [...variantsOf([wording])], view.stored?.message);
  const slot = slotAt(now, place.zone);
  return composeDraft(pack, message, wording, sampleAnswers(pack.placeholders, office), rules).map(
    (draft) => ({ ...draft, subject: subjectOf(draft, shown, slot) }),
  );
}

function subjectOf(draft: ComposedDraft, { language, voice }: Tongue, slot: Slot): GuardrailSubject {
  const { rules, text, mentions, image } = draft;
  return {
    platform: rules.platform,
    voice,
    language,
    text,
    mentions: [...mentions],
    ...(image && { image }),
    slot,
    notAfter: later(slot.due, DAY),
  };
}

/**
 * What keeps the shown language from being published as it stands: also with the longest answers that offices may give,
 * and beside the message's other languages. Nothing for a language that says nothing yet.
 */
export function faultsOfDraft(view: ComposeView): readonly string[] {
  const { pack, form, rules, shown, stored } = view;
  // What is written is looked at before it has a title.
  const values = { ...form.values, title: 'Message' };
  const reading = messageIn(values, view, stored?.message);
  if (!reading.ok || !speaks(reading.message, shown.language)) return [];
  const faults = faultsOf(checkOwnMessage(pack, reading.message, rules), reading.message, shown.language);
  return [...new Set(faults.map(({ message }) => message))];
}

/** The office itself, or for an association the one that its pack's examples speak of. */
export function speakerOf({ office, pack, place }: ComposeView): Speaker {
  return office ?? exampleOffice(sampleAnswers(pack.placeholders, undefined), pack, place.zone);
}

function exampleOffice(
  answers: ReturnType<typeof sampleAnswers>,
  { placeholders }: MessageFrame['pack'],
  zone: Zone,
): Speaker {
  const website = placeholders.find(({ from }) => from === 'office.website');
  const url = URL.parse((website && answers[website.key]) ?? '') ?? EXAMPLE_WEBSITE;
  return { website: url.href, zone, official: { name: '', title: '' } };
}

const EXAMPLE_WEBSITE = new URL('https://elections.example.gov');
