import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { look } from './look.ts';
import { openWindowAs } from './sign-in.ts';
import type { Stage } from './stage.ts';
import { tick } from './tick.ts';

let pat: Page;
let dana: Page;
/** The address of the campaign’s board. */
let board: string;

const TITLE = 'Ten principles, one by one';
const SEE = 'See what offices would get';

/** An association offers a campaign to its offices; one of them, without client script, takes it. At the end all posts are stopped. */
export function leadOffices(clarion: () => Stage): void {
  beforeAll(async () => {
    [pat, dana] = await Promise.all([
      openWindowAs(clarion(), 'Pat Gallagher'),
      openWindowAs(clarion(), 'Dana Whitfield', { javaScriptEnabled: false }),
    ]);
  });

  describe('an association', () => {
    it('is led from its first page to the form of a campaign', async () => {
      await look(pat);
      await pat.getByRole('link', { name: 'Prepare the first campaign' }).click();
      await look(pat);
      await pat.getByRole('link', { name: /^In turn ?: Standards of Conduct/ }).click();
      await look(pat);
      await pat.getByRole('link', { name: 'Choose a date for each message instead' }).click();
      await pat.getByRole('button', { name: SEE }).click();
      await pat.getByRole('heading', { name: 'There is a problem' }).waitFor();
      await look(pat);
    });

    it('sees what every office would get, and why X would mind', async () => {
      await pat.getByLabel('Title').fill(TITLE);
      const principle = pat.getByRole('group', { name: 'Principle 1: We follow the law' });
      await principle.getByLabel('Date').fill(daysFromNow(20));
      await pat.getByRole('button', { name: SEE }).click();
      await pat.getByRole('heading', { name: 'Texts on X that are too much alike' }).waitFor();
      await look(pat);
      await pat.getByLabel('Show the texts of').selectOption('Millbrook Town Clerk');
      await pat.getByRole('button', { name: 'Show this office' }).click();
      await pat.getByRole('heading', { name: 'Millbrook Town Clerk: 5 posts' }).waitFor();
    });

    it('gives a reason, offers it, and watches it reach all offices', async () => {
      await pat.getByLabel(/^Why may texts/).fill('Each names its own office.');
      await tick(pat.getByRole('checkbox', { name: 'I have looked at what the offices will see.' }));
      await pat.getByRole('button', { name: 'Offer to 12 offices' }).click();
      await pat.getByRole('heading', { level: 1, name: TITLE }).waitFor();
      board = pat.url();
      await pat.getByText('12 no answer yet').waitFor();
      await look(pat);
    });
  });

  describe('an office', () => {
    it('reads every text, and accepts', async () => {
      await dana.goto('/offices/millbrook/offers');
      await dana
        .getByRole('link', { name: new RegExp(TITLE) })
        .first()
        .click();
      expect(await dana.getByRole('article').count()).toBe(5);
      await tick(dana.getByRole('checkbox', { name: /^I have read every text/ }));
      await dana.getByRole('button', { name: 'Accept this offer' }).click();
      await dana.getByRole('heading', { name: 'Accepted' }).waitFor();
    });
  });

  describe('the board', () => {
    it('shows who has answered, and asks the others again', async () => {
      await pat.goto(board);
      await pat.getByText('1 accepted, 11 no answer yet').waitFor();
      const row = pat.getByRole('row', { name: /Millbrook Town Clerk/ });
      expect(await row.textContent()).toContain('AcceptedDana Whitfield');
      await pat.getByRole('button', { name: 'Ask 11 offices again' }).click();
      await pat.getByRole('status').getByText('11 offices were asked again for an answer.').waitFor();
      await pat.getByRole('link', { name: 'See what is public' }).click();
      await pat.getByText('5 still to come').waitFor();
    });

    it('leads to the withdrawal, which the office sees', async () => {
      await pat.goto(board);
      await pat.getByRole('link', { name: 'Principle 1: We follow the law', exact: true }).click();
      await look(pat);
      await pat.getByRole('link', { name: 'Withdraw this message' }).click();
      await look(pat);
      await pat.getByRole('link', { name: 'Back, withdraw nothing' }).click();
      await pat.getByRole('link', { name: 'Withdraw', exact: true }).click();
      await look(pat);
      await pat.getByLabel('Why?').fill('A wrong link');
      await pat.getByRole('button', { name: 'Withdraw from 12 offices' }).click();
      await pat.getByText('12 withdrawn').waitFor();
      await dana.goto('/offices/millbrook/safety');
      await dana.getByText('Only the association can lift it.').waitFor();
      await dana.getByText('5 posts are on hold.').waitFor();
    });
  });

  describe('an office that uses Clarion already', () => {
    it('is asked to join at an address, which says nothing about who is there', async () => {
      await pat.goto('/associations/four-rivers/offices/ask');
      await pat.getByLabel('Email address of an owner of the office').fill('owner@far-away.example.gov');
      await pat.getByRole('button', { name: 'Send the request' }).click();
      await pat.getByRole('status').getByText('they will find the request').waitFor();
      await look(pat);
    });
  });

  describe('what links carry', () => {
    it('is decided on a page of its own', async () => {
      await pat.goto('/associations/four-rivers/link-parameters');
      await pat.getByRole('heading', { level: 1, name: 'Link parameters' }).waitFor();
      await look(pat);
    });
  });

  describe('the rules for wording', () => {
    it('are read, and changed on a page of their own', async () => {
      await pat.goto('/associations/four-rivers/wording');
      await look(pat);
      await pat.getByRole('link', { name: 'Add words' }).click();
      await pat.getByRole('heading', { level: 1, name: 'Add words' }).waitFor();
      await look(pat);
    });
  });

  describe('the emergency stop', () => {
    it('of the association stands on every page of an office', async () => {
      await pat.getByRole('link', { name: 'Safety', exact: true }).click();
      await pat.getByLabel('Why?').fill('A rumor');
      await pat.getByRole('button', { name: 'Stop all posts of all offices now' }).click();
      await pat.getByRole('status').waitFor();
      await look(pat);
      await dana.goto('/offices/millbrook');
      await dana.getByText('All posts of all offices of your association are stopped.').waitFor();
    });
  });
}

/** A day on the calendar of every office, `YYYY-MM-DD`. */
function daysFromNow(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}
