/** A message to one person, in plain text. */
export interface Message {
  readonly to: { readonly name: string; readonly email: string };
  readonly subject: string;
  readonly text: string;
}

/** What became of a message: on its way, or not taken. The reason is for the operator. */
export type Mailed = 'sent' | { readonly kind: 'not-sent'; readonly reason: string };

export interface Mailer {
  send(message: Message): Promise<Mailed>;
}
