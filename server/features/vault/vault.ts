/** Keeps personal texts under a key of the person or record that they are about: with the key they are gone everywhere. */
export interface Vault {
  /** Locks texts in their order, making the keys that are not there yet, as a part of the transaction that runs. */
  readonly lock: (texts: readonly PlacedText[]) => Promise<LockedText[]>;
  /** The texts of boxes, in their order; undefined where the key has been destroyed, or the box was made for another place. */
  readonly open: (boxes: readonly PlacedBox[]) => Promise<(string | undefined)[]>;
  /** Destroys every key of a data subject, as a part of the transaction that runs. */
  readonly destroy: (subjectId: string) => Promise<void>;
  /** How many keys there are that the master key of this installation does not open. */
  readonly countForeign: () => Promise<number>;
}

/** A locked text as it is stored. */
export interface LockedText {
  /** The data subject: id of a person, or of a record that holds a contact. */
  readonly of: string;
  readonly keyId: string;
  /** AES-256-GCM: initialisation vector, tag and cipher, in base64url. */
  readonly box: string;
}

/** A text that is to be locked. */
export interface PlacedText {
  /** The data subject. */
  readonly of: string;
  readonly text: string;
  /** Ties the box to one place: elsewhere it does not open. */
  readonly about: string;
}

/** A locked text, and the place that it was made for. */
export interface PlacedBox {
  readonly locked: LockedText;
  readonly about: string;
}
