/** What one look has found: nothing, something to know, or something to mend. */
export interface Found {
  readonly what: string;
  readonly state: 'well' | 'note' | 'fault';
  readonly said: string;
}

/** What is as it should be. */
export const well = (what: string, said: string): Found => ({ what, state: 'well', said });
/** Something to know. */
export const note = (what: string, said: string): Found => ({ what, state: 'note', said });
/** Something to mend. */
export const fault = (what: string, said: string): Found => ({ what, state: 'fault', said });
