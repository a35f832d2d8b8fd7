import { randomBytes } from "node:crypto";
import { OperatorError } from "../core/errors.ts";
import type { KeptInstallation } from "../core/installations.ts";
import { plural } from "../core/text.ts";
import type { Vault } from "../core/vault.ts";
import { labelOf } from "../platforms/slack/many/label.ts";
import { openStore } from "../store/open-store.ts";
import { vaultOf } from "../vault-of.ts";
import { readSettings } from "./settings.ts";

const KEY_BYTES = 32;
const PASSES = 3;

/** Prints a new key for ENCRYPTION_KEYS. Nothing is kept of it. */
export function newKey(): void {
  process.stdout.write(`${randomBytes(KEY_BYTES).toString("base64")}\n`);
}

/**
 * Seals all secrets in the store with the first key of ENCRYPTION_KEYS, also while the bot runs. Throws OperatorError when
 * some can't be opened by any key; those are left as they are.
 */
export async function rotate(): Promise<void> {
  const { config } = readSettings();
  const vault = vaultOf(config.encryptionKeys);
  const store = await openStore(config.database);
  try {
    const done = new Set<string>();
    const failed = new Set<string>();
    for (let pass = 0; pass < PASSES; pass += 1) {
      for (const kept of await store.installations.all()) {
        if (vault.isCurrent(kept.sealed ?? "")) continue;
        const text = opened(kept, vault);
        if (text === undefined) failed.add(kept.workspace);
        // What a bot that runs has changed meanwhile is looked at in the next pass.
        else if (await store.installations.renew(kept, vault.seal(text, labelOf(kept))))
          done.add(kept.workspace);
      }
    }
    process.stdout.write(`${plural(done.size, "installation")} sealed anew with the first key.\n`);
    if (failed.size > 0)
      throw new OperatorError(
        `None of the keys in ENCRYPTION_KEYS opens ${[...failed].join(", ")}: put the old key back and run this again.`,
      );
  } finally {
    await store.close();
  }
}

function opened(kept: KeptInstallation, vault: Vault): string | undefined {
  try {
    return vault.open(kept.sealed ?? "", labelOf(kept));
  } catch {
    return undefined;
  }
}
