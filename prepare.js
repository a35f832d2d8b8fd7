import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

/**
 * Builds after `npm ci`, where the packages for development are there. Without them (`--omit=dev`) nothing can be built,
 * which is no reason to fail where it was built before.
 */
if (existsSync("node_modules/typescript") && existsSync("node_modules/vite")) {
  const { status } = spawnSync("npm run build", { shell: true, stdio: "inherit" });
  process.exitCode = status ?? 1;
} else {
  process.stderr.write(
    "Nothing was built, which takes the packages for development: npm ci && npm prune --omit=dev builds and removes them.\n",
  );
}
