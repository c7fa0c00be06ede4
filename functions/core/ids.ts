import * as z from 'zod';

const slug = z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'use lower-case letters, digits and hyphens');

export const AssociationId = slug.brand<'AssociationId'>();
export type AssociationId = z.infer<typeof AssociationId>;

export const OfficeId = slug.brand<'OfficeId'>();
export type OfficeId = z.infer<typeof OfficeId>;

/** The subject that the sign-in provider vouches for; opaque to Clarion. */
export const MemberId = z
  .string()
  .regex(/^[\w.@:|-]{1,128}$/)
  .brand<'MemberId'>();
export type MemberId = z.infer<typeof MemberId>;

export const CampaignId = slug.brand<'CampaignId'>();
export type CampaignId = z.infer<typeof CampaignId>;

export const PostId = slug.brand<'PostId'>();
export type PostId = z.infer<typeof PostId>;

export const PackId = slug.brand<'PackId'>();
export type PackId = z.infer<typeof PackId>;

export const MessageId = slug.brand<'MessageId'>();
export type MessageId = z.infer<typeof MessageId>;

export const AttemptId = slug.brand<'AttemptId'>();
export type AttemptId = z.infer<typeof AttemptId>;

/** SHA-256 of the image's bytes, hex: the same picture is stored once and can never change under a post. */
export const MediaId = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .brand<'MediaId'>();
export type MediaId = z.infer<typeof MediaId>;

/**
 * The folder name of a platform in `functions/platforms`. A brand instead of a list, so that a new platform is a
 * new folder and nothing here changes; the registry's test holds the two together.
 */
export const Platform = slug.brand<'Platform'>();
export type Platform = z.infer<typeof Platform>;

/** A BCP 47 tag such as `en` or `es`. */
export const Language = z
  .string()
  .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'use a language tag such as en or es')
  .brand<'Language'>();
export type Language = z.infer<typeof Language>;
