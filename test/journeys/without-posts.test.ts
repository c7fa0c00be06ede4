import { afterAll, beforeAll, describe } from 'vitest';
import { leadOffices } from './association.ts';
import { tryBadInput } from './bad-input.ts';
import { connectChannels } from './channels.ts';
import { decideOnPosts } from './post-decisions.ts';
import { openStage, type Stage } from './stage.ts';

/** Journeys that need no post of the demo’s own. They share one Clarion: to start it costs as much as most of them. */
let stage: Stage;
const clarion = () => stage;

beforeAll(async () => {
  stage = await openStage(['--empty']);
});
afterAll(() => stage.close());

describe('connecting channels', () => connectChannels(clarion));
describe('mistakes in an announcement', () => tryBadInput(clarion));
describe('decisions about posts', () => decideOnPosts(clarion));
// The last, as it ends with an emergency stop.
describe('an association and its offices', () => leadOffices(clarion));
