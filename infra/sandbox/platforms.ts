import { facebook } from './facebook/platform.ts';
import { instagram } from './instagram/platform.ts';
import { linkedin } from './linkedin/platform.ts';
import { PLATFORMS, type Platform } from './platform.ts';
import type { SimulatedPlatform } from './simulated-platform.ts';
import { threads } from './threads/platform.ts';
import { x } from './x/platform.ts';

/** Every simulated platform; a new one is a folder, a line here, and a port in the options. */
export const SIMULATED: Readonly<Record<Platform, SimulatedPlatform>> = {
  x,
  facebook,
  instagram,
  threads,
  linkedin,
};

export const listSimulated = (): SimulatedPlatform[] => PLATFORMS.map((platform) => SIMULATED[platform]);
