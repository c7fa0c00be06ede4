/** A message to one person, in plain text. */
export interface Message {
  readonly to: { readonly name: string; readonly email: string };
  readonly subject: string;
  readonly text: string;
}

/**
 * What became of a message: on its way; refused, which says nothing about others; or no server to give it to, so that
 * others need not be tried now. The reason is for the operator.
 */
export type Mailed = 'sent' | { readonly kind: 'refused' | 'unreachable'; readonly reason: string };

export interface Mailer {
  send(message: Message): Promise<Mailed>;
}
