import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Mailer } from '#ports/mail.ts';

/** A message as the far side got it. */
export interface ArrivedMessage {
  readonly from: string;
  /** Bare addresses: where it goes, whatever its headers say. */
  readonly recipients: readonly string[];
  /** The header that shows the recipient, with the name. */
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** The source of all headers, where there is one. */
  readonly head: string;
}

export interface MailStage {
  readonly mailer: Mailer;
  /** Another of its kind, for which nobody is listening. */
  readonly unheard: Mailer;
  arrived(): readonly ArrivedMessage[];
  /** Lets the far side refuse the next message. */
  refuseNext(): void;
  stop(): Promise<void> | void;
}

/** Where messages of a stage come from. */
export const SENDER = 'Clarion <clarion@example.gov>';

export const MESSAGE = {
  to: { name: 'Dana Whitfield', email: 'dana@millbrook.example.gov' },
  subject: 'Millbrook Town Clerk: X refused a post',
  text: 'X refused the link.\n\nNext step: change the post.\n',
};

/** What every way to send mail has to do. */
export function describeMailer(name: string, open: () => Promise<MailStage>): void {
  describe(name, () => {
    let stage: MailStage;
    beforeAll(async () => {
      stage = await open();
    });
    afterAll(() => stage.stop());

    it('takes a message to its recipient, with its sender, subject and text', async () => {
      expect(await stage.mailer.send(MESSAGE)).toBe('sent');
      const arrived = stage.arrived().at(-1);
      expect(arrived).toMatchObject({
        from: SENDER,
        recipients: ['dana@millbrook.example.gov'],
        subject: MESSAGE.subject,
      });
      expect(arrived?.to).toMatch(/^"?Dana Whitfield"? <dana@millbrook\.example\.gov>$/);
      expect(arrived?.text.trim()).toBe(MESSAGE.text.trim());
    });

    it('cannot be given another recipient by a line break in a subject or a name', async () => {
      const before = stage.arrived().length;
      const subject = 'Hello\r\nBcc: else@example.com';
      const to = { ...MESSAGE.to, name: 'Dana\r\nBcc: else@example.com' };
      expect(await stage.mailer.send({ ...MESSAGE, subject, to })).toBe('sent');
      const [arrived, ...others] = stage.arrived().slice(before);
      expect(others).toEqual([]);
      expect(arrived?.recipients).toEqual(['dana@millbrook.example.gov']);
      expect(`${arrived?.subject}${arrived?.to}`).not.toMatch(/[\r\n]/);
      expect(arrived?.head).not.toMatch(/^Bcc:/im);
    });

    it('tells that a message was refused, and takes the next one', async () => {
      stage.refuseNext();
      expect(await stage.mailer.send(MESSAGE)).toMatchObject({
        kind: 'refused',
        reason: expect.stringMatching(/\w/),
      });
      expect(await stage.mailer.send(MESSAGE)).toBe('sent');
    });

    it('tells that nobody is there to take a message', async () => {
      expect(await stage.unheard.send(MESSAGE)).toMatchObject({
        kind: 'unreachable',
        reason: expect.stringMatching(/\w/),
      });
    });
  });
}
