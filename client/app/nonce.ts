/** What style elements of this page must carry to be let in; the server gives another one each time. */
export function styleNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';
}

/** Gives it to the libraries that ask for it by the name that bundlers use: those that hold the page behind a dialog. */
export function tellNonce(): void {
  Reflect.set(globalThis, '__webpack_nonce__', styleNonce());
}
