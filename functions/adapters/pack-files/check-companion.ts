import {
  type CompanionSurroundings,
  checkCompanion as findFaults,
} from '#core/check-pack/check-companion.ts';
import type { CompanionTemplate } from '#core/companion/companion-template.ts';
import type { PackProblem } from '#ports/packs.ts';
import type { YamlSource } from './yaml-source.ts';

/** A companion together with the file it came from. */
export interface CompanionFile {
  readonly companion: CompanionTemplate;
  readonly source: YamlSource;
}

/** Everything in a companion that does not agree with its pack, or with itself. */
export function checkCompanion(
  { companion, source }: CompanionFile,
  pack: CompanionSurroundings,
): readonly PackProblem[] {
  return findFaults(companion, pack).map(({ path, message, near }) => source.problem(path, message, near));
}
