/** Reads what a rendered chart shows, so that tests speak of that and not of its markup. */

const textOf = (html: string) =>
  html
    .replaceAll(/<[^>]+>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');

/** The rows of its table, head first, cell by cell. */
export function readTable(html: string): readonly (readonly string[])[] {
  const table = html.match(/<table.*<\/table>/s)?.[0] ?? '';
  return [...table.matchAll(/<tr.*?<\/tr>/gs)].map(([row]) =>
    [...row.matchAll(/<t[hd][ >].*?<\/t[hd]>/gs)].map(([cell]) => textOf(cell)),
  );
}

/** Its drawings, the wide one first. */
export function readDrawings(html: string): readonly string[] {
  return [...html.matchAll(/<svg.*?<\/svg>/gs)].map(([svg]) => svg);
}

/** What a screen reader calls a drawing: the texts that `aria-labelledby` names. */
export function readName(svg: string): readonly string[] {
  const ids = svg.match(/^<svg[^>]* aria-labelledby="([^"]*)"/)?.[1]?.split(' ') ?? [];
  return ids.map((id) => textOf(svg.match(new RegExp(`<(title|desc) id="${id}">.*?</\\1>`, 's'))?.[0] ?? ''));
}

/** Every text in a drawing, lines apart. */
export function readTexts(svg: string): readonly string[] {
  return [...svg.matchAll(/<text.*?<\/text>/gs)].flatMap(([text]) => {
    const lines = [...text.matchAll(/<tspan.*?<\/tspan>/gs)].map(([line]) => textOf(line));
    return lines.length > 0 ? lines : [textOf(text)];
  });
}

/** How often a class is in a drawing. */
export function countClass(svg: string, name: string): number {
  return svg.match(new RegExp(`class="(?:[^"]* )?${name}(?: [^"]*)?"`, 'g'))?.length ?? 0;
}

/** The lines of a path, each as its points. */
export function readPath(path: string): readonly (readonly { readonly x: number; readonly y: number }[])[] {
  return path
    .split('M')
    .filter((part) => part !== '')
    .map((part) =>
      part
        .replace('Z', '')
        .split('L')
        .map((point) => {
          const [x, y] = point.split(',').map(Number);
          return { x: x ?? Number.NaN, y: y ?? Number.NaN };
        }),
    );
}
