import { type Postman, postmanOnceConnected } from "../../core/delivery.ts";
import type { Platform } from "../../core/platform.ts";
import { type Live, openConnection, type SlackParts } from "./connect.ts";
import type { ManyParts } from "./many/connect.ts";
import { DELIVERY_LIMITS } from "./postman.ts";

/** Rapporteur on Slack, in one workspace. Nothing of the SDK is loaded before `connect`. */
export function createSlack(parts: SlackParts): Platform {
  return platformOver(() => openConnection(parts));
}

/** Rapporteur in every Slack workspace that installs it. Nothing of the SDK is loaded before `connect`. */
export function createSlackForMany(parts: ManyParts): Platform {
  return platformOver(async () => (await import("./many/connect.ts")).connectMany(parts));
}

function platformOver(open: () => Promise<Live>): Platform {
  let opening: Promise<Live> | undefined;
  let postman: Postman | undefined;
  return {
    name: "slack",
    postman: postmanOnceConnected("Slack", DELIVERY_LIMITS, () => postman),
    connect: async () => {
      opening = open();
      const live = await opening;
      postman = live.postman;
      return live.connection;
    },
    disconnect: async () => {
      const last = opening;
      opening = undefined;
      const [outcome] = await Promise.allSettled([last]);
      if (outcome?.status === "fulfilled") await outcome.value?.close();
    },
  };
}
