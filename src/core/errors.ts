import { type Rich, wording } from "./reply.ts";

/** Thrown when what a person typed or clicked can't be done. `sentence` is one friendly sentence with the mend. */
export class UserError extends Error {
  override readonly name = "UserError";
  readonly sentence: Rich;

  constructor(sentence: Rich, options?: ErrorOptions) {
    super(wording(sentence), options);
    this.sentence = sentence;
  }
}

/** Thrown when settings, files or the environment are wrong. The message names what to change; shown to operators only. */
export class OperatorError extends Error {
  override readonly name = "OperatorError";
}

/** Thrown by a store that can't answer at the moment (locked, full, unreachable). What was asked may be asked again. */
export class StoreUnavailableError extends Error {
  override readonly name = "StoreUnavailableError";
}
