import { describeCard } from '#core/card/card-alt.ts';
import { checkCard, checkLetters, type WantedCard } from '#core/card/check-card.ts';
import type { CardContent } from '#core/card/content.ts';
import { type CardDesign, designCard } from '#core/card/design-card.ts';
import { type Identity, plainIdentity } from '#core/card/identity.ts';
import type { FieldProblem } from '#core/field-problem.ts';
import type { Office } from '#core/office.ts';
import { err, ok, type Result } from '#core/result.ts';
import type { Clock } from '#ports/clock.ts';
import type { MediaLibrary, StoredMedia } from '#ports/media.ts';
import type { MeasuredPicture, Pictures } from '#ports/pictures.ts';
import type { OfficeStore } from '#ports/store.ts';

export interface Drawing {
  readonly clock: Clock;
  readonly media: MediaLibrary;
  readonly pictures: Pictures;
}

/** A card that can be drawn. */
export interface PreparedCard {
  readonly content: CardContent;
  readonly identity: Identity;
  readonly designs: readonly CardDesign[];
  /** The description that follows from the words on it. */
  readonly alt: string;
  /** What is different from what was typed, in sentences. */
  readonly notes: readonly string[];
}

/** How an office looks on its cards: as it has chosen, or plainly. */
export async function readIdentity(
  { clock }: Pick<Drawing, 'clock'>,
  office: OfficeStore,
  profile: Office,
): Promise<Identity> {
  return (await office.images.readIdentity()) ?? plainIdentity(profile, clock.now());
}

/** Lays out a card from what was typed, with everything that is wrong with it, by field. */
export async function prepareCard(
  parts: Drawing,
  office: OfficeStore,
  profile: Office,
  wanted: WantedCard,
): Promise<Result<PreparedCard, readonly FieldProblem[]>> {
  const letters = await parts.pictures.letters();
  const checked = checkCard(wanted, letters);
  if (!checked.ok) return checked;
  const { content, notes } = checked.value;
  const identity = await readIdentity(parts, office, profile);
  if (checkLetters('name', identity.name, letters).length > 0) return err([NAME_TROUBLE]);
  const designs = designCard(content, identity, letters);
  if (!designs.ok) {
    return err(designs.error.map((problem) => (problem.field === 'identity' ? NAME_TROUBLE : problem)));
  }
  return ok({ content, identity, designs: designs.value, alt: describeCard(content, identity), notes });
}

/** The picture of every size of a card, in the order of its designs. */
export async function drawDesigns(
  parts: Drawing,
  { identity, designs }: Pick<PreparedCard, 'identity' | 'designs'>,
): Promise<readonly MeasuredPicture[]> {
  const logo = identity.logo && (await readLogo(parts, identity.logo.mediaId));
  return Promise.all(designs.map((design) => parts.pictures.draw(design, logo)));
}

async function readLogo(
  { media }: Drawing,
  id: NonNullable<Identity['logo']>['mediaId'],
): Promise<StoredMedia> {
  const stored = await media.read(id);
  if (!stored) throw new Error(`The logo ${id} is not in the media library`);
  return stored;
}

const NAME_TROUBLE: FieldProblem = {
  field: '',
  message:
    'Your office’s name cannot be written on a card as it is. Give another one under “How cards look”.',
};
