import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { readConfig } from "../../src/config.ts";
import { packageRoot } from "../../src/package-root.ts";

const read = (file: string): Promise<string> => readFile(join(packageRoot(), file), "utf8");

const compose = z.object({
  services: z.object({
    rapporteur: z.object({ environment: z.record(z.string(), z.string()) }),
    postgres: z.object({ environment: z.record(z.string(), z.string()) }),
  }),
});

describe("given the files that run the bot elsewhere", () => {
  it("then the image is built from what .dockerignore lets in, and starts what is built", async () => {
    const [dockerfile, ignore] = [await read("Dockerfile"), await read(".dockerignore")];
    const letIn = [...ignore.matchAll(/^!(.+)$/gmu)].map(([, path = ""]) => path);
    expect(letIn.filter((path) => !existsSync(join(packageRoot(), path)))).toEqual([]);
    expect(letIn).toEqual(
      expect.arrayContaining(["package-lock.json", "src", "commands", "data", "tsconfig.build.json"]),
    );
    expect(dockerfile).toContain('CMD ["node", "dist/src/cli.js", "start"]');
    expect(dockerfile).toMatch(/^USER node$/mu);
  });

  it("then Compose gives the bot settings that it takes", async () => {
    const { services } = compose.parse(parse(await read("compose.yaml")));
    const filled = (text: string): string => text.replaceAll(/\$\{POSTGRES_PASSWORD:[^}]*\}/gu, "hushhush");
    const given = Object.entries(services.rapporteur.environment).map(([name, value]) => [
      name,
      filled(value),
    ]);
    const { database, health } = readConfig(Object.fromEntries(given));
    const { POSTGRES_USER, POSTGRES_DB } = services.postgres.environment;
    expect(database).toBe(`postgres://${POSTGRES_USER}:hushhush@postgres:5432/${POSTGRES_DB}`);
    expect(health).toEqual({ host: "0.0.0.0", port: 8080 });
    expect(await read("Dockerfile")).toContain("http://127.0.0.1:8080/healthz");
  });

  it("then systemd starts the same, and gives it the time that it may take to leave", async () => {
    const unit = await read("ops/rapporteur.service");
    expect(unit).toMatch(/^ExecStart=\/usr\/bin\/node dist\/src\/cli\.js start$/mu);
    expect(Number(/^TimeoutStopSec=(\d+)$/mu.exec(unit)?.[1])).toBeGreaterThan(10);
  });
});
