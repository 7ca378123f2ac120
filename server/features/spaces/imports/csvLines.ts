import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { z } from 'zod';

/** One record of a file and the line on which it ends, from 1. */
export interface CsvLine {
  readonly line: number;
  readonly cells: readonly string[];
}

/** The file is not CSV from some line on. */
export class BrokenCsv extends Error {
  override readonly name = 'BrokenCsv';
  readonly line: number;

  constructor(line: number, message: string, cause: unknown) {
    super(message, { cause });
    this.line = line;
  }
}

/** Most characters of one record: an open quote must not read the rest of a large file as one cell. */
const RECORD_CHARACTERS_MAX = 100_000;

/**
 * The records of CSV text that comes in pieces; empty lines are left out, the number of cells is as found.
 *
 * @throws {BrokenCsv} where quotes do not match.
 */
export async function* csvLines(text: AsyncIterable<string>): AsyncGenerator<CsvLine> {
  const parser = parse({
    info: true,
    bom: true,
    relaxColumnCount: true,
    skipEmptyLines: true,
    maxRecordSize: RECORD_CHARACTERS_MAX,
  });
  // A source that breaks must break the reader too, with its own error.
  const source = Readable.from(text).on('error', (error) => parser.destroy(error));
  try {
    for await (const read of source.pipe(parser)) {
      const { record, info } = Parsed.parse(read);
      yield { line: info.lines, cells: record };
    }
  } catch (error) {
    if (error instanceof CsvError) throw new BrokenCsv(parser.info.lines, error.message, error);
    throw error;
  }
}

const Parsed = z.object({ record: z.array(z.string()), info: z.object({ lines: z.number() }) });
