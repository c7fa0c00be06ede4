import { fromShortcode, toShortcode } from '../state/ids.ts';

export const organizationUrn = (id: string): string => `urn:li:organization:${id}`;
export const personUrn = (id: string): string => `urn:li:person:${toShortcode(id)}`;
export const shareUrn = (id: string): string => `urn:li:share:${id}`;
export const imageUrn = (id: string): string => `urn:li:image:${toShortcode(id)}`;

export const readOrganization = (urn: string): string | undefined =>
  /^urn:li:organization:(\d+)$/.exec(urn)?.[1];

export const readShare = (urn: string): string | undefined => /^urn:li:share:(\d+)$/.exec(urn)?.[1];

export function readImage(urn: string): string | undefined {
  const code = /^urn:li:image:([\w-]+)$/.exec(urn)?.[1];
  const id = code === undefined ? undefined : fromShortcode(code);
  // Another spelling of the same number is another URN.
  return id !== undefined && imageUrn(id) === urn ? id : undefined;
}
