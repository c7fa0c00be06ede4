import { checkParts } from '#core/check-pack/check-header.ts';
import type { PackHeader } from '#core/pack.ts';
import type { PackProblem } from '#ports/packs.ts';
import type { YamlSource } from './yaml-source.ts';

/** Everything wrong with `pack.yaml` that a schema cannot see; `folder` is the folder it lies in. */
export function checkHeader(header: PackHeader, folder: string, source: YamlSource): readonly PackProblem[] {
  const faults = checkParts(header).map(({ path, message }) => source.problem(path, message));
  if (header.id === folder) return faults;
  const message = `The pack is called ${header.id} and its folder ${folder}: make them one.`;
  return [source.problem(['id'], message), ...faults];
}
