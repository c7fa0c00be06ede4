/** How much of a toolkit is read. All are our own choice: far more than any toolkit that we have seen. */
export interface ToolkitLimits {
  /** Of the file as it is sent. */
  readonly maxBytes: number;
  readonly maxTextBytes: number;
  readonly maxEntries: number;
  /** Of everything in an archive, unpacked. */
  readonly maxUnpacked: number;
  /** Unpacked by packed: text shrinks to a tenth or a thirtieth, a bomb to a thousandth. */
  readonly maxRatio: number;
  /** Tags of one XML file: a book of 300 pages has a tenth of it. */
  readonly maxTags: number;
  readonly maxDepth: number;
  readonly maxRows: number;
  /** Paragraphs, items, rows and the like of all documents together: looking them through takes time for each. */
  readonly maxBlocks: number;
  /** Characters of one paragraph or cell. */
  readonly maxBlockLength: number;
  /** Of all documents together: looking through this many takes some five seconds. A toolkit of 20 pages has 30,000. */
  readonly maxCharacters: number;
  /** Milliseconds. What is computed in one piece is bounded by the sizes above, and checked after it. */
  readonly maxTime: number;
}

export const TOOLKIT_LIMITS: ToolkitLimits = {
  maxBytes: 20_000_000,
  maxTextBytes: 500_000,
  maxEntries: 500,
  maxUnpacked: 60_000_000,
  maxRatio: 150,
  maxTags: 300_000,
  maxDepth: 200,
  maxRows: 2_000,
  maxBlocks: 3_000,
  maxBlockLength: 5_000,
  maxCharacters: 500_000,
  maxTime: 15_000,
};
