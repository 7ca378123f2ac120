import { type ReactElement } from 'react';
import { piecesOf } from '#client/explain/quoted.ts';

/** A text whose quoted phrases are marked with their language, so that they are read out and set as such. */
export function Quoted({ text }: { readonly text: string }): ReactElement {
  return (
    <>
      {piecesOf(text).map((piece, at) =>
        piece.lang === undefined ? (
          piece.text
        ) : (
          <span key={at} lang={piece.lang}>
            {piece.text}
          </span>
        ),
      )}
    </>
  );
}
