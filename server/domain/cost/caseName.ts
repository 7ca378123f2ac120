/** The cheapest and the dearest case that is possible. */
export type CaseName = 'low' | 'high';
