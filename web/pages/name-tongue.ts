import { nameLanguage } from '#core/name-language.ts';
import type { Tongue } from '../forms/message-form.ts';

/** Such as `Spanish`, or `Spanish, the official’s own voice`. */
export function nameTongue({ language, voice }: Tongue): string {
  const name = nameLanguage(language);
  return voice === 'office' ? name : `${name}, the official’s own voice`;
}
