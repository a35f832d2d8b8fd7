import { startDiscordStandIn } from "../tests/stand-ins/discord.ts";
import { startSlack } from "../tests/stand-ins/slack.ts";

/**
 * Slack and Discord for the digest benchmark, in a process of their own. They note when each post arrived and say at the
 * end how fast that was, and how many posts came sooner than the limits allow, which the platforms would have refused.
 */
const [channels = "0", perSecond = "1"] = process.argv.slice(2);
const limit = Number(perSecond);
const slackTimes: number[] = [];
const discordTimes: number[] = [];

const slack = await startSlack();
slack.state.news.on("called:chat.postMessage", () => slackTimes.push(performance.now()));
const more = Array.from({ length: Number(channels) }, (_, index) =>
  String(300_000_000_000_000_100n + BigInt(index)),
);
const discord = await startDiscordStandIn({ validate: false, channels: { more } });
// The stand-in looks whether anybody's condition holds after each request.
void discord.until(() => {
  const last = discord.requests.at(-1);
  if (last?.method === "POST") discordTimes.push(performance.now());
  return false;
});

process.on("message", () => {
  process.send?.({ slack: summary(slackTimes), discord: summary(discordTimes) });
});
process.send?.({
  slack: { apiUrl: slack.apiUrl, botToken: slack.state.botToken, appToken: slack.state.appToken },
  discord: { apiUrl: discord.apiUrl, token: discord.token, channels: more },
});

/** Posts, the seconds between the first and the last, and how many came within a second after `limit` others. */
function summary(times: readonly number[]): { posts: number; seconds: number; refused: number } {
  const refused = times.filter((time, index) => {
    const earlier = times[index - limit];
    return earlier !== undefined && time - earlier < 990;
  }).length;
  return { posts: times.length, seconds: ((times.at(-1) ?? 0) - (times[0] ?? 0)) / 1000, refused };
}
