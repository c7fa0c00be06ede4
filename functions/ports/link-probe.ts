import type { LinkAnswer } from '#core/links/link-answer.ts';

/** Asks for a page of the web as somebody outside would. */
export interface LinkProbe {
  /**
   * Asks for an address that `askableUrl` gave, and follows where it leads, but never into a private network. Answers
   * within a few seconds, whatever the other side does, and never throws.
   */
  ask(url: string): Promise<LinkAnswer>;
}
