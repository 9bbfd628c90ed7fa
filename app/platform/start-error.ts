/** A reason not to start, in one line that says what to change. It never carries a secret. */
export class StartError extends Error {
  constructor(reason: string) {
    super(reason);
    this.name = "StartError";
  }
}
