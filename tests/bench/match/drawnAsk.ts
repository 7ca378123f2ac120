/** Parameters of a criterion, as a requirement gives them. */
export type Parameters = Readonly<Record<string, unknown>>;

/** A criterion's ask as drawn: its parameters by how hard it is, from 0 (nearly all that is known meets it) to 1. */
export type DrawnAsk = (hardness: number) => Parameters;
