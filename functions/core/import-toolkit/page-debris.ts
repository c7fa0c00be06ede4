import { type Block, isText } from './document.ts';

/** Why a block says nothing that anybody would post or read out; nothing if it may say something. */
export function whyDebris(block: Block): string | undefined {
  if (block.kind === 'ornament') return 'Lines and ornaments.';
  if (!isText(block) || block.kind === 'heading') return undefined;
  const text = block.text.trim();
  if (/^(?:page\s+)?(?:[-–—|]\s*)?\d{1,3}(?:\s*[-–—|])?(?:\s*(?:of|\/)\s*\d{1,3})?$/i.test(text))
    return 'The number of a page.';
  if (/^(?:[^|]{3,60}\|\s*)?page\s+\d{1,3}(?:\s+of\s+\d{1,3})?$/i.test(text)) return 'The foot of a page.';
  if (
    /^(?:the|this|an?)\s+(?:\p{L}+\s+)?(?:image|picture|photo|photograph|figure|graphic)\s+(?:shows?|depicts?|features?|displays?|of)\b/iu.test(
      text,
    ) &&
    block.kind === 'paragraph'
  ) {
    return 'The description of a picture that is not here.';
  }
  return text === '' ? 'Nothing is left of it but signs of a conversion.' : undefined;
}
