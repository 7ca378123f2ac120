/** An answer that is JSON already. It is for whoever makes it to see that it is of the declared output. */
export class JsonText {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}
