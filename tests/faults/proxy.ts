import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";

/** A network between the bots and their database, which a test can cut. */
export interface Proxy {
  /** An address as seen through the network. */
  through(databaseUrl: string): string;
  /** Cuts all connections and lets no new ones through. */
  cut(): void;
  /** Lets nothing pass, without telling anybody. */
  freeze(): void;
  /** All is as it should be again. */
  restore(): void;
  close(): Promise<void>;
}

/** Starts one before a server, whose address is given. */
export async function startProxy(databaseUrl: string): Promise<Proxy> {
  const { hostname, port } = new URL(databaseUrl);
  const sockets = new Set<Socket>();
  let state: "open" | "cut" | "frozen" = "open";
  const join = (from: Socket, to: Socket): void => {
    sockets.add(from);
    if (state === "frozen") from.pause();
    from.on("data", (data) => to.write(data));
    from.on("error", () => from.destroy());
    from.on("close", () => {
      sockets.delete(from);
      to.destroy();
    });
  };
  const server = createServer((client) => {
    if (state === "cut") return void client.destroy();
    const upstream = connect(Number(port), hostname);
    join(client, upstream);
    join(upstream, client);
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("no port is free");
  return {
    through: (url) => {
      const seen = new URL(url);
      seen.host = `127.0.0.1:${address.port}`;
      return seen.href;
    },
    cut: () => {
      state = "cut";
      for (const socket of sockets) socket.destroy();
    },
    freeze: () => {
      state = "frozen";
      for (const socket of sockets) socket.pause();
    },
    restore: () => {
      state = "open";
      for (const socket of sockets) socket.resume();
    },
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, "close");
    },
  };
}
