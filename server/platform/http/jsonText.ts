/** An answer that is JSON already, in UTF-8. It is for whoever makes it to see that it is of the declared output. */
export class JsonText {
  readonly text: Uint8Array;

  constructor(text: Uint8Array) {
    this.text = text;
  }
}
