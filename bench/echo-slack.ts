import { App, LogLevel } from "@slack/bolt";

/** A bare bot on Bolt, which is what ours is measured against: it answers everything with the same few words. */

const { SLACK_BOT_TOKEN = "", SLACK_APP_TOKEN = "", SLACK_API_URL = "" } = process.env;

const app = new App({
  token: SLACK_BOT_TOKEN,
  appToken: SLACK_APP_TOKEN,
  socketMode: true,
  logLevel: LogLevel.ERROR,
  clientOptions: { slackApiUrl: SLACK_API_URL },
});

app.command(/^\//u, async ({ ack, payload }) => {
  await ack({ response_type: "in_channel", text: `You said ${payload.text}` });
});
app.action(/./u, async ({ ack, respond }) => {
  await ack();
  await respond({ response_type: "ephemeral", replace_original: false, text: "You clicked" });
});
app.options(/./u, async ({ ack, payload }) => {
  await ack({ options: [{ text: { type: "plain_text", text: payload.value }, value: payload.value }] });
});

await app.start();
