/**
 * What Discord allows, in one place. Sources:
 * messages and components https://docs.discord.com/developers/components/reference,
 * commands https://docs.discord.com/developers/interactions/application-commands,
 * answers https://docs.discord.com/developers/interactions/receiving-and-responding.
 */
export const LIMITS = Object.freeze({
  /** Components of a message, nested ones and the container counted. */
  components: 40,
  /** Characters over all text displays of a message. */
  text: 4000,
  /** Buttons side by side in one action row. */
  rowButtons: 5,
  /** Characters on a button. */
  buttonLabel: 80,
  /** Characters of a `custom_id`. */
  customId: 100,
  /** Characters of the address behind a link button. */
  buttonUrl: 512,
  /** Lines of a select menu. */
  selectOptions: 25,
  /** Characters of a select's placeholder. */
  placeholder: 150,
  /** Characters of the label, the description and the value of a select's line, each. */
  optionText: 100,
  /** Commands of an application, and subcommands or options of a command. */
  commands: 100,
  commandOptions: 25,
  /** Fixed choices of an option, and suggestions while somebody types. */
  choices: 25,
  /** Characters of the name of a choice and of its value. */
  choiceText: 100,
  /** Characters of the name of a command or option. */
  name: 32,
  /** Characters of the description of a command or option. */
  description: 100,
  /** Inputs of a modal, characters of its title and of a label, and of what is written into an input. */
  modalInputs: 5,
  modalTitle: 45,
  modalText: 4000,
  /** Largest length that may be asked of a text option. */
  optionLength: 6000,
});

/**
 * How fast the bot posts of its own accord: well below the 50 requests a second that Discord allows over all, and the
 * five messages in five seconds of one channel. https://docs.discord.com/developers/topics/rate-limits
 */
export const DELIVERY_LIMITS = Object.freeze({ perSecond: 20, channelPauseMs: 1000 });
