/** Text as it comes from a file: in pieces that end anywhere. */
export async function* inPieces(text: string, charactersPerPiece = 7): AsyncGenerator<string> {
  for (let start = 0; start < text.length; start += charactersPerPiece) {
    yield await Promise.resolve(text.slice(start, start + charactersPerPiece));
  }
}
