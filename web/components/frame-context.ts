import { createContext, useContext } from 'hono/jsx';
import type { Frame } from '../shell.ts';

export const FrameContext = createContext<Frame | undefined>(undefined);

/** The frame of the page being shown. Throws outside of `showPage`. */
export function useFrame(): Frame {
  const frame = useContext(FrameContext);
  if (!frame) throw new Error('Show pages with showPage(): it provides the frame that components read');
  return frame;
}
