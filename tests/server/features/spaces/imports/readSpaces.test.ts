import { describe, expect, it } from 'vitest';
import { type ReadLine, readSpaces } from '#server/features/spaces/imports/readSpaces.ts';
import { aPark } from '#tests/support/builders.ts';
import { inPieces } from '#tests/support/textInPieces.ts';

const PARKS = [aPark({ id: 'park-1' }), aPark({ id: 'umbrella', isUmbrella: true })];

async function read(text: string): Promise<ReadLine[]> {
  const lines: ReadLine[] = [];
  for await (const line of readSpaces(inPieces(text), { parks: PARKS, provenance: 'test.csv' })) lines.push(line);
  return lines;
}

async function faults(text: string): Promise<unknown[]> {
  return (await read(text)).flatMap((line) => ('fault' in line ? [line.fault] : []));
}

async function ids(text: string): Promise<string[]> {
  return (await read(text)).flatMap((line) => ('space' in line ? [line.space.id] : []));
}

describe('a file of spaces', () => {
  it.each([
    { what: 'with line ends of Windows', text: 'id,parkId\r\na,park-1\r\nb,park-1\r\n' },
    { what: 'without an end to its last line', text: 'id,parkId\na,park-1\nb,park-1' },
    { what: 'with a byte order mark', text: '\uFEFFid,parkId\na,park-1\nb,park-1\n' },
    { what: 'with empty lines', text: 'id,parkId\n\na,park-1\n\nb,park-1\n\n' },
    { what: 'with quotes', text: '"id","parkId"\n"a","park-1"\n"b",park-1\n' },
    { what: 'with blanks about its names', text: ' id , parkId\na, park-1 \nb,park-1\n' },
    { what: 'with its columns in another order', text: 'parkId,id\npark-1,a\npark-1,b\n' },
  ])('$what is read', async ({ text }) => {
    expect(await ids(text)).toEqual(['a', 'b']);
  });

  it('may have commas, quotes and line ends within quotes', async () => {
    const [line] = await read('id,parkId,nameEn\na,park-1,"One, ""the"" first\nof all"\n');

    expect(line).toMatchObject({ space: { name: { en: 'One, "the" first\nof all' } } });
  });

  it.each([
    { what: 'is empty', text: '', fault: { line: 1, message: 'The file is empty: its first line names the columns' } },
    {
      what: 'has only a header',
      text: 'id,parkId\n',
      fault: { line: 1, message: 'The file has a header but no spaces' },
    },
    { what: 'lacks a column', text: 'id\na\n', fault: { line: 1, column: 'parkId', message: 'Is missing' } },
    {
      what: 'has an unknown column',
      text: 'id,parkId,colour\na,park-1,red\n',
      fault: { line: 1, column: 'colour', message: 'Is not a column of the template' },
    },
    {
      what: 'has a column without a name',
      text: 'id,parkId,\na,park-1,\n',
      fault: { line: 1, column: '3', message: 'Is not a column of the template' },
    },
    {
      what: 'has a column twice',
      text: 'id,parkId,id\na,park-1,b\n',
      fault: { line: 1, column: 'id', message: 'Stands in the header twice' },
    },
    {
      what: 'has a short line',
      text: 'id,parkId,areaM2\na,park-1\n',
      fault: { line: 2, message: 'Has 2 cells where the header has 3' },
    },
    {
      what: 'has an id twice',
      text: 'id,parkId\na,park-1\nb,park-1\na,park-1\n',
      fault: { line: 4, column: 'id', message: 'Stands in line 2 already' },
    },
    {
      what: 'names a park that is not stored',
      text: 'id,parkId\na,nowhere\n',
      fault: { line: 2, column: 'parkId', message: 'Is no park that is stored' },
    },
    {
      what: 'names an umbrella of parks',
      text: 'id,parkId\na,umbrella\n',
      fault: { line: 2, column: 'parkId', message: 'Is a name for several parks: name the one that the space lies in' },
    },
    {
      what: 'has a cell that does not parse, after a cell of two lines',
      text: 'id,parkId,nameEn,areaM2\na,park-1,"one\ntwo",9\nb,park-1,,many\n',
      fault: { line: 4, column: 'areaM2', message: 'Expected a number above 0 and at most 10000000' },
    },
  ])('that $what is told so, with line and column', async ({ text, fault }) => {
    expect(await faults(text)).toEqual([fault]);
  });

  it('with a quote that is never closed is told so, with the line', async () => {
    expect(await faults('id,parkId\na,park-1\n"b,park-1\n')).toMatchObject([{ line: 3 }]);
  });

  it('gives every fault, not only the first', async () => {
    expect(await faults('id,parkId,areaM2\na,park-1,x\nb,park-1,5\nc,nowhere,y\n')).toMatchObject([
      { line: 2, column: 'areaM2' },
      { line: 4, column: 'areaM2' },
    ]);
  });
});
