import { checkMessage as findFaults } from '#core/check-pack/check-message.ts';
import type { Message, PackHeader } from '#core/pack.ts';
import type { PackProblem } from '#ports/packs.ts';
import type { YamlSource } from './yaml-source.ts';

/** A message together with the file it came from. */
export interface MessageFile {
  readonly message: Message;
  readonly source: YamlSource;
}

/** Everything in a message that does not agree with its pack, or with itself. */
export function checkMessage({ message, source }: MessageFile, header: PackHeader): readonly PackProblem[] {
  return findFaults(message, header).map(({ path, message: what, near }) => source.problem(path, what, near));
}
