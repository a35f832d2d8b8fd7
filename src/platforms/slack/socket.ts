import type { Logger, Receiver, SocketModeReceiver } from "@slack/bolt";
import pRetry from "p-retry";
import type { Log } from "../../core/log.ts";
import type { SlackSettings } from "../../core/settings.ts";
import { type Bolt, clientOptions } from "./bolt.ts";
import { explained } from "./faults.ts";
import { soon } from "./soon.ts";

/** How inputs come in: Bolt's receiver, and how to open and close it. */
export interface Entrance {
  readonly receiver: Receiver;
  /** In words for operators: "Socket Mode". */
  open(): Promise<string>;
  close(): Promise<void>;
}

/** This way in, in words for operators. */
export const SOCKET_MODE = "Socket Mode";

/** Pauses between attempts to come back, in milliseconds; the first attempt comes at once. */
const PAUSES = { minTimeout: 500, maxTimeout: 30_000, randomize: true };

/** How long Slack may take for its goodbye, in milliseconds. */
const GOODBYE = 1000;

/**
 * Receives through Slack's socket. Bolt would come back after a loss by itself, but 5 s later, and an answer that it
 * takes for final ends the process with an unhandled rejection; so that part is ours.
 */
export function socketEntrance(
  bolt: Bolt,
  appToken: string,
  settings: SlackSettings,
  logger: Logger,
  log: Log,
  changed: (isConnected: boolean) => void,
): Entrance {
  const receiver = new bolt.SocketModeReceiver({
    appToken,
    logger,
    autoReconnectEnabled: false,
    installerOptions: { clientOptions: clientOptions(settings, logger) },
    customPropertiesExtractor: ({ envelope_id }: { envelope_id?: unknown }) => ({ deliveryId: envelope_id }),
  });
  const leaving = new AbortController();
  const { signal } = leaving;
  return {
    receiver,
    open: async () => {
      await start(receiver, signal);
      stayConnected(receiver, signal, log, changed).catch((error: unknown) => {
        if (!signal.aborted) log.error({ err: error, platform: "slack" }, "the connection was given up");
      });
      return SOCKET_MODE;
    },
    close: async () => {
      leaving.abort();
      const gone = receiver.client.disconnect().then(() => true);
      const inTime = await soon(gone, GOODBYE);
      if (!inTime) await receiver.client.disconnect();
    },
  };
}

async function start(receiver: SocketModeReceiver, signal: AbortSignal): Promise<void> {
  try {
    await receiver.start();
    if (signal.aborted) await receiver.client.disconnect();
  } catch (error) {
    throw explained(error, "SLACK_APP_TOKEN");
  }
}

async function stayConnected(
  receiver: SocketModeReceiver,
  signal: AbortSignal,
  log: Log,
  changed: (isConnected: boolean) => void,
): Promise<void> {
  for (;;) {
    await new Promise<void>((resolve) => void receiver.client.once("disconnected", () => resolve()));
    if (signal.aborted) return;
    log.info({ platform: "slack" }, "the socket was closed: connecting again");
    changed(false);
    await pRetry(() => start(receiver, signal), {
      ...PAUSES,
      signal,
      retries: Infinity,
      onFailedAttempt: ({ error }) => log.warn({ err: error, platform: "slack" }, "connecting again failed"),
    });
    log.info({ platform: "slack" }, "connected again");
    changed(true);
  }
}
