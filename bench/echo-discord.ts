import { Client, Events, GatewayIntentBits, type Interaction } from "discord.js";

/** A bare bot on discord.js, which is what ours is measured against: it answers everything with the same few words. */

const { DISCORD_TOKEN = "", DISCORD_API_URL = "" } = process.env;

const client = new Client({
  intents: [GatewayIntentBits.Guilds],
  rest: { api: DISCORD_API_URL },
});

client.on(Events.InteractionCreate, (interaction) => void answer(interaction));
await client.login(DISCORD_TOKEN);

async function answer(interaction: Interaction): Promise<void> {
  if (interaction.isChatInputCommand()) await interaction.reply("You asked");
  if (interaction.isAutocomplete()) {
    const text = interaction.options.getFocused();
    await interaction.respond([{ name: text, value: text }]);
  }
}
