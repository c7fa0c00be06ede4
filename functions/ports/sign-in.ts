import type { MemberId } from '#core/ids.ts';
import type { Result } from '#core/result.ts';

/** What has to be kept between sending a person to the sign-in provider and their return. */
export interface SignInRequest {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

export interface SignedIn {
  readonly memberId: MemberId;
  /** Handed back to the provider at sign-out, so that its session ends too. */
  readonly idToken: string;
  /** What the provider calls the person, where it says so. */
  readonly name?: string | undefined;
  /** Where the person gets mail, and whether the provider has made sure that it is theirs. */
  readonly email?: { readonly address: string; readonly verified: boolean } | undefined;
}

/** Signs people in through an OpenID Connect provider. */
export interface SignIn {
  begin(): Promise<{ readonly url: string; readonly request: SignInRequest }>;
  /** Checks the provider's answer against the request it belongs to. The error is a sentence for the person. */
  finish(returnUrl: string, request: SignInRequest): Promise<Result<SignedIn, string>>;
  /** The provider's own sign-out address. */
  signOutUrl(idToken: string): Promise<string>;
}
