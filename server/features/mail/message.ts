/** A mail as it leaves: plain text. */
export interface Message {
  /** One address. */
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** The same each time that the same letter is tried. */
  readonly id: string;
}

/** Hands a mail over; rejects where that fails, and it is tried again. */
export type Deliver = (message: Message) => Promise<void>;

/** How mail leaves, and where its links lead. */
export interface Mailing {
  readonly deliver: Deliver;
  /** Where people reach the page, without a slash at its end. */
  readonly publicUrl: () => string;
}
