// How the entrypoint ends. The controller knows these numbers as well (AgentExit in the model).

/** The entrypoint's own exit codes. Those of the listener (0 to 4) and of signals (128 and more) pass through. */
export const Exit = Object.freeze({
  /** The controller refused for good. */
  REFUSED: 70,
  /** Nobody gave the agent its identity before the start deadline. */
  NOT_ANSWERED: 71,
  /** The image or the task lacks something: a variable, the listener, Node.js 20, a writable directory. */
  BADLY_SET_UP: 72,
  /** The kernel killed a process of the container for want of memory. */
  OUT_OF_MEMORY: 76,
});

/** Ends the entrypoint with a code and a sentence for whoever reads the container's log. Neither holds anything secret. */
export class Ending extends Error {
  constructor(code, sentence) {
    super(sentence);
    this.name = 'Ending';
    this.code = code;
  }
}
