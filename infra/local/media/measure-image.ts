import sharp from 'sharp';
import type { MeasureImage } from '#adapters/pack-files/read-images.ts';

/** What an image is, by its content and not by its name. Throws for anything that is no image. */
export const measureImage: MeasureImage = async (bytes) => {
  const { format, width, height } = await sharp(bytes).metadata();
  return { mimeType: `image/${format}`, width, height };
};
