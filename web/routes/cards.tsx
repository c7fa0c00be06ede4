import { Hono } from 'hono';
import { NO_CARD, type WantedCard } from '#core/card/check-card.ts';
import { SizeName } from '#core/card/size.ts';
import { suggestCard } from '#core/card/suggest-card.ts';
import { Language, PackId } from '#core/ids.ts';
import { findMessage } from '#core/pack.ts';
import { keepCard } from '#use-cases/keep-card.ts';
import { drawDesigns, prepareCard, readIdentity } from '#use-cases/prepare-card.ts';
import { setIdentity } from '#use-cases/set-identity.ts';
import { firstProblems } from '../forms/failed-form.ts';
import type { FormState } from '../forms/form-state.ts';
import { CardFields, IdentityForm, KeepCardForm, wantedOf } from '../forms/image-forms.ts';
import { readForm } from '../forms/read-form.ts';
import { identityPath, imagesPath } from '../image-paths.ts';
import type { OfficeContext, OfficeEnv } from '../office-env.ts';
import { freshIdentity, IdentityPage } from '../pages/identity.tsx';
import { NewCardPage } from '../pages/new-card.tsx';
import type { Services } from '../services.ts';
import { goOn } from '../session/go-on.ts';
import { requireAbility } from '../session/require-ability.tsx';
import { showPage } from '../show-page.tsx';

/** Cards that Clarion draws, and how an office looks on them. Below `/offices/:office`. */
export function cardRoutes(services: Services): Hono<OfficeEnv> {
  const { packs, rules, chance } = services;
  const routes = new Hono<OfficeEnv>();
  const write = requireAbility('write');

  routes.get('/images/new-card', write, async (c) => {
    const { from, show } = c.req.query();
    const wanted = from === undefined ? readQuery(c) : await takeWords(c, from);
    if (!wanted) return c.notFound();
    return showCard(c, { wanted, form: { values: { ...wanted }, errors: {} }, drawn: show === 'yes' });
  });

  routes.get('/images/preview/:size', write, async (c) => {
    const size = SizeName.safeParse(c.req.param('size'));
    const wanted = readQuery(c);
    if (!size.success || !wanted) return c.notFound();
    const prepared = await prepareCard(services, c.var.office, c.var.profile, wanted);
    if (!prepared.ok) return c.notFound();
    const designs = prepared.value.designs.filter((design) => design.size.name === size.data);
    const [drawn] = await drawDesigns(services, { ...prepared.value, designs });
    if (!drawn) return c.notFound();
    return c.body(new Uint8Array(drawn.bytes), 200, { 'content-type': drawn.mimeType });
  });

  routes.post('/images/cards', write, async (c) => {
    const reading = await readForm(c.req, KeepCardForm);
    if (!reading.ok) return c.notFound();
    const { image: id, look, alt, ...fields } = reading.value;
    const { office, profile, actor, session } = c.var;
    const wanted = wantedOf(fields);
    const kept = await keepCard(services, office, profile, { id, wanted, look, alt, by: actor });
    if (!kept.ok) {
      const form = { values: { ...wanted, alt }, errors: firstProblems(kept.error) };
      return showCard(c, { wanted, form, drawn: true, imageId: id });
    }
    const notice = 'The card is among your images. Posts can show it now.';
    return goOn(c, services, session, imagesPath(profile.id), notice);
  });

  routes.get('/identity', write, async (c) => {
    const identity = await readIdentity(services, c.var.office, c.var.profile);
    return showIdentity(c, freshIdentity(identity));
  });

  routes.post('/identity', write, async (c) => {
    const reading = await readForm(c.req, IdentityForm);
    if (!reading.ok) return showIdentity(c, reading, 422);
    const { office, profile, actor, session } = c.var;
    const { seen: _, ...values } = reading.value;
    const set = await setIdentity(services, office, { ...reading.value, by: actor });
    if (set.ok) {
      const notice = 'Saved. Every new card looks like this.';
      return goOn(c, services, session, identityPath(profile.id), notice);
    }
    return set.error.kind === 'problems'
      ? showIdentity(c, { values, errors: firstProblems(set.error.problems) }, 422)
      : showIdentity(c, { values, errors: {} }, 409);
  });

  async function showIdentity(
    c: OfficeContext,
    form: FormState,
    status: 200 | 409 | 422 = 200,
  ): Promise<Response> {
    const { office, profile } = c.var;
    const [identity, images] = await Promise.all([
      readIdentity(services, office, profile),
      office.images.list(),
    ]);
    const page = (
      <IdentityPage office={profile} {...{ identity, images, form }} changedMeanwhile={status === 409} />
    );
    return showPage(c, page, status);
  }

  interface CardInForm {
    readonly wanted: WantedCard;
    readonly form: FormState;
    /** Whether the card shall be drawn, and whatever is wrong with it told. */
    readonly drawn: boolean;
    readonly imageId?: string;
  }

  async function showCard(c: OfficeContext, { wanted, form, drawn, imageId }: CardInForm): Promise<Response> {
    const { office, profile } = c.var;
    const prepared = drawn ? await prepareCard(services, office, profile, wanted) : undefined;
    const errors = { ...form.errors, ...(prepared?.ok === false && firstProblems(prepared.error)) };
    const alt = prepared?.ok ? { alt: prepared.value.alt } : {};
    const page = (
      <NewCardPage
        office={profile}
        packs={await packs.list({ officeId: profile.id })}
        wanted={wanted}
        form={{ values: { ...alt, ...form.values }, errors }}
        prepared={prepared?.ok ? prepared.value : undefined}
        imageId={imageId ?? chance.id()}
      />
    );
    return showPage(c, page, Object.keys(errors).length > 0 ? 422 : 200);
  }

  /** The words of a message, named as `pack/message`; undefined where there is none of that name. */
  async function takeWords(c: OfficeContext, from: string): Promise<WantedCard | undefined> {
    if (from === '') return NO_CARD;
    const [packId, messageId = ''] = from.split('/');
    const id = PackId.safeParse(packId);
    const pack = id.success ? await packs.find({ officeId: c.var.profile.id }, id.data) : undefined;
    const message = pack && findMessage(pack, messageId);
    if (!pack || !message) return undefined;
    const wished = Language.safeParse(c.req.query('language'));
    const [first] = message.variants;
    const language = wished.data ?? first?.language;
    return language && suggestCard({ pack, message, office: c.var.profile, rules }, language);
  }

  return routes;
}

/** The card that an address asks for; undefined where a layout is named that there is not. */
function readQuery(c: OfficeContext): WantedCard | undefined {
  const fields = CardFields.parse(c.req.query());
  const layout = fields.layout === '' ? NO_CARD.layout : fields.layout;
  const language = fields.language === '' ? NO_CARD.language : fields.language;
  return ['statement', 'principle', 'date'].includes(layout) ? { ...fields, layout, language } : undefined;
}
