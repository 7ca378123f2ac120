/** A mail that is to be sent. What stands in it is made when it is sent, so that no secret link waits in the store. */
export interface Letter {
  /** As `invitation`: the texts in both languages are found by it. */
  readonly kind: string;
  readonly to: string;
  readonly language: 'zh-CN' | 'en';
  /** What the text names: names, never secrets. */
  readonly values: Readonly<Record<string, string>>;
  /** A one-time link in it. */
  readonly link?: LinkWanted;
}

/** A one-time link that is made at the sending. */
export interface LinkWanted {
  /** What it is good for, as `invitation`; taken by the same word. */
  readonly purpose: string;
  /** What it is about: the id of an invitation, of a person …, behind which more may stand after a space. */
  readonly subject: string;
  readonly validForS: number;
  /** Where in the page, as `/invitation`; the token follows behind `#token=`. */
  readonly path: `/${string}`;
}

/** Sends mail. */
export interface Mail {
  /** Puts it among what is to be sent, as a part of the transaction that runs; it leaves soon after the commit. */
  readonly send: (letter: Letter) => Promise<void>;
  /** The same of many. */
  readonly sendAll: (letters: readonly Letter[]) => Promise<void>;
}

/** Secrets that work once. */
export interface OneTimeLinks {
  /** Makes a token of 256 random bits; only its hash is kept. */
  readonly make: (wanted: Omit<LinkWanted, 'path'>) => Promise<string>;
  /**
   * Uses a token up and tells what it is about.
   *
   * @throws {Failure} link-invalid where it is unknown, used, of another purpose or too old
   */
  readonly take: (purpose: string, token: string) => Promise<string>;
  /**
   * Tells what a token is about and leaves it as it is.
   *
   * @throws {Failure} link-invalid as `take` does
   */
  readonly look: (purpose: string, token: string) => Promise<string>;
  /** Removes those that could be used until before a moment; says how many. */
  readonly forgetBefore: (moment: Date) => Promise<number>;
  /** Makes all tokens of a purpose about a subject useless. */
  readonly withdraw: (purpose: string, subject: string) => Promise<void>;
  /** Makes all tokens about something useless, whatever their purpose and whatever stands behind its id. */
  readonly withdrawAll: (id: string) => Promise<void>;
}
