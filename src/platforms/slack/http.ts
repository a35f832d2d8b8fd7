import type { Server } from "node:http";
import type { HTTPReceiver, HTTPReceiverOptions } from "@slack/bolt";
import { z } from "zod";
import { OperatorError } from "../../core/errors.ts";
import type { Entrance } from "./socket.ts";
import { soon } from "./soon.ts";

/** How long requests may take to end when the bot leaves, in milliseconds. */
const GOODBYE = 1000;

const listenFailure = z.object({ code: z.enum(["EADDRINUSE", "EACCES"]) });

/** Names a delivery, for inputs that have no name of their own. */
export const byDelivery: NonNullable<HTTPReceiverOptions["customPropertiesExtractor"]> = ({ headers }) => ({
  deliveryId: headers["x-slack-signature"],
});

/**
 * Receives requests that Slack sends to `/slack/events`. Bolt refuses those with a wrong signature or older than five
 * minutes. https://docs.slack.dev/authentication/verifying-requests-from-slack
 * Opening throws OperatorError when the port can't be had.
 */
export function httpEntrance(receiver: HTTPReceiver, port: number): Entrance {
  let server: Server | undefined;
  return {
    receiver,
    open: async () => {
      try {
        server = await receiver.start(port);
      } catch (error) {
        const { success, data } = listenFailure.safeParse(error);
        if (!success) throw error;
        throw new OperatorError(
          `Please set PORT in .env to one that is free: ${port} isn't (${data.code}).`,
          {
            cause: error,
          },
        );
      }
      const address = server.address();
      return `HTTP on port ${typeof address === "object" ? address?.port : port}`;
    },
    close: async () => {
      if (!server) return;
      const closed = receiver.stop();
      await soon(closed, GOODBYE);
      server.closeAllConnections();
      await closed;
    },
  };
}
