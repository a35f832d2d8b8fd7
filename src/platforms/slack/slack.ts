import type { Platform } from "../../core/platform.ts";
import { type Live, openConnection, type SlackParts } from "./connect.ts";

/** Rapporteur on Slack. Nothing of the SDK is loaded before `connect`. */
export function createSlack(parts: SlackParts): Platform {
  let opening: Promise<Live> | undefined;
  return {
    name: "slack",
    connect: async () => {
      opening = openConnection(parts);
      return (await opening).connection;
    },
    disconnect: async () => {
      const last = opening;
      opening = undefined;
      const [outcome] = await Promise.allSettled([last]);
      if (outcome?.status === "fulfilled") await outcome.value?.close();
    },
  };
}
