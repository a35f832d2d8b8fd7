/**
 * What Slack accepts, in characters or in pieces. Unless another page is named, the rule stands on the page of the block,
 * element or object at https://docs.slack.dev/reference/block-kit. Values of buttons and options are far below theirs:
 * an encoded invocation has at most 100 characters.
 */
export const LIMITS = Object.freeze({
  blocks: 50,
  /**
   * All blocks of a message together, measured as JSON. Slack refuses more than about 13,200 characters
   * (`msg_blocks_too_long`) and documents neither the number nor what is counted; the JSON is never less than that.
   * https://github.com/slackapi/bolt-js/issues/2509 and 2867
   */
  allBlocks: 13_000,
  /** Slack cuts the text beside the blocks here: https://docs.slack.dev/reference/methods/chat.postMessage#truncating */
  messageText: 40_000,
  header: 150,
  /** A text object, and so the text of a section or a context. */
  text: 3_000,
  buttonsInBlock: 25,
  buttonText: 75,
  url: 3_000,
  options: 100,
  optionText: 75,
  optionValue: 150,
  placeholder: 150,
  /** The label and the hint of an input. */
  inputLabel: 2_000,
  inputText: 3_000,
  /** https://docs.slack.dev/reference/views/modal-views */
  modal: Object.freeze({ blocks: 100, title: 24 }),
  /** https://docs.slack.dev/reference/app-manifest */
  manifest: Object.freeze({
    commands: 50,
    commandName: 32,
    commandDescription: 2_000,
    usageHint: 1_000,
    shortcutName: 24,
    shortcutDescription: 150,
  }),
});
