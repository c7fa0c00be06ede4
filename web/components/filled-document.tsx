import type { DocumentBlock, FilledDocument, Run, Runs } from '#core/companion/fill-document.ts';

/** A document as it reads; what is still missing is marked. Its headings stand below those of the page. */
export const FilledDocumentText = ({ document }: { document: FilledDocument }) => (
  <div class="document" lang={document.language}>
    {document.blocks.map((block) => (
      <BlockText block={block} />
    ))}
  </div>
);

const BlockText = ({ block }: { block: DocumentBlock }) => {
  switch (block.kind) {
    case 'heading': {
      const Heading = block.level === 1 ? 'h2' : 'h3';
      return (
        <Heading>
          <RunsText runs={block.runs} />
        </Heading>
      );
    }
    case 'paragraph':
      return (
        <p>
          <RunsText runs={block.runs} />
        </p>
      );
    case 'quote':
      return (
        <blockquote>
          <p>
            <RunsText runs={block.runs} />
          </p>
        </blockquote>
      );
    case 'list': {
      const List = block.isNumbered ? 'ol' : 'ul';
      return (
        <List>
          {block.items.map((runs) => (
            <li>
              <RunsText runs={runs} />
            </li>
          ))}
        </List>
      );
    }
  }
};

// A line break in a text is one on paper: the style sheet keeps it.
const RunsText = ({ runs }: { runs: Runs }) => (
  <>
    {runs.map((run) => (
      <RunText run={run} />
    ))}
  </>
);

const RunText = ({ run: { text, isMissing, isStrong } }: { run: Run }) => {
  if (isMissing) return <mark>{text}</mark>;
  return isStrong ? <strong>{text}</strong> : text;
};
