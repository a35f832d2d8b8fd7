import { createHash } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import { onTestFinished } from "vitest";
import { z } from "zod";

/** A file on a server on loopback, which changes as a test says. */
export interface ScheduleServer {
  readonly address: string;
  /** What stands there; undefined for nothing. */
  text: string | undefined;
  /** The status of each answer so far. */
  readonly answers: number[];
  /** Resolves when a request has come that isn't answered until `release`; further ones are answered at once. */
  hold(): { readonly asked: Promise<unknown>; release(): void };
}

const listening = z.object({ port: z.number() });

/** Serves a file called `name`, with a version that tells when it has changed; gone when the test ends. */
export async function serveSchedule(
  text: string,
  { name = "harbour.csv", versions = true } = {},
): Promise<ScheduleServer> {
  const server = createServer((request, response) => {
    const answer = (): void => {
      const etag = `"${createHash("sha256")
        .update(schedule.text ?? "")
        .digest("hex")}"`;
      const isKnown = versions && request.headers["if-none-match"] === etag;
      const status = schedule.text === undefined ? 404 : isKnown ? 304 : 200;
      schedule.answers.push(status);
      response.writeHead(status, versions ? { etag } : {}).end(status === 200 ? schedule.text : "");
    };
    if (held.length === 0) return answer();
    held.push(answer);
    server.emit("held");
  });
  const held: (() => void)[] = [];
  await once(server.listen(0, "127.0.0.1"), "listening");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const schedule: ScheduleServer = {
    address: `http://127.0.0.1:${listening.parse(server.address()).port}/${name}`,
    text,
    answers: [],
    hold() {
      held.push(() => undefined);
      return {
        asked: once(server, "held"),
        release: () => {
          for (const answer of held.splice(0)) answer();
        },
      };
    },
  };
  return schedule;
}

/** A line a talk: title, speakers, time and room on 5 July 2021, as a spreadsheet has it. */
export function spreadsheet(...talks: readonly [string, string, string, string][]): string {
  const lines = talks.map(([title, by, start, room]) => `"${title}","${by}",2021-07-05,${start},"${room}"`);
  return ["title,speakers,date,start,room", ...lines, ""].join("\n");
}
