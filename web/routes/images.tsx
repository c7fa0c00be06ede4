import { Hono } from 'hono';
import { ImageId, isUsable, type LibraryImage } from '#core/library-image.ts';
import { can } from '#core/member.ts';
import { changeAlt } from '#use-cases/change-alt.ts';
import { removeImage } from '#use-cases/remove-image.ts';
import { uploadImage } from '#use-cases/upload-image.ts';
import { firstProblems } from '../forms/failed-form.ts';
import { type FormState, freshForm } from '../forms/form-state.ts';
import { AltForm } from '../forms/image-forms.ts';
import { readForm } from '../forms/read-form.ts';
import { readImageUpload } from '../forms/uploaded-image.ts';
import { imagePath, imagesPath } from '../image-paths.ts';
import type { OfficeContext, OfficeEnv } from '../office-env.ts';
import { ImagePage, RemoveImagePage } from '../pages/image.tsx';
import { ImagesPage } from '../pages/images.tsx';
import type { Services } from '../services.ts';
import { goOn } from '../session/go-on.ts';
import { requireAbility } from '../session/require-ability.tsx';
import { showPage } from '../show-page.tsx';

/** The images that an office keeps. Below `/offices/:office`. */
export function imageRoutes(services: Services): Hono<OfficeEnv> {
  const { chance } = services;
  const routes = new Hono<OfficeEnv>();
  const write = requireAbility('write');

  routes.get('/images', requireAbility('read'), (c) => showImages(c, freshForm()));

  routes.post('/images', write, async (c) => {
    const upload = await readImageUpload(c.req);
    if (!upload.ok) return showImages(c, upload.form, 422);
    const { office, profile, actor, session } = c.var;
    const uploaded = await uploadImage(services, office, { ...upload, by: actor });
    if (!uploaded.ok) {
      const values = { alt: upload.alt, image: upload.id };
      return showImages(c, { values, errors: firstProblems(uploaded.error) }, 422);
    }
    const { image, notes } = uploaded.value;
    const next = isUsable(image) ? 'Posts can show it now.' : 'Describe it, so that posts can show it.';
    const notice = ['The image is among your images.', ...notes, next].join(' ');
    return goOn(c, services, session, imagePath(profile.id, image.id), notice);
  });

  routes.get('/images/:image', write, async (c) => {
    const image = await findImage(c);
    return image ? showImage(c, image, freshForm({ alt: image.alt })) : c.notFound();
  });

  routes.post('/images/:image', write, async (c) => {
    const image = await findImage(c);
    const reading = await readForm(c.req, AltForm);
    if (!image || !reading.ok) return c.notFound();
    const { office, profile, actor, session } = c.var;
    const { alt } = reading.value;
    const changed = await changeAlt(office, { id: image.id, alt, by: actor });
    if (changed.ok) return goOn(c, services, session, imagesPath(profile.id), 'The description is saved.');
    if (changed.error.kind === 'unknown-image') return c.notFound();
    return showImage(c, image, { values: { alt }, errors: firstProblems(changed.error.problems) }, 422);
  });

  routes.get('/images/:image/remove', write, async (c) => {
    const image = await findImage(c);
    return image ? showPage(c, <RemoveImagePage office={c.var.profile} image={image} />) : c.notFound();
  });

  routes.post('/images/:image/remove', write, async (c) => {
    const { office, profile, actor, session } = c.var;
    const id = ImageId.safeParse(c.req.param('image'));
    const removed = id.success && (await removeImage(office, { id: id.data, by: actor }));
    if (!removed) return c.notFound();
    return goOn(
      c,
      services,
      session,
      imagesPath(profile.id),
      'The image is removed. Posts that show it keep it.',
    );
  });

  async function showImages(c: OfficeContext, form: FormState, status: 200 | 422 = 200): Promise<Response> {
    const { office, profile, member } = c.var;
    const images = (await office.images.list()).toSorted((one, other) => (one.at < other.at ? 1 : -1));
    const mayWrite = can(member, { officeId: profile.id }, 'write');
    const fresh = { ...form, values: { image: chance.id(), ...form.values } };
    return showPage(
      c,
      <ImagesPage office={profile} images={images} form={fresh} mayWrite={mayWrite} />,
      status,
    );
  }

  return routes;
}

async function findImage(c: OfficeContext): Promise<LibraryImage | undefined> {
  const id = ImageId.safeParse(c.req.param('image'));
  return id.success ? c.var.office.images.read(id.data) : undefined;
}

function showImage(
  c: OfficeContext,
  image: LibraryImage,
  form: FormState,
  status: 200 | 422 = 200,
): Promise<Response> {
  return showPage(c, <ImagePage office={c.var.profile} image={image} form={form} />, status);
}
