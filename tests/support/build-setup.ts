import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";

/** Builds what tests of the command line run, so that it is never older than the sources. */
export function setup(): void {
  const root = fileURLToPath(new URL("../..", import.meta.url));
  execFileSync("npx", ["tsc", "-p", "tsconfig.build.json"], { cwd: root, stdio: "inherit" });
}
