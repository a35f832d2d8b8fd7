import { once } from "node:events";
import { createServer, type Socket } from "node:net";

/**
 * A server that speaks just enough of PostgreSQL's protocol (https://www.postgresql.org/docs/current/protocol-message-formats.html)
 * to let anybody in and to say that it is of an old version.
 */
export async function startOldPostgres(version: string): Promise<{ url: string; close(): Promise<void> }> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => undefined);
    // The first message is the start-up; of those that follow, only a query (Q) is answered.
    socket.once("data", () => {
      socket.write(Buffer.concat([message("R", int32(0)), ready()]));
      socket.on("data", (data) => {
        if (data[0] !== 0x51) return;
        const number = `${version}0004`;
        const answer = data.includes("version()") ? `PostgreSQL ${version}.4 (stand-in)` : number;
        const name = data.includes("version()") ? "version" : "server_version_num";
        socket.write(Buffer.concat([columnOf(name), rowOf(answer), message("C", text("SELECT 1")), ready()]));
      });
    });
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("no port is free");
  return {
    url: `postgres://bot@127.0.0.1:${address.port}/old`,
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, "close");
    },
  };
}

const TEXT = 25;

function columnOf(name: string): Buffer {
  const column = [text(name), int32(0), int16(0), int32(TEXT), int16(-1), int32(-1), int16(0)];
  return message("T", Buffer.concat([int16(1), ...column]));
}

function rowOf(value: string): Buffer {
  return message("D", Buffer.concat([int16(1), int32(Buffer.byteLength(value)), Buffer.from(value)]));
}

function ready(): Buffer {
  return message("Z", Buffer.from("I"));
}

function message(type: string, body: Buffer): Buffer {
  return Buffer.concat([Buffer.from(type), int32(body.length + 4), body]);
}

function text(value: string): Buffer {
  return Buffer.from(`${value}\0`);
}

function int32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
}

function int16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeInt16BE(value);
  return bytes;
}
