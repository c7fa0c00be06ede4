import { Hono } from 'hono';
import type { AssociationEnv } from '../association-env.ts';
import type { OfficeEnv } from '../office-env.ts';
import type { PlaceEnv } from '../place-env.ts';
import type { Services } from '../services.ts';
import { enterAssociationPlace, enterOfficePlace } from '../session/enter-place.tsx';
import { editPackRoutes } from './edit-pack.tsx';
import { ownCompanionRoutes } from './own-companions.tsx';
import { browsePackRoutes } from './own-packs.tsx';
import { packListRoutes } from './pack-lists.tsx';
import { packPictureRoutes } from './pack-pictures.tsx';
import { packStepRoutes } from './pack-steps.tsx';
import { toolkitRoutes } from './toolkits.tsx';

/** The packs of an office: those that it can choose messages from, and those that it writes. Below `/offices/:office`. */
export function packRoutes(services: Services): Hono<OfficeEnv> {
  const routes = new Hono<OfficeEnv>();
  routes.use('/packs', enterOfficePlace(services));
  routes.use('/packs/*', enterOfficePlace(services));
  for (const below of pagesOf(services)) routes.route('/', below);
  return routes;
}

/** The same for an association. Below `/associations/:association`. */
export function associationPackRoutes(services: Services): Hono<AssociationEnv> {
  const routes = new Hono<AssociationEnv>();
  routes.use('/packs', enterAssociationPlace(services));
  routes.use('/packs/*', enterAssociationPlace(services));
  for (const below of pagesOf(services)) routes.route('/', below);
  return routes;
}

function pagesOf(services: Services): readonly Hono<PlaceEnv>[] {
  // Toolkits first: to the others `import` would be the id of a pack.
  return [
    toolkitRoutes,
    browsePackRoutes,
    editPackRoutes,
    packListRoutes,
    packPictureRoutes,
    packStepRoutes,
    ownCompanionRoutes,
  ].map((pages) => pages(services));
}
