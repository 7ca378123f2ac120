/** Something drawn on the map. */
export interface MapLayer<Shown> {
  /** Replaces what is shown. */
  readonly show: (shown: Shown) => void;
  /** Takes the layer and its listeners off the map. */
  readonly remove: () => void;
}
