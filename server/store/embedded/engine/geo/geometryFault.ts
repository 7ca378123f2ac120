/** What is wrong with something that should be a geometry. */
export class GeometryFault extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'GeometryFault';
  }
}
